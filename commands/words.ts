import { recordBudget, violations } from '../tools/words/budget';
import { type Finding, findingsIn, totals, worstFiles } from '../tools/words/count';
import { HABITS } from '../tools/words/list';
import { withOptions } from './options';
import { usageOf } from './usage';

interface Options {
  paths: string[];
  list: boolean;
  record: boolean;
}

/** The number of files in the list of the worst. */
const NAMED_FILES = 10;

/** `npm run words`: ends with 1 when a habit exceeds its budget. */
export function main(args: string[]): Promise<number> {
  const booleans = { list: { type: 'boolean', default: false }, record: { type: 'boolean', default: false } } as const;
  const config = { args, options: booleans, allowPositionals: true } as const;
  return withOptions(
    {
      usage: usageOf('words'),
      config,
      read: ({ values: { list, record }, positionals }) => optionsOf(positionals, list, record),
    },
    count,
  );
}

function optionsOf(paths: string[], list: boolean, record: boolean): Options {
  if (record && paths.length > 0) throw new Error('--record counts the whole project: leave the paths out.');
  return { paths, list, record };
}

async function count({ paths, list, record }: Options): Promise<number> {
  const findings = findingsIn(paths);
  const counts = totals(findings);
  for (const [habit, found] of Object.entries(counts)) console.log(`${String(found).padStart(5)}  ${habit}`);
  if (list) for (const finding of findings) console.log(lineOf(finding));
  const worst = worstFiles(findings, NAMED_FILES).map(([file, found]) => `${String(found).padStart(5)}  ${file}`);
  if (worst.length > 0) console.log(`\nThe worst files\n${worst.join('\n')}`);
  if (paths.length > 0) return 0;
  if (record) recordBudget(counts);
  const found = violations(counts);
  for (const violation of found) console.error(violation);
  return found.length === 0 ? 0 : 1;
}

function lineOf({ habit, file, line, text }: Finding): string {
  return `\n${file}:${line}  ${habit}\n  ${text}\n  ${HABITS[habit]?.advice}`;
}
