import { requestEvent } from './life';
import { MeasuredProcess } from './measuredProcess';
import { inRounds } from './rounds';
import type { PerSide, Side } from './sides';
import { type Summary, summarise } from './summary';
import { startWorld } from './world';

export interface ColdStart {
  /** From the start of the process to its first answer, a read, in milliseconds. */
  firstAnswerMs: Summary;
  /** Of that, loading the handler's module and all that it needs. */
  moduleLoadMs: Summary;
  /** The time of the processor until then. Other programs on the machine change it less than the time that passes. */
  processorMs: Summary;
  /** What the process holds in memory after the first answer, in MB of 1,048,576 bytes. */
  residentMb: Summary;
}

/** Starts a fresh process for each side in each round. */
export async function measureColdStarts(sides: readonly Side[], rounds: number): Promise<PerSide<ColdStart>> {
  const world = await startWorld();
  const event = requestEvent({ action: 'READ', desired: { UserPoolId: world.poolId, ClientId: world.clientId } });
  const runs = sides.map((side) => ({ side, starts: [] as Start[] }));
  try {
    await inRounds(rounds, runs, async ({ side, starts }) => {
      const started = performance.now();
      const process = new MeasuredProcess(side, world.endpoints);
      try {
        const { loadMs, processorMs, residentBytes } = await process.invoke(event);
        const firstAnswerMs = performance.now() - started;
        starts.push({ firstAnswerMs, moduleLoadMs: loadMs, processorMs, residentMb: residentBytes / 1024 / 1024 });
      } finally {
        await process.stop();
      }
    });
  } finally {
    await world.stop();
  }
  return Object.fromEntries(runs.map(({ side, starts }) => [side.name, summariseStarts(starts)]));
}

type Start = Record<keyof ColdStart, number>;

function summariseStarts(starts: readonly Start[]): ColdStart {
  const summary = (quantity: keyof ColdStart) => summarise(starts.map((start) => start[quantity]));
  return {
    firstAnswerMs: summary('firstAnswerMs'),
    moduleLoadMs: summary('moduleLoadMs'),
    processorMs: summary('processorMs'),
    residentMb: summary('residentMb'),
  };
}
