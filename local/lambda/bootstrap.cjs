/**
 * What Lambda's own bootstrap does, in a process of its own: loads the handler that `_HANDLER` names from the folder
 * `LAMBDA_TASK_ROOT`, once, and then hands it one event after the other. Runs without a loader of TypeScript, so that the
 * bundle meets what it will meet in Lambda: itself and Node.
 */
const { join } = require('node:path');

const taskRoot = process.env.LAMBDA_TASK_ROOT ?? '';
const handlers = new Map();

/** @param {string} handler such as `dist/handlers.entrypoint` */
function load(handler) {
  const dot = handler.lastIndexOf('.');
  const loaded = require(join(taskRoot, handler.slice(0, dot)))[handler.slice(dot + 1)];
  if (typeof loaded !== 'function') throw new Error(`${handler} is not a function of the bundle.`);
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

// Without its parent there is nobody to answer.
process.on('disconnect', () => process.exit());
