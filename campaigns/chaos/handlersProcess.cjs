/** Runs the built bundle, given by its path, in a process of its own: every message is an event, every answer one in JSON as from Lambda. */
const { entrypoint } = require(process.argv[2] ?? '');

process.on('message', async (/** @type {{ id: number, event: unknown, allowedMs: number }} */ { id, event, allowedMs }) => {
  const end = performance.now() + allowedMs;
  const context = { awsRequestId: `chaos-${id}`, getRemainingTimeInMillis: () => Math.max(0, end - performance.now()) };
  const payload = JSON.stringify(await entrypoint(event, context));
  process.send?.({ id, payload });
});

// Without its parent there is no one to answer.
process.on('disconnect', () => process.exit());
