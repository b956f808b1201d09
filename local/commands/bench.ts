import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Goal, goalsOf } from '../../bench/goals';
import { type Measurements, measure } from '../../bench/measurements';
import { plot } from '../../bench/plot';
import { report } from '../../bench/report';
import { PROJECT_ROOT } from '../projectRoot';
import { writePart } from '../writtenPart';
import { withOptions } from './options';

const USAGE = `npm run --silent bench -- [--quick]

Measures this resource type beside one that is made from the CloudFormation CLI's template, on this machine: cold start, warm
latency, calls to AWS, size. Prints the tables and writes them to guides/benchmark.md, with the numbers and a plot to
bench/results. Takes some minutes; the first time it installs the packages of the other type.
  --quick   measures everything once, without the other type, and writes nothing`;

const RESULTS = 'bench/results';
const GUIDE = 'guides/benchmark.md';

/** `npm run bench`: measures, prints, and writes what was measured. */
export function main(args: string[]): Promise<number> {
  const config = { args, options: { quick: { type: 'boolean', default: false } } } as const;
  return withOptions({ usage: USAGE, config, read: ({ values }) => values }, bench);
}

async function bench({ quick }: { quick: boolean }): Promise<number> {
  const { measurements, metafile } = await measure(quick, (text) => console.error(`${text} ...`));
  const goals = goalsOf(measurements);
  const text = report(measurements, goals, metafile);
  console.log(text);
  if (!quick) write(measurements, goals, text);
  return 0;
}

function write(measurements: Measurements, goals: readonly Goal[], text: string): void {
  const folder = join(PROJECT_ROOT, RESULTS);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify({ ...measurements, goals }, null, 2)}\n`);
  writeFileSync(join(folder, 'bench.svg'), `${plot(measurements)}\n`);
  writePart(GUIDE, 'npm run bench', text);
  console.error(`Written to ${RESULTS} and ${GUIDE}.`);
}
