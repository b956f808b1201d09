import { Presets, SingleBar } from 'cli-progress';
import { writeResults } from '../bench/benchResults';
import { scaleGoals } from '../bench/scale/goals';
import { measureScale, QUICK_PLAN, stepsOf, WHOLE_PLAN } from '../bench/scale/measurements';
import { scalePlot } from '../bench/scale/plot';
import type { CrowdSize } from '../bench/scale/quotaTime';
import { scaleReport } from '../bench/scale/report';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('benchScale');

/** `npm run bench:scale`: measures, prints the results, and writes them. */
export function main(args: string[]): Promise<number> {
  const config = { args, options: { quick: { type: 'boolean', default: false } } } as const;
  return withOptions({ usage: USAGE, config, read: ({ values }) => values }, benchScale);
}

async function benchScale({ quick }: { quick: boolean }): Promise<number> {
  const plan = quick ? QUICK_PLAN : WHOLE_PLAN;
  console.error(
    `${plan.series.map(inWords).join(', at the same time ')}, then lists of ${plan.listed.join(' and ')} clients ...`,
  );
  const bar = new SingleBar({ format: '{bar} {value} of {total} operations, {eta_formatted} left' }, Presets.shades_classic);
  bar.start(stepsOf(plan), 0);
  const measurements = await measureScale(plan, () => bar.increment()).finally(() => bar.stop());
  const goals = scaleGoals(measurements);
  const text = scaleReport(measurements, goals);
  console.log(text);
  if (!quick) {
    writeResults('scale', 'guides/scale.md', 'npm run bench:scale', {
      numbers: { ...measurements, goals },
      text,
      svg: scalePlot(measurements.crowds),
    });
  }
  return 0;
}

function inWords(sizes: readonly CrowdSize[]): string {
  return `crowds of ${sizes.map(({ clients }) => clients).join(', ')} clients (pools: ${sizes[0]?.pools})`;
}
