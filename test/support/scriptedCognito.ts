/** The real bundle with a service whose answers the test sets, for clients that the local Cognito would refuse. */
import { text } from 'node:stream/consumers';
import { serveOnLoopback } from '../../local/http/loopbackServer';
import { type AnsweredEvent, type EventParts, handlerRequest, invoke } from '../../local/lambda/invoke';
import { startHandlers } from '../../local/localAws';

type Json = Record<string, unknown>;

export interface ScriptedCognito {
  /** Every request so far. */
  requests: { operation: string; input: Json }[];
  handle(parts: EventParts): Promise<AnsweredEvent>;
  stop(): Promise<void>;
}

/**
 * @param answer returns the body of the answer to a request
 * @param status the HTTP status of every answer
 */
export async function scriptedCognito(
  answer: (operation: string, input: Json) => unknown,
  status: (operation: string) => number = () => 200,
): Promise<ScriptedCognito> {
  const requests: ScriptedCognito['requests'] = [];
  const server = await serveOnLoopback(0, async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const input: Json = JSON.parse(await text(request));
    requests.push({ operation, input });
    response.writeHead(status(operation), { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(answer(operation, input)));
  });
  const lambda = await startHandlers({ AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: server.url });
  return {
    requests,
    handle: (parts) => invoke(lambda.url, handlerRequest(parts)),
    stop: async () => void (await Promise.all([lambda.stop(), server.stop()])),
  };
}
