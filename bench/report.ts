import type { Metafile } from 'esbuild';
import { markdownTable } from 'markdown-table';
import { contentsTable } from '../tools/build/contents';
import type { ColdStart } from './coldStart';
import type { Goal } from './goals';
import { LIFE_EVENTS } from './life';
import type { Measurements } from './measurements';
import type { PerSide, SideName } from './sides';
import type { Summary } from './summary';

/** The measurements as Markdown tables. */
export function report(measurements: Measurements, goals: readonly Goal[], metafile: Metafile): string {
  const { machine, coldStart, warmLatency, awsCalls, packageSize, missing } = measurements;
  const { processor, cores, platform, node, load } = machine;
  return [
    `Node ${node} on ${platform}, ${cores} cores of ${processor}, with a load average of ${load.toFixed(1)} at the start.`,
    [
      'Times and memory are medians, with the quartiles in brackets.',
      'On a busy machine, work on the processor takes longer; a sleep does not.',
      ...(load > cores ? ['**The machine was busy: measure again on a quiet machine.**'] : []),
    ].join(' '),
    ...Object.entries(missing).map(([side, reason]) => `Not measured: ${side}, because ${reason}`),
    '### Goals',
    goalsTable(goals),
    '### Cold start',
    table(
      [
        '',
        'first answer, ms',
        'ours, times this',
        'of it module load, ms',
        'processor, ms',
        'resident memory, MB',
        'ours, times this',
      ],
      sideRows(coldStart, coldStartRow),
    ),
    '### Warm latency, ms',
    table(
      ['', ...Object.keys(warmLatency)],
      LIFE_EVENTS.map((name) => [name, ...Object.values(warmLatency).map((latency) => withQuartiles(latency[name]))]),
    ),
    '### AWS calls: Cognito, others, others with logging',
    table(
      ['', ...Object.keys(awsCalls)],
      LIFE_EVENTS.map((name) => [
        name,
        ...Object.values(awsCalls).map(
          (calls) => `${calls[name].cognito}, ${calls[name].others}, ${calls[name].othersWithLogging}`,
        ),
      ]),
    ),
    '### Package',
    table(
      ['', 'files', 'KB'],
      sideRows(packageSize, ({ files, bytes }) => [String(files), (bytes / 1024).toFixed(0)]),
    ),
    '### What is in the bundle',
    contentsTable(metafile),
  ].join('\n\n');
}

export function goalsTable(goals: readonly Goal[]): string {
  return table(
    ['what', 'goal', 'measured', ''],
    goals.map(({ what, goal, measured, met }) => [what, goal, measured, met ? 'met' : '**missed**']),
  );
}

function coldStartRow({ firstAnswerMs, moduleLoadMs, processorMs, residentMb, oursTimes }: ColdStart): string[] {
  const cells = [firstAnswerMs, oursTimes.firstAnswerMs, moduleLoadMs, processorMs, residentMb, oursTimes.residentMb];
  return cells.map(withQuartiles);
}

function sideRows<T>(perSide: PerSide<T>, cells: (measured: T) => string[]): string[][] {
  return (Object.entries(perSide) as [SideName, T][]).map(([name, measured]) => [name, ...cells(measured)]);
}

/** A Markdown table. All columns except the first contain numbers. */
export function table(heading: string[], rows: string[][]): string {
  return markdownTable([heading, ...rows], { align: heading.map((_title, column) => (column === 0 ? 'l' : 'r')) });
}

function withQuartiles({ median, quartiles: [low, high] }: Summary): string {
  const digits = median >= 100 ? 0 : median >= 10 ? 1 : 2;
  return `${median.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
}
