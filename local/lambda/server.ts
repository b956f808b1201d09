import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, readBody, serveOnLoopback } from '../http/loopbackServer';
import { EnvironmentPool } from './environmentPool';
import { type NodeBinary, OWN_NODE } from './lambdaNode';

export interface LocalLambdaOptions {
  /** TCP port on 127.0.0.1. Default: a free port, as for 0. */
  port?: number;
  /** The folder with the function's code, `build/TypeFunction` after `npm run build`. */
  taskRoot: string;
  /** The handler of each function by its name, such as `dist/handlers.entrypoint`. */
  handlers: Readonly<Record<string, string>>;
  /** Default: the Node of this process. */
  node?: NodeBinary | undefined;
  /** Environment variables of the function. */
  variables?: Readonly<Record<string, string>>;
  /** Default: 60 s, CloudFormation's limit for a handler. */
  timeoutMs?: number;
  /** Called with the function's output on stdout and stderr. Default: writes it to stderr. */
  onOutput?: (text: string) => void;
}

/** Lambda's limit for a synchronous invocation (its quotas page). */
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;
const INVOKE_PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations\/?$/;

/**
 * The Invoke operation of AWS Lambda: `POST /2015-03-31/functions/NAME/invocations` runs the built bundle. Its processes stay
 * warm, and run one event at a time. An event that finds no idle process starts another one.
 */
export async function startLocalLambda(options: LocalLambdaOptions): Promise<LoopbackServer> {
  const pool = new EnvironmentPool({
    taskRoot: options.taskRoot,
    node: options.node ?? OWN_NODE,
    variables: options.variables ?? {},
    timeoutMs: options.timeoutMs ?? 60_000,
    onOutput: options.onOutput ?? ((text) => process.stderr.write(text)),
  });
  const server = await serveOnLoopback(options.port ?? 0, (request, response) => {
    answer(request, response, options, pool).catch(() => response.destroy());
  });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await pool.stop();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { handlers }: LocalLambdaOptions,
  pool: EnvironmentPool,
) {
  const requestId = randomUUID();
  const body = await readBody(request, MAX_PAYLOAD_BYTES);
  const functionName = INVOKE_PATH.exec(request.url ?? '')?.[1] ?? '';
  const handler = Object.hasOwn(handlers, functionName) ? handlers[functionName] : undefined;
  const refuse = (status: number, type: string, message: string) =>
    send(
      response,
      status,
      { 'x-amzn-requestid': requestId, 'x-amzn-errortype': type },
      JSON.stringify({ Type: 'User', message }),
    );

  if (request.method !== 'POST' || handler === undefined) {
    const known = Object.keys(handlers).map((name) => `POST /2015-03-31/functions/${name}/invocations`);
    return refuse(
      404,
      'ResourceNotFoundException',
      `The local Lambda does not know ${request.method} ${request.url}. It knows ${known.join(', ')}.`,
    );
  }
  if (body === undefined)
    return refuse(413, 'RequestTooLargeException', `The payload is larger than ${MAX_PAYLOAD_BYTES} bytes.`);
  const event = parse(body);
  if (event === undefined) return refuse(400, 'InvalidRequestContentException', 'Could not parse request body into json.');

  const { payload, functionError } = await pool.run((environment) =>
    environment.invoke({ handler, event, functionName, requestId }),
  );
  send(
    response,
    200,
    { 'x-amzn-requestid': requestId, ...(functionError && { 'x-amz-function-error': functionError }) },
    payload,
  );
}

/** The event, or undefined for a body that is not JSON. For Lambda, an empty body is an empty object. */
function parse(body: Buffer): unknown {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers });
  response.end(text);
}
