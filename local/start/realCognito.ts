import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject } from '../../tools/json';
import { signedCalls } from '../../tools/signedCalls/signedCalls';
import { operationOf } from '../cognito/protocol';
import { CONTENT_TYPE } from '../http/awsJson';
import { type LoopbackServer, readBody, serveOnLoopback } from '../http/loopbackServer';
import type { CognitoRequest } from './services';

/** Amazon Cognito behind an address of this machine. */
export interface RealCognito extends LoopbackServer {
  /** All requests until now, oldest first. */
  requests: CognitoRequest[];
}

/** Far more than any request of the handlers has. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Starts a proxy for Amazon Cognito in a Region. It signs each request again with the credentials of the SDK's standard chain, so
 * the handlers need no credentials of the account. It keeps the requests and their answers, so `npm start` can show what the
 * handlers did and delete what they created. If Cognito does not answer, the proxy closes the connection.
 */
export async function startRealCognito(region: string): Promise<RealCognito> {
  // The SDK's standard variable for another endpoint works here as well.
  const call = signedCalls({ cognito: process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER }, { region });
  const requests: CognitoRequest[] = [];
  const open = new Set<Promise<void>>();
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
    open.add(exchange);
    void exchange.then(() => open.delete(exchange));
  });
  return {
    ...server,
    requests,
    // A request that is still open may create a resource, so the proxy waits for its answer.
    stop: async () => {
      stopped = true;
      await Promise.all(open);
      await server.stop();
    },
  };
}
