import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { checks, type Handlers } from '../campaigns/properties/campaign';
import type { Tally } from '../campaigns/properties/check';
import { errorMessage } from '../tools/errorMessage';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('properties');

interface Options {
  runs: number;
  seed: number;
}

/** `npm run properties`: runs the property tests with any number of runs. Ends with 1 when one of them finds a counterexample. */
export function main(args: string[]): Promise<number> {
  const options = { runs: { type: 'string', default: '1000' }, seed: { type: 'string' } } as const;
  return withOptions({ usage: USAGE, config: { args, options }, read: ({ values }) => readOptions(values) }, runAll);
}

function readOptions({ runs, seed }: { runs: string; seed?: string }): Options {
  return { runs: wholeNumber('--runs', runs), seed: seed === undefined ? randomInt(2 ** 31) : wholeNumber('--seed', seed) };
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw new Error(`${option} must be a whole number, 1 or more, not "${text}".`);
}

async function runAll({ runs, seed }: Options): Promise<number> {
  const handlers: Handlers = require(join(PROJECT_ROOT, 'build', 'TypeFunction', 'dist', 'handlers.js'));
  console.log(`${runs} runs of each, seed ${seed}`);
  const all = checks();
  let failures = 0;
  for (const { title, run } of all) {
    const bar = new SingleBar({ format: '  {bar} {value}/{total}, {eta_formatted} left', clearOnComplete: true }, Presets.rect);
    bar.start(runs, 0);
    try {
      const tally = await run(handlers, { runs, seed, onRun: () => bar.increment() });
      bar.stop();
      console.log(`holds   ${title} (${inWords(tally)})`);
    } catch (error) {
      bar.stop();
      failures += 1;
      console.error(`FAILS   ${title}\n${errorMessage(error)}\n${errorMessage((error as Error).cause)}`);
    }
  }
  console.log(`\n${all.length - failures} hold, ${failures} ${failures === 1 ? 'fails' : 'fail'}.`);
  return failures === 0 ? 0 : 1;
}

function inWords(tally: Tally): string {
  return Object.entries(tally)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ');
}
