import { errorMessage } from '../tools/errorMessage';
import { withOptions } from './options';
import { groupsOf, INSTALLS, LANES, type PartName, recordCost, slowest } from './testParts/cost.cjs';
import { installFor } from './testParts/installers';
import { PARTS } from './testParts/parts';
import { Skipped } from './testParts/skipped';
import { usageOf } from './usage';

const NAMES = Object.keys(INSTALLS) as PartName[];

const USAGE = usageOf('test');

interface Options {
  names: PartName[];
  record: boolean;
}

interface PartResult {
  name: PartName;
  line: string;
  result: 'passed' | 'FAILED' | 'skipped';
  seconds: number;
  files: Readonly<Record<string, number>>;
}

/** The number of slow test files that the summary names. */
const NAMED_FILES = 10;

/** `npm test`: ends with 1 if a part fails. The summary counts skipped parts separately, because they showed nothing. */
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
  const results: PartResult[] = [];
  for (const group of groupsOf(names)) results.push(...(await inLanes(group)));
  if (record) {
    const measured = results.filter(({ result }) => result !== 'FAILED');
    const seconds = Object.fromEntries(measured.map((part) => [part.name, Math.ceil(part.seconds)]));
    recordCost(names, seconds, Object.assign({}, ...measured.map(({ files }) => files)));
  }
  const count = (wanted: PartResult['result']) => results.filter(({ result }) => result === wanted).length;
  const files = slowest(
    results.flatMap((part) => Object.entries(part.files)),
    NAMED_FILES,
  );
  if (files.length > 0) console.log(`\nThe slowest files of tests\n${files.map(lineOfFile).join('\n')}`);
  console.log(`\nSummary\n${results.map(({ line }) => line).join('\n')}\n`);
  console.log(`${count('passed')} passed, ${count('FAILED')} failed, ${count('skipped')} skipped`);
  return count('FAILED') === 0 ? 0 : 1;
}

/** Runs the parts of a group, and returns their results in the order of the group. */
async function inLanes(group: readonly PartName[]): Promise<PartResult[]> {
  const failures = group.length > 1 ? installationFailures(group) : new Map<PartName, unknown>();
  const waiting = [...group.entries()];
  const results: PartResult[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, name] = next;
      results[index] = await runPart(name, failures.get(name));
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

/** Installs what the parts of a group need. A part that installed it later would stop the other lane. Returns the errors. */
function installationFailures(group: readonly PartName[]): Map<PartName, unknown> {
  const failures = new Map<PartName, unknown>();
  for (const name of group) {
    try {
      installFor(name);
    } catch (error) {
      failures.set(name, error);
    }
  }
  return failures;
}

function lineOfFile([file, seconds]: [string, number]): string {
  return `${`${seconds} s`.padStart(7)}  ${file}`;
}

async function runPart(name: PartName, failure: unknown): Promise<PartResult> {
  const { what, run } = PARTS[name];
  console.log(`\n--- ${name}: ${what}`);
  const started = performance.now();
  const ended = (result: PartResult['result'], detail: string, files: PartResult['files'] = {}): PartResult => {
    const seconds = (performance.now() - started) / 1000;
    const time = `${seconds.toFixed(1)} s`.padStart(7);
    return {
      name,
      result,
      seconds,
      files,
      line: `  ${result.padEnd(7)}  ${name.padEnd(9)} ${what.padEnd(34)} ${time}   ${detail}`,
    };
  };
  try {
    if (failure !== undefined) throw failure;
    const ran = await run();
    const { detail, files } = typeof ran === 'string' ? { detail: ran } : ran;
    console.log(`${name}: ${detail}`);
    return ended('passed', detail, files);
  } catch (error) {
    const message = errorMessage(error);
    console.error(`${name}: ${message}`);
    return ended(error instanceof Skipped ? 'skipped' : 'FAILED', message.split('\n')[0] ?? '');
  }
}
