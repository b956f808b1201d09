import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorMessage } from '../../tools/errorMessage';
import { type LoopbackServer, readBody, serveOnLoopback } from '../http/loopbackServer';
import type { EventParts } from '../lambda/invoke';
import { HandlerCaller, lambdaAt, QUICK_RETRIES } from './handlerCaller';

/** Much more than any event has. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/**
 * Serves the caller of handlers over HTTP, for the engine for stacks, which is written in Python. `POST /` gets the parts of the
 * first event. It answers the last progress event of the operation, or HTTP 500 with the reason if the function itself failed.
 */
export function serveHandlerCaller(lambdaUrl: string): Promise<LoopbackServer> {
  const caller = new HandlerCaller({ invoke: lambdaAt(lambdaUrl), retries: QUICK_RETRIES });
  return serveOnLoopback(0, (request, response) => {
    answer(caller, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(errorMessage(error));
    });
  });
}

async function answer(caller: HandlerCaller, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, MAX_BODY_BYTES);
  const { action, desired, ...parts } = JSON.parse(String(body)) as EventParts;
  const event = await caller.run(action, desired, parts);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(event));
}
