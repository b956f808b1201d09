// A function that misbehaves on demand, for the tests of the Lambda endpoint.
let calls = 0;

/**
 * @param {{ throw?: string, exit?: number, sleepMs?: number }} event
 * @param {{ functionName: string, getRemainingTimeInMillis: () => number }} context
 */
exports.main = async (event, context) => {
  calls += 1;
  if (event.throw) throw new TypeError(event.throw);
  if (event.sleepMs) await new Promise((resolve) => setTimeout(resolve, event.sleepMs));
  if (event.exit !== undefined) process.exit(event.exit);
  return {
    event,
    calls,
    pid: process.pid,
    remaining: context.getRemainingTimeInMillis(),
    functionName: context.functionName,
    environment: Object.keys(process.env).sort(),
    nothing: undefined,
  };
};
