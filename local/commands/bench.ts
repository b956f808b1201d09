import { goalsOf } from '../../bench/goals';
import { measure } from '../../bench/measurements';
import { plot } from '../../bench/plot';
import { report } from '../../bench/report';
import { writeResults } from '../benchResults';
import { withOptions } from './options';

const USAGE = `npm run --silent bench -- [--quick]

Measures this resource type beside one that is made from the CloudFormation CLI's template, on this machine: cold start, warm
latency, calls to AWS, size. Prints the tables and writes them to guides/benchmark.md, with the numbers and a plot to
bench/results. Takes some minutes; the first time it installs the packages of the other type.
  --quick   measures everything once, without the other type, and writes nothing`;

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
  if (!quick) {
    writeResults('bench', 'guides/benchmark.md', 'npm run bench', {
      numbers: { ...measurements, goals },
      text,
      svg: plot(measurements),
    });
  }
  return 0;
}
