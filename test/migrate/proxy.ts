/** A server in front of the engine, at which calls of CloudFormation get lost or are answered in another way. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { StackEngine } from '../../local/cloudformation/stacks/stackEngine';
import { type LoopbackServer, serveOnLoopback } from '../../local/http/loopbackServer';
import { NO_ACCOUNT } from '../../tools/noAccount';

export interface ProxiedCall {
  action: string;
  /** How many calls of this action there have been, this one included. */
  number: number;
}

/** The fate of a call; undefined lets it through. */
export interface Fate {
  /** The engine never sees it. */
  lost?: boolean;
  /** It is done, and the connection breaks. */
  answerLost?: boolean;
  /** Called once the engine has done it, before the answer. */
  done?: () => Promise<void> | void;
  /** Another answer than the engine's. */
  answer?: (body: string) => { status?: number; body: string };
}

export interface Proxy extends LoopbackServer {
  cloudFormation: CloudFormationClient;
  actions: string[];
}

export async function proxyOf(engine: StackEngine, fateOf: (call: ProxiedCall) => Fate | undefined): Promise<Proxy> {
  const target = engine.variables.AWS_ENDPOINT_URL ?? '';
  const actions: string[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const action = new URLSearchParams(body).get('Action') ?? `${request.method} S3`;
    actions.push(action);
    const fate = fateOf({ action, number: actions.filter((one) => one === action).length });
    if (fate?.lost) {
      response.destroy();
      return;
    }
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const answered = await fetch(new URL(request.url ?? '/', target), {
      method: request.method ?? 'POST',
      headers: headers as Record<string, string>,
      body,
    });
    const other = fate?.answer?.(await answered.clone().text());
    await fate?.done?.();
    if (fate?.answerLost) response.destroy();
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
