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
  /** The HTTP status; 0 if no answer was sent. */
  status: number;
  /** The answer of the operation. With a `cut` or `hang` fault the caller has not received it. */
  answer: Record<string, unknown>;
  durationMs: number;
  /** The fault that the server's option `faultFor` chose. */
  fault?: string;
}

/**
 * A running server. It repeats the members of a LoopbackServer, so that the types of the package local-cognito do not need Node's
 * types.
 */
export interface LocalCognito {
  /** The value for the option `endpoint` of an SDK client. */
  url: string;
  port: number;
  /** Closes the server and all connections at once. */
  stop(): Promise<void>;
  /**
   * The requests, oldest first: at least the latest 10,000. A request is recorded before its caller has the answer. A test can
   * empty the list.
   */
  requests: RecordedRequest[];
  /**
   * Performs an operation at once, without recording it, and without signature, permissions, rates, latency and faults. Use it to
   * prepare a test, or to read the present state.
   * @throws CognitoError the error of the operation
   */
  perform(operation: string, input: Record<string, unknown>): Record<string, unknown>;
  /** Adds an empty user pool with an id that the caller chooses, such as the id in a template or a script. */
  addUserPool(id: string, name: string): void;
}

const FEWEST_RECORDED = 10_000;

/**
 * Starts an HTTP server that behaves like Amazon Cognito's API for app clients.
 * @throws Node's own error when it cannot listen, such as EADDRINUSE
 * @throws Error for an invalid option
 */
export function startLocalCognito(options: LocalCognitoOptions = {}): Promise<LocalCognito> {
  return startLocalCognitoOn(LOOPBACK, options);
}

/**
 * Like startLocalCognito, on another address of this machine. The server verifies no signature and shows secrets. So use an
 * address that other machines can reach only inside a container's network.
 */
export async function startLocalCognitoOn(host: string, options: LocalCognitoOptions): Promise<LocalCognito> {
  checkOptions(options);
  const service = new CognitoService(options);
  const requests: RecordedRequest[] = [];
  const server = await serveOn(host, options.port ?? 0, (request, response) => {
    const record = (recorded: RecordedRequest) => addRecent(requests, recorded, FEWEST_RECORDED);
    // Fails when the client closes the connection while it sends, so no answer is possible.
    exchange(service, request, response, record).catch(() => response.destroy());
  });
  return {
    ...server,
    requests,
    perform: (operation, input) => service.perform(operation, input),
    addUserPool: (id, name) => service.addUserPool(id, name),
  };
}

/** Records and answers one request. */
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
  // To cut an answer, its length is announced as longer than its text, which may be empty.
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
