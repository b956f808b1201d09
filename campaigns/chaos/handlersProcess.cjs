/**
 * Runs the built bundle, whose path is the argument. Each message is an event. Each answer is the JSON that Lambda would answer.
 */
const { entrypoint } = require(process.argv[2] ?? '');

process.on('message', async (/** @type {{ id: number, event: unknown, allowedMs: number }} */ { id, event, allowedMs }) => {
  const end = performance.now() + allowedMs;
  const context = { awsRequestId: `chaos-${id}`, getRemainingTimeInMillis: () => Math.max(0, end - performance.now()) };
  const payload = JSON.stringify(await entrypoint(event, context));
  process.send?.({ id, payload });
});

// The parent has ended.
process.on('disconnect', () => process.exit());
