import type { IncomingMessage, ServerResponse } from 'node:http';
import { CONTENT_TYPE } from '../http/awsJson';
import { LOOPBACK, readBody, serveOn } from '../http/loopbackServer';
import { checkOptions } from './checkOptions';
import type { LocalCognitoOptions } from './options';
import type { ReceivedCall } from './receivedCall';
import { addRecent } from './recent';
import { type CallResult, CognitoService, MAX_BODY_BYTES } from './service';

export type { LocalCognitoOptions };

export interface RecordedRequest extends ReceivedCall {
  /** The HTTP status; 0 where no answer was sent. */
  status: number;
  /** What was answered, or would have been: a caller who was cut off, or waits for ever, has not seen it. */
  answer: Record<string, unknown>;
  durationMs: number;
  /** What the server's option `faultFor` made happen to it. */
  fault?: string;
}

/** A running server. It repeats the members of a LoopbackServer, so that the types of the package local-cognito need none of Node's. */
export interface LocalCognito {
  /** What the option `endpoint` of an SDK's client takes. */
  url: string;
  port: number;
  /** Closes at once, connections that are kept alive included. */
  stop(): Promise<void>;
  /** Every request, oldest first: the latest 10,000 at least. A request is here before its caller has the answer. A test may empty it. */
  requests: RecordedRequest[];
  /**
   * Does an operation at once and off the record, past signature, permissions, rates, latency and faults: to set the scene, or to look
   * at what is true.
   * @throws CognitoError what the operation refuses
   */
  perform(operation: string, input: Record<string, unknown>): Record<string, unknown>;
  /** Adds an empty user pool under an id that is not Cognito's choice: a pool that a template or a script names. */
  addUserPool(id: string, name: string): void;
}

const FEWEST_RECORDED = 10_000;

/**
 * Starts an HTTP server that behaves like Amazon Cognito's API for app clients.
 * @throws Node's own error when it cannot listen, such as EADDRINUSE
 * @throws Error for an option that can't be
 */
export function startLocalCognito(options: LocalCognitoOptions = {}): Promise<LocalCognito> {
  return startLocalCognitoOn(LOOPBACK, options);
}

/**
 * The same on another address of this machine. The server verifies no signature and gives out secrets, so an address that others reach
 * is for containers and their networks only.
 */
export async function startLocalCognitoOn(host: string, options: LocalCognitoOptions): Promise<LocalCognito> {
  checkOptions(options);
  const service = new CognitoService(options);
  const requests: RecordedRequest[] = [];
  const server = await serveOn(host, options.port ?? 0, (request, response) => {
    const record = (recorded: RecordedRequest) => addRecent(requests, recorded, FEWEST_RECORDED);
    // It fails for a client that went away while it was sending: there is nobody to answer.
    exchange(service, request, response, record).catch(() => response.destroy());
  });
  return {
    ...server,
    requests,
    perform: (operation, input) => service.perform(operation, input),
    addUserPool: (id, name) => service.addUserPool(id, name),
  };
}

/** One request, recorded and answered. */
async function exchange(
  service: CognitoService,
  request: IncomingMessage,
  response: ServerResponse,
  record: (request: RecordedRequest) => void,
): Promise<void> {
  const startedAt = performance.now();
  const { method, url, headers } = request;
  const body = await readBody(request, MAX_BODY_BYTES);
  const { call, result } = await service.serve({ method, url, headers, body });
  const { status, answer = {}, fault } = result;
  record({ ...call, status, answer, durationMs: performance.now() - startedAt, ...(fault !== undefined && { fault }) });
  if (result.unsent === 'cut') response.destroy();
  else if (result.unsent !== 'hang') send(response, result, { date: service.date, requestId: service.newRequestId() });
}

function send(
  response: ServerResponse,
  { status, answer, unsent }: CallResult,
  { date, requestId }: { date: string; requestId: string },
): void {
  const text = answer === undefined ? '' : JSON.stringify(answer);
  // An answer without text is announced as longer than it is, so that it can be cut, too.
  const isCut = unsent === 'cut-inside';
  response.writeHead(status, {
    date,
    'content-type': CONTENT_TYPE,
    'content-length': Buffer.byteLength(text) + (isCut ? 2 : 0),
    'x-amzn-requestid': requestId,
  });
  if (isCut) response.write(text.slice(0, text.length / 2) || ' ', () => response.destroy());
  else response.end(text);
}
