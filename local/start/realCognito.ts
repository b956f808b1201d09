import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject } from '../../tools/json';
import { signedCalls } from '../../tools/signedCalls/signedCalls';
import { operationOf } from '../cognito/protocol';
import { CONTENT_TYPE } from '../http/awsJson';
import { type LoopbackServer, readBody, serveOnLoopback } from '../http/loopbackServer';
import type { CognitoRequest } from './stage';

/** Amazon Cognito under an address of this machine. */
export interface RealCognito extends LoopbackServer {
  /** Every request so far, oldest first. */
  requests: CognitoRequest[];
}

/** Far above any request of this type. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Passes requests on to Amazon Cognito in a Region, each signed anew with the credentials of the SDK's standard chain, and keeps
 * them with their answers. So the handlers need no credentials of the account, and what they did can be told and undone.
 * A request that gets no answer is cut off, as a lost connection would be.
 */
export async function startRealCognito(region: string): Promise<RealCognito> {
  // The SDK's own variable leads elsewhere here, too.
  const call = signedCalls({ cognito: process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER }, { region });
  const requests: CognitoRequest[] = [];
  const underWay = new Set<Promise<void>>();
  let stopped = false;

  async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, MAX_BODY_BYTES);
    if (body === undefined || stopped) return void response.destroy();
    const operation = operationOf(request.headers);
    const recorded: CognitoRequest = { operation, input: JSON.parse(String(body)), answer: {} };
    requests.push(recorded);
    const answer = await call({ operation, body: String(body) });
    recorded.status = answer.status;
    recorded.answer = isObject(answer.body) ? answer.body : {};
    response.writeHead(answer.status, { 'content-type': CONTENT_TYPE }).end(JSON.stringify(answer.body));
  }

  const server = await serveOnLoopback(0, (request, response) => {
    const exchange = passOn(request, response).catch(() => void response.destroy());
    underWay.add(exchange);
    void exchange.then(() => underWay.delete(exchange));
  });
  return {
    ...server,
    requests,
    // What is under way may make something: its answer is waited for.
    stop: async () => {
      stopped = true;
      await Promise.all(underWay);
      await server.stop();
    },
  };
}
