import { live, STEPS, type Step } from './life';
import { type Measured, startMeasured } from './measuredProcess';
import { inRounds } from './rounds';
import type { PerSide, Side } from './sides';
import { type Summary, summarise } from './summary';
import { startWorld } from './world';

/** How long a warm process takes to answer the event of each step, in milliseconds. */
export type WarmLatency = Readonly<Record<Step, Summary>>;

/** Keeps a process for each side and lets clients live in it, round by round. The first round does not count: it warms up. */
export async function measureWarmLatency(sides: readonly Side[], rounds: number): Promise<PerSide<WarmLatency>> {
  const world = await startWorld();
  const runs = sides.map((side) => ({ side, process: startMeasured(side, world.endpoints), lives: [] as Life[] }));
  try {
    await inRounds(1 + rounds, runs, async ({ side, process, lives }) => {
      for (let count = 0; count < side.livesPerRound; count += 1) {
        lives.push(await live((event) => process.invoke(event), world.poolId));
      }
    });
  } finally {
    await Promise.all(runs.map(({ process }) => process.stop()));
    await world.stop();
  }
  return Object.fromEntries(runs.map(({ side, lives }) => [side.name, summariseLives(lives.slice(side.livesPerRound))]));
}

type Life = Record<Step, Measured>;

function summariseLives(lives: readonly Life[]): WarmLatency {
  const latency = STEPS.map((step) => [step, summarise(lives.map((life) => life[step].handlerMs))]);
  return Object.fromEntries(latency) as WarmLatency;
}
