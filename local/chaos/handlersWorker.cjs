/** Runs the built bundle in a thread of its own: every message is an event, every answer a message, in JSON as from Lambda. */
const { parentPort, workerData } = require('node:worker_threads');

const { entrypoint } = require(workerData.bundle);

parentPort?.on('message', async (/** @type {{ id: number, event: unknown, allowedMs: number }} */ { id, event, allowedMs }) => {
  const end = performance.now() + allowedMs;
  const context = { awsRequestId: `chaos-${id}`, getRemainingTimeInMillis: () => Math.max(0, end - performance.now()) };
  const payload = JSON.stringify(await entrypoint(event, context));
  parentPort?.postMessage({ id, payload });
});
