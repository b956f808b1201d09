import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import type { Goal } from '../../bench/goals';
import { scaleGoals } from '../../bench/scale/goals';
import { measureScale, QUICK_PLAN, type ScaleMeasurements, stepsOf, WHOLE_PLAN } from '../../bench/scale/measurements';
import { scalePlot } from '../../bench/scale/plot';
import type { CrowdSize } from '../../bench/scale/quotaTime';
import { scaleReport } from '../../bench/scale/report';
import { PROJECT_ROOT } from '../projectRoot';
import { writePart } from '../writtenPart';
import { withOptions } from './options';

const USAGE = `npm run --silent bench:scale -- [--quick]

Creates, updates and deletes clients through the built handlers, all at once: up to 200 in one pool, up to 1,000 in five, at local
Cognitos that hold AWS's rates. Then lists a pool of 10,000. Prints how long it took, how many calls and how much memory, and writes
it to guides/scale.md, with the numbers and a plot to bench/results. Takes some seven minutes: the rates are by the second.
  --quick   only ten clients at once, and writes nothing`;

const RESULTS = 'bench/results';
const GUIDE = 'guides/scale.md';

/** `npm run bench:scale`: measures, prints, and writes what was measured. */
export function main(args: string[]): Promise<number> {
  const config = { args, options: { quick: { type: 'boolean', default: false } } } as const;
  return withOptions({ usage: USAGE, config, read: ({ values }) => values }, benchScale);
}

async function benchScale({ quick }: { quick: boolean }): Promise<number> {
  const plan = quick ? QUICK_PLAN : WHOLE_PLAN;
  console.error(`${plan.series.map(inWords).join(', beside ')}, then lists of ${plan.listed.join(' and ')} clients ...`);
  const bar = new SingleBar({ format: '{bar} {value} of {total} operations, {eta_formatted} left' }, Presets.shades_classic);
  bar.start(stepsOf(plan), 0);
  const measurements = await measureScale(plan, () => bar.increment()).finally(() => bar.stop());
  const goals = scaleGoals(measurements);
  const text = scaleReport(measurements, goals);
  console.log(text);
  if (!quick) write(measurements, goals, text);
  return 0;
}

function inWords(sizes: readonly CrowdSize[]): string {
  return `crowds of ${sizes.map(({ clients }) => clients).join(', ')} clients (pools: ${sizes[0]?.pools})`;
}

function write(measurements: ScaleMeasurements, goals: readonly Goal[], text: string): void {
  const folder = join(PROJECT_ROOT, RESULTS);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'scale.json'), `${JSON.stringify({ ...measurements, goals }, null, 2)}\n`);
  writeFileSync(join(folder, 'scale.svg'), `${scalePlot(measurements.crowds)}\n`);
  writePart(GUIDE, 'npm run bench:scale', text);
  console.error(`Written to ${RESULTS} and ${GUIDE}.`);
}
