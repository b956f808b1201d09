import { errorMessage } from '../tools/errorMessage';
import { withOptions } from './options';
import { INSTALLS, type PartName, recordCost } from './testParts/cost.cjs';
import { PARTS } from './testParts/parts';
import { Skipped } from './testParts/skipped';
import { usageOf } from './usage';

const NAMES = Object.keys(INSTALLS) as PartName[];

const USAGE = usageOf('test');

interface Options {
  names: PartName[];
  record: boolean;
}

interface Outcome {
  name: PartName;
  line: string;
  result: 'passed' | 'FAILED' | 'skipped';
  seconds: number;
}

/** `npm test`: ends with 1 when a part fails. A part that is skipped has shown nothing, and is counted as such. */
export function main(args: string[]): Promise<number> {
  const config = { args, options: { record: { type: 'boolean', default: false } }, allowPositionals: true } as const;
  return withOptions(
    { usage: USAGE, config, read: ({ values, positionals }) => ({ names: partsNamed(positionals), record: values.record }) },
    runParts,
  );
}

function partsNamed(names: string[]): PartName[] {
  const unknown = names.filter((name) => !Object.hasOwn(PARTS, name));
  if (unknown.length > 0) throw new Error(`npm test has no part ${unknown.join(', ')}. Its parts are ${NAMES.join(', ')}.`);
  return NAMES.filter((name) => names.length === 0 || names.includes(name));
}

async function runParts({ names, record }: Options): Promise<number> {
  const outcomes: Outcome[] = [];
  for (const name of names) outcomes.push(await runPart(name));
  if (record) {
    const measured = outcomes.filter(({ result }) => result !== 'FAILED');
    recordCost(names, Object.fromEntries(measured.map(({ name, seconds }) => [name, Math.ceil(seconds)])));
  }
  const count = (wanted: Outcome['result']) => outcomes.filter(({ result }) => result === wanted).length;
  console.log(`\nSummary\n${outcomes.map(({ line }) => line).join('\n')}\n`);
  console.log(`${count('passed')} passed, ${count('FAILED')} failed, ${count('skipped')} skipped`);
  return count('FAILED') === 0 ? 0 : 1;
}

async function runPart(name: PartName): Promise<Outcome> {
  const { what, run } = PARTS[name];
  console.log(`\n--- ${name}: ${what}`);
  const started = performance.now();
  const outcome = (result: Outcome['result'], detail: string): Outcome => {
    const seconds = (performance.now() - started) / 1000;
    const time = `${seconds.toFixed(1)} s`.padStart(7);
    return { name, result, seconds, line: `  ${result.padEnd(7)}  ${name.padEnd(9)} ${what.padEnd(34)} ${time}   ${detail}` };
  };
  try {
    const detail = await run();
    console.log(detail);
    return outcome('passed', detail);
  } catch (error) {
    const message = errorMessage(error);
    console.error(message);
    return outcome(error instanceof Skipped ? 'skipped' : 'FAILED', message.split('\n')[0] ?? '');
  }
}
