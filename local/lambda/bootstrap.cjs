/**
 * Works like Lambda's own bootstrap, in a separate process: loads a handler from the folder `LAMBDA_TASK_ROOT` once, then calls
 * it with one event after the other. Runs without a TypeScript loader, so that the bundle runs under the same conditions as in
 * Lambda.
 */
const { join } = require('node:path');

const taskRoot = process.env.LAMBDA_TASK_ROOT ?? '';
const handlers = new Map();

/** @param {string} handler such as `dist/handlers.entrypoint` */
function load(handler) {
  const dot = handler.lastIndexOf('.');
  const loaded = require(join(taskRoot, handler.slice(0, dot)))[handler.slice(dot + 1)];
  if (typeof loaded !== 'function') throw new Error(`The bundle does not export the function ${handler}.`);
  return loaded;
}

process.on(
  'message',
  async (/** @type {{ handler: string, event: unknown, context: object, deadline: number }} */ invocation) => {
    const { handler, event, context, deadline } = invocation;
    try {
      if (!handlers.has(handler)) handlers.set(handler, load(handler));
      const answer = await handlers.get(handler)(event, {
        ...context,
        getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
      });
      process.send?.({ payload: JSON.stringify(answer) ?? 'null' });
    } catch (error) {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      process.send?.({
        payload: JSON.stringify({ errorType: name, errorMessage: message, trace: stack?.split('\n') }),
        functionError: 'Unhandled',
      });
    }
  },
);

// Without its parent process, the bootstrap can send no answers.
process.on('disconnect', () => process.exit());
