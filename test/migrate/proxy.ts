/** A proxy in front of the stack engine that can drop calls to CloudFormation, or change their answers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { StackEngine } from '../../local/cloudformation/stacks/stackEngine';
import { type LoopbackServer, serveOnLoopback } from '../../local/http/loopbackServer';
import { NO_ACCOUNT } from '../../tools/noAccount';

export interface ProxiedCall {
  action: string;
  /** The number of calls of this action that the proxy has received, including this one. */
  number: number;
}

/** The proxy's change of a call. The proxy passes a call without one. */
export interface Interception {
  /** Closes the connection, and does not pass the call to the engine. */
  dropRequest?: boolean;
  /** Passes the call to the engine, and closes the connection without its answer. */
  dropAnswer?: boolean;
  /** Called when the engine has answered, before the proxy does. */
  done?: () => Promise<void> | void;
  /** Replaces the answer of the engine. */
  answer?: (body: string) => { status?: number; body: string };
}

export interface Proxy extends LoopbackServer {
  cloudFormation: CloudFormationClient;
  actions: string[];
}

export async function proxyOf(engine: StackEngine, intercept: (call: ProxiedCall) => Interception | undefined): Promise<Proxy> {
  const target = engine.variables.AWS_ENDPOINT_URL ?? '';
  const actions: string[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const action = new URLSearchParams(body).get('Action') ?? `${request.method} S3`;
    actions.push(action);
    const interception = intercept({ action, number: actions.filter((one) => one === action).length });
    if (interception?.dropRequest) {
      response.destroy();
      return;
    }
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const answered = await fetch(new URL(request.url ?? '/', target), {
      method: request.method ?? 'POST',
      headers: headers as Record<string, string>,
      body,
    });
    const other = interception?.answer?.(await answered.clone().text());
    await interception?.done?.();
    if (interception?.dropAnswer) response.destroy();
    else response.writeHead(other?.status ?? answered.status).end(other?.body ?? (await answered.text()));
  };
  const server = await serveOnLoopback(0, (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  const cloudFormation = new CloudFormationClient({
    endpoint: server.url,
    region: NO_ACCOUNT.AWS_DEFAULT_REGION,
    credentials: { accessKeyId: NO_ACCOUNT.AWS_ACCESS_KEY_ID, secretAccessKey: NO_ACCOUNT.AWS_SECRET_ACCESS_KEY },
    maxAttempts: 1,
  });
  return {
    ...server,
    cloudFormation,
    actions,
    stop: async () => {
      cloudFormation.destroy();
      await server.stop();
    },
  };
}
