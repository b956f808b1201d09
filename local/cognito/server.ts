/** The local Cognito: an HTTP server that behaves like Amazon Cognito's API for app clients. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, readBody, serveOnLoopback } from '../http/loopbackServer';
import { bodyTooLarge, type CognitoError, unknownOperation } from './errors';
import { type FutureMembers, withFutureMembers } from './futureMembers';
import { findOperation, perform } from './operations';
import { accessKeyIdOf, asCognitoError, contentType, operationOf, parseBody } from './protocol';
import { type CognitoState, newState } from './state';

export interface LocalCognitoOptions {
  /** TCP port on 127.0.0.1; 0 or absent takes a free one. */
  port?: number;
  /**
   * What an update does to the four attributes whose omission nobody has recorded on the service itself: RefreshTokenValidity,
   * EnableTokenRevocation, AuthSessionValidity and RefreshTokenRotation.
   *
   * - `reset`: they return to their defaults, as the documentation says of every attribute that an update omits.
   * - `keep`: they stay. All four were seen to, three of them through AWS's own resource type.
   *
   * The default is `reset`. The documentation speaks of the operation itself, in words that leave no exception; the observations were
   * made through a layer that reads and writes on its own account. It is the safer side, too: a caller that forgets an attribute is
   * found out here, and not in production. A provider has to be right under both, so its tests run under both.
   */
  onOmission?: 'reset' | 'keep';
  /** Clients a pool may hold. The default is Cognito's quota, 1,000 (DOC). */
  clientsPerPool?: number;
  /** Default: us-east-1. */
  region?: string;
  /** Default: 123456789012. */
  accountId?: string;
  /** The server's clock, in epoch milliseconds. Default: Date.now. */
  now?: () => number;
  /** Members of app clients that only a later Cognito has. Default: none. */
  futureMembers?: FutureMembers;
}

export interface RecordedRequest {
  operation: string;
  /** The body as it came; empty when it was no JSON object. */
  input: Record<string, unknown>;
  status: number;
  answer: Record<string, unknown>;
  durationMs: number;
  accessKeyId?: string;
}

export interface LocalCognito extends LoopbackServer {
  /** The latest 10,000 requests, oldest first. */
  requests: RecordedRequest[];
}

/** Far above any valid request, low enough that no client can fill the memory. */
const maxBodyBytes = 1024 * 1024;
const maxRecordedRequests = 10_000;

/** Starts the server. Rejects with Node's own error when it cannot listen, such as EADDRINUSE. */
export async function startLocalCognito(options: LocalCognitoOptions = {}): Promise<LocalCognito> {
  const state = newState({
    region: options.region ?? 'us-east-1',
    accountId: options.accountId ?? '123456789012',
    clientsPerPool: options.clientsPerPool ?? 1000,
    onOmission: options.onOmission ?? 'reset',
    now: options.now ?? Date.now,
    future: withFutureMembers(options.futureMembers ?? {}),
  });
  const requests: RecordedRequest[] = [];
  const server = await serveOnLoopback(options.port ?? 0, (request, response) => {
    exchange(state, request, response).then(
      (recorded) => {
        requests.push(recorded);
        if (requests.length > maxRecordedRequests) requests.shift();
      },
      // The client went away while it was sending: there is nobody to answer.
      () => response.destroy(),
    );
  });
  return { ...server, requests };
}

/** One request and its answer. */
async function exchange(state: CognitoState, request: IncomingMessage, response: ServerResponse): Promise<RecordedRequest> {
  const startedAt = performance.now();
  const body = await readBody(request, maxBodyBytes);
  const operation = operationOf(request.headers);
  const accessKeyId = accessKeyIdOf(request.headers);
  const { status, input, answer } = answerTo(state, operation, request, body);
  const text = answer === undefined ? '' : JSON.stringify(answer);
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(text);
  const durationMs = performance.now() - startedAt;
  return { operation, input, status, answer: answer ?? {}, durationMs, ...(accessKeyId !== undefined && { accessKeyId }) };
}

interface Outcome {
  status: number;
  input: Record<string, unknown>;
  answer: Record<string, unknown> | undefined;
}

function answerTo(state: CognitoState, operation: string, { method, url }: IncomingMessage, body: Buffer | undefined): Outcome {
  let input: Record<string, unknown> = {};
  try {
    if (method !== 'POST' || url !== '/') throw unknownOperation(`Requests are POST /, not ${method} ${url}.`);
    if (body === undefined) throw bodyTooLarge(maxBodyBytes);
    const found = findOperation(operation);
    const parsed = parseBody(body);
    if (isObject(parsed)) input = parsed;
    return { status: 200, input, answer: state.future(operation, parsed, () => perform(state, found, parsed)) };
  } catch (thrown) {
    const error: CognitoError = asCognitoError(thrown);
    return { status: error.status, input, answer: { __type: error.type, message: error.message } };
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
