import { startBenchAws } from './benchAws';
import { requestEvent } from './life';
import { inRounds } from './rounds';
import type { PerSide, Side } from './sides';
import { startMeasured } from './startMeasured';
import { type Summary, summarise } from './summary';

/** The time and the memory of one start of a process. */
interface Start {
  /** From the start of the process to its first answer, a read, in milliseconds. */
  firstAnswerMs: number;
  /** The part of that time in which the handler's module and its imports were loaded. */
  moduleLoadMs: number;
  /** The processor time until the first answer. Other programs on the machine change it less than the elapsed time. */
  processorMs: number;
  /** The resident memory of the process after the first answer, in MB of 1,048,576 bytes. */
  residentMb: number;
}

const QUANTITIES = ['firstAnswerMs', 'moduleLoadMs', 'processorMs', 'residentMb'] as const satisfies (keyof Start)[];

export type ColdStart = Record<keyof Start, Summary> & {
  /** Our value divided by this side's value in the same round. Other load on the machine is in both. */
  oursTimes: Record<'firstAnswerMs' | 'residentMb', Summary>;
};

/** Starts a new process for each side in each round. The first round does not count: it loads programs and files into memory. */
export async function measureColdStarts(sides: readonly Side[], rounds: number): Promise<PerSide<ColdStart>> {
  const aws = await startBenchAws();
  const event = requestEvent({ action: 'READ', desired: { UserPoolId: aws.poolId, ClientId: aws.clientId } });
  const runs = sides.map((side) => ({ side, starts: [] as Start[] }));
  try {
    await inRounds(1 + rounds, runs, async ({ side, starts }) => {
      const started = performance.now();
      const process = startMeasured(side, aws.endpoints);
      try {
        const { loadMs, processorMs, residentBytes } = await process.invoke(event);
        const firstAnswerMs = performance.now() - started;
        starts.push({ firstAnswerMs, moduleLoadMs: loadMs, processorMs, residentMb: residentBytes / 1024 / 1024 });
      } finally {
        await process.stop();
      }
    });
  } finally {
    await aws.stop();
  }
  const ours = runs.find(({ side }) => side.name === 'ours')?.starts ?? [];
  return Object.fromEntries(runs.map(({ side, starts }) => [side.name, coldStartOf(starts.slice(1), ours.slice(1))]));
}

/**
 * Summarises the starts of a side.
 * @param starts in the order of the rounds
 * @param ours the starts of our side, in the same order
 */
export function coldStartOf(starts: readonly Start[], ours: readonly Start[]): ColdStart {
  const summaries = QUANTITIES.map((quantity) => [quantity, summarise(starts.map((start) => start[quantity]))]);
  const times = (quantity: keyof Start) =>
    summarise(starts.map((start, round) => (ours[round]?.[quantity] ?? Number.NaN) / start[quantity]));
  return {
    ...(Object.fromEntries(summaries) as Record<keyof Start, Summary>),
    oursTimes: { firstAnswerMs: times('firstAnswerMs'), residentMb: times('residentMb') },
  };
}
