/** A Lambda endpoint with handlers whose answers the test sets. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, readBody, serveOnLoopback } from '../../local/http/loopbackServer';
import type { handlerRequest } from '../../local/lambda/invoke';
import type { Json } from './world';

/** An answer, a promise of an answer, a crash, or no answer. */
export type Scripted = Json | Promise<Json> | 'crash' | 'hang';

export interface ScriptedLambda extends LoopbackServer {
  /** The next answers, one for each event. The function crashes if there is no answer for an event. */
  script: Scripted[];
  /** The events that the handlers got. */
  events: ReturnType<typeof handlerRequest>[];
  /** Removes all answers and events. */
  reset(): void;
}

const MOST_BYTES = 1_000_000;

async function answer(lambda: ScriptedLambda, request: IncomingMessage, response: ServerResponse): Promise<void> {
  lambda.events.push(JSON.parse(String(await readBody(request, MOST_BYTES))));
  const scripted = await (lambda.script.shift() ?? 'crash');
  if (scripted === 'hang') return;
  if (scripted === 'crash') response.setHeader('x-amz-function-error', 'Unhandled');
  response.end(JSON.stringify(scripted));
}

export async function startScriptedLambda(): Promise<ScriptedLambda> {
  const server = await serveOnLoopback(0, (request, response) => {
    // This fails if the caller closes the connection while it sends.
    answer(lambda, request, response).catch(() => response.destroy());
  });
  const lambda: ScriptedLambda = {
    ...server,
    script: [],
    events: [],
    reset: () => {
      lambda.script = [];
      lambda.events = [];
    },
  };
  return lambda;
}
