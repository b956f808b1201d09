import { writeResults } from '../bench/benchResults';
import { goalsOf } from '../bench/goals';
import { measure } from '../bench/measurements';
import { plot } from '../bench/plot';
import { report } from '../bench/report';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('bench');

/** `npm run bench`: measures, prints the results, and writes them. */
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
