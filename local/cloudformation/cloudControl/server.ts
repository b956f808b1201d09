/** Cloud Control on this machine: serves its API over HTTP, and calls the handlers. */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import schema from '../../../my-cognito-userpoolclient.json';
import { deserialize } from '../../cognito/deserialize';
import { CognitoError } from '../../cognito/errors';
import { constraintError } from '../../cognito/modelConstraints';
import { parseBody } from '../../cognito/protocol';
import { signatureError } from '../../cognito/signature';
import { readBody, serveOnLoopback } from '../../http/loopbackServer';
import { MAX_ENVIRONMENTS } from '../../lambda/environmentPool';
import { type HandlerCallerOptions, lambdaAt, QUICK_RETRIES, type RetryPolicy } from '../handlerCaller';
import { CloudControlError, invalid } from './cloudControlError';
import { INPUTS, type InputOf, type OperationName } from './inputs';
import { InvocationSlots } from './invocationSlots';
import type { ResourceSchema } from './resourceSchema';
import { ResourceType } from './resourceType';
import { type CloudControlOperations, CloudControlService } from './service';

export interface CloudControlOptions {
  /** The Lambda endpoint with the function TypeFunction, which runs the handlers. */
  lambdaUrl: string;
  /** TCP port on 127.0.0.1; 0 or absent: a free port. */
  port?: number;
  /** The Region of the local Cognito. Default: us-east-1. */
  region?: string | undefined;
  /** The schema of the served type. Default: our type. */
  schema?: ResourceSchema;
  /** The retries after retryable error codes. Default: at most 7, within 13 seconds. */
  retries?: RetryPolicy;
  /**
   * The maximum number of invocations at the same time. A request is PENDING until its first invocation. Default: the maximum of
   * the local Lambda.
   */
  maxConcurrent?: number;
  /** Waits between two events of a request. Default: waits in real time. */
  wait?: HandlerCallerOptions['wait'];
  /** The clock, in epoch milliseconds. Default: the clock of the machine. */
  now?: () => number;
}

export interface CloudControl {
  url: string;
  port: number;
  /** Closes all connections, and ends all running requests without another event. */
  stop(): Promise<void>;
}

const TARGET_PREFIX = 'CloudApiService.';
const CONTENT_TYPE = 'application/x-amz-json-1.0';
/** Much more than any valid request has: the API model accepts properties of 256 KB, and JSON may escape them. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/**
 * Starts Cloud Control for the type. `AWS_ENDPOINT_URL_CLOUDCONTROL` points the AWS CLI and the SDKs to its `url`.
 * @throws Node's own error when it cannot listen, such as EADDRINUSE
 * @example
 * const aws = await startLocalAws();
 * const cloudControl = await startCloudControl({ lambdaUrl: aws.lambda.url });
 */
export async function startCloudControl(options: CloudControlOptions): Promise<CloudControl> {
  const stopped = new AbortController();
  const sendToLambda = lambdaAt(options.lambdaUrl);
  const service = new CloudControlService({
    type: new ResourceType(options.schema ?? schema),
    slots: new InvocationSlots(options.maxConcurrent ?? MAX_ENVIRONMENTS),
    invoke: (event, signal) => sendToLambda(event, AbortSignal.any([signal, stopped.signal])),
    retries: options.retries ?? QUICK_RETRIES,
    region: options.region,
    now: options.now ?? Date.now,
    ...(options.wait && { wait: options.wait }),
  });
  const server = await serveOnLoopback(options.port ?? 0, (request, response) => {
    // This fails if the client closes the connection early. Then no answer is needed.
    exchange(service, request, response).catch(() => response.destroy());
  });
  return {
    url: server.url,
    port: server.port,
    stop: async () => {
      stopped.abort();
      await Promise.all([server.stop(), service.stop()]);
    },
  };
}

async function exchange(service: CloudControlService, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, MAX_BODY_BYTES);
  try {
    send(response, 200, await answer(service, request, body));
  } catch (thrown) {
    const error = asCloudControlError(thrown);
    send(response, error.status, error.answer);
  }
}

/** @throws CloudControlError; CognitoError if the layer that all services share refuses the request */
async function answer(service: CloudControlService, { method, url, headers }: IncomingMessage, body: Buffer | undefined) {
  const operation = operationOf(headers);
  if (method !== 'POST' || url !== '/' || operation === undefined) {
    const target = String(headers['x-amz-target'] ?? '');
    const message = `'${method} ${url}' with the target '${target}' is not an operation of Cloud Control.`;
    throw new CloudControlError('UnknownOperationException', message);
  }
  const unsigned = signatureError(headers);
  if (unsigned) throw unsigned;
  if (body === undefined) {
    const message = `The request body is larger than ${MAX_BODY_BYTES} bytes.`;
    throw new CloudControlError('RequestEntityTooLargeException', message, 413);
  }
  const parsed = parseBody(body);
  if ('refused' in parsed) throw parsed.refused;
  return perform(service, operation, parsed.value);
}

function operationOf(headers: IncomingHttpHeaders): OperationName | undefined {
  const target = String(headers['x-amz-target'] ?? '');
  const name = target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : '';
  return Object.hasOwn(INPUTS, name) ? (name as OperationName) : undefined;
}

async function perform<Name extends OperationName>(
  operations: CloudControlOperations,
  name: Name,
  body: unknown,
): Promise<object> {
  const input = deserialize(INPUTS[name], body);
  const broken = constraintError(INPUTS[name], input);
  if (broken) throw invalid(broken.message);
  return operations[name](input as unknown as InputOf[Name]);
}

function asCloudControlError(thrown: unknown): CloudControlError {
  if (thrown instanceof CloudControlError) return thrown;
  if (thrown instanceof CognitoError) return new CloudControlError(thrown.type, thrown.message, thrown.status);
  // Any other error is a defect of this server. The answer has the stack trace, for the developer who fixes it.
  const reason = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return new CloudControlError('InternalFailure', reason, 500);
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': CONTENT_TYPE,
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(text);
}
