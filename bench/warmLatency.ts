import { startBenchAws } from './benchAws';
import { LIFE_EVENTS, type LifeEvent, runLife } from './life';
import type { Measured } from './measuredProcess';
import { inRounds } from './rounds';
import type { PerSide, Side } from './sides';
import { startMeasured } from './startMeasured';
import { type Summary, summarise } from './summary';

/** The time in which a warm process answers each event of a client's life, in milliseconds. */
export type WarmLatency = Readonly<Record<LifeEvent, Summary>>;

/** Runs the lives of clients in one process for each side, round by round. The first round does not count: it warms up. */
export async function measureWarmLatency(sides: readonly Side[], rounds: number): Promise<PerSide<WarmLatency>> {
  const aws = await startBenchAws();
  const runs = sides.map((side) => ({ side, process: startMeasured(side, aws.endpoints), lives: [] as Life[] }));
  try {
    await inRounds(1 + rounds, runs, async ({ side, process, lives }) => {
      for (let count = 0; count < side.livesPerRound; count += 1) {
        lives.push(await runLife((event) => process.invoke(event), aws.poolId));
      }
    });
  } finally {
    await Promise.all(runs.map(({ process }) => process.stop()));
    await aws.stop();
  }
  return Object.fromEntries(runs.map(({ side, lives }) => [side.name, summariseLives(lives.slice(side.livesPerRound))]));
}

type Life = Record<LifeEvent, Measured>;

function summariseLives(lives: readonly Life[]): WarmLatency {
  const latency = LIFE_EVENTS.map((name) => [name, summarise(lives.map((life) => life[name].handlerMs))]);
  return Object.fromEntries(latency) as WarmLatency;
}
