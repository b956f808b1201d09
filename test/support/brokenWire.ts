/** The built bundle, a local Cognito, and a proxy between them in which a test can break answers. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Handlers } from '../../campaigns/chaos/handlers';
import { type LocalCognito, type LocalCognitoOptions, startLocalCognito } from '../../local/cognito/server';
import { serveOnLoopback } from '../../local/http/loopbackServer';
import { type Action, type AnsweredEvent, type EventParts, handlerRequest } from '../../local/lambda/invoke';

/** A request in the proxy. */
export interface Passing {
  operation: string;
  /** The connection to the caller. A test can write to it. */
  socket: Socket;
  /** Sends the request to the service, and returns its answer. */
  carryOut(): Promise<{ status: number; text: string }>;
}

/** Returns true if it has answered the request itself. Otherwise the request gets the answer of the service. */
export type Break = (passing: Passing) => boolean | Promise<boolean>;

export interface BrokenWire {
  cognito: LocalCognito;
  poolId: string;
  /** Sets the function that gets all requests from now on. */
  breakBy(how: Break): void;
  handle(action: Action, desired?: object, parts?: Partial<EventParts>): Promise<AnsweredEvent>;
  /** Creates a client without the handlers. Returns its id. */
  make(input?: object): string;
  /** The ids of the pool's clients. */
  ids(): string[];
  /** The handlers' output to stdout and stderr. */
  output(): string;
  stop(): Promise<void>;
}

/** @param allowedMs the remaining time that the context of the handlers says */
export async function startBrokenWire(allowedMs: number, options: LocalCognitoOptions = {}): Promise<BrokenWire> {
  const cognito = await startLocalCognito(options);
  let how: Break = () => false;
  const wire = await serveOnLoopback(0, (request, response) => {
    const pass = async () => {
      const body = await bodyOf(request);
      const carryOut = async () => {
        const sent = { method: 'POST', headers: plainHeaders(request), body };
        const answer = await fetch(cognito.url, sent);
        return { status: answer.status, text: await answer.text() };
      };
      if (await how({ operation: operationOf(request), socket: request.socket, carryOut })) return;
      const { status, text } = await carryOut();
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(text);
    };
    pass().catch(() => response.destroy());
  });
  const handlers = new Handlers({ AWS_ENDPOINT_URL: wire.url });
  const poolId = (cognito.perform('CreateUserPool', { PoolName: 'pool' }).UserPool as { Id: string }).Id;
  return {
    cognito,
    poolId,
    breakBy: (next) => {
      how = next;
    },
    handle: (action, desired = {}, parts = {}) =>
      handlers.invoke(handlerRequest({ ...parts, action, desired: { UserPoolId: poolId, ...desired } }), allowedMs),
    make: (input = {}) => {
      const { UserPoolClient } = cognito.perform('CreateUserPoolClient', { ClientName: 'app', ...input, UserPoolId: poolId });
      return (UserPoolClient as { ClientId: string }).ClientId;
    },
    ids: () => {
      const { UserPoolClients } = cognito.perform('ListUserPoolClients', { UserPoolId: poolId, MaxResults: 60 });
      return (UserPoolClients as { ClientId: string }[]).map(({ ClientId }) => ClientId);
    },
    output: () => handlers.output,
    stop: async () => {
      await handlers.stop();
      await Promise.all([wire.stop(), cognito.stop()]);
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  await once(request, 'end');
  return body;
}

const operationOf = ({ headers }: IncomingMessage) => String(headers['x-amz-target']).split('.').at(-1) ?? '';

function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  const { authorization, 'x-amz-target': target, 'x-amz-date': date, 'content-type': type } = headers;
  return { authorization, 'x-amz-target': target, 'x-amz-date': date, 'content-type': type } as Record<string, string>;
}
