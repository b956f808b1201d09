/** A Lambda endpoint whose handlers answer what a test wants. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, readBody, serveOnLoopback } from '../../local/http/loopbackServer';
import type { handlerRequest } from '../../local/lambda/invoke';
import type { Json } from './world';

/** An answer, a promise of one, a function that is to crash, or one that never answers. */
export type Scripted = Json | Promise<Json> | 'crash' | 'hang';

export interface ScriptedLambda extends LoopbackServer {
  /** The answers to come, one an event. An event for which there is none makes the function crash. */
  script: Scripted[];
  /** What the handlers got. */
  events: ReturnType<typeof handlerRequest>[];
  /** Forgets both. */
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
    // It fails for a caller that gives up while it sends.
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
