// A function that misbehaves on demand, for the tests of the Lambda endpoint.
const { readdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');

let calls = 0;

/**
 * Waits until the given number of processes has written a file to a folder.
 *
 * @param {{ folder: string, processes: number }} meeting
 */
async function meet({ folder, processes }) {
  writeFileSync(join(folder, String(process.pid)), '');
  while (readdirSync(folder).length < processes) await sleep(10);
}

/**
 * @param {{ throw?: string, exit?: number, sleepMs?: number, meeting?: { folder: string, processes: number } }} event
 * @param {{ functionName: string, getRemainingTimeInMillis: () => number }} context
 */
exports.main = async (event, context) => {
  calls += 1;
  if (event.throw) throw new TypeError(event.throw);
  if (event.sleepMs) await sleep(event.sleepMs);
  if (event.meeting) await meet(event.meeting);
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
