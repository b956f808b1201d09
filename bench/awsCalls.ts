import { live, STEPS, type Step } from './life';
import { startMeasured } from './measuredProcess';
import type { PerSide, Side } from './sides';
import { startWorld } from './world';

/** How many requests a handler makes for one event, in steady state. */
export interface Calls {
  cognito: number;
  /** To other services, without and with a logging configuration. */
  others: number;
  othersWithLogging: number;
}

export type AwsCalls = Readonly<Record<Step, Calls>>;

/** Counts the requests of each side in its second life: whatever is made only once, such as a log stream, is there by then. */
export async function countAwsCalls(sides: readonly Side[]): Promise<PerSide<AwsCalls>> {
  const counts: PerSide<AwsCalls> = {};
  for (const side of sides) {
    const [plain, logging] = [await countedLife(side, false), await countedLife(side, true)];
    const calls = STEPS.map((step) => [step, { ...plain[step], othersWithLogging: logging[step].others }] as const);
    counts[side.name] = Object.fromEntries(calls) as AwsCalls;
  }
  return counts;
}

type CountedLife = Record<Step, Pick<Calls, 'cognito' | 'others'>>;

async function countedLife(side: Side, logging: boolean): Promise<CountedLife> {
  const world = await startWorld();
  const process = startMeasured(side, world.endpoints);
  const counted: Partial<CountedLife> = {};
  const count = async (event: unknown, step: Step) => {
    const before = world.requests();
    const measured = await process.invoke(event);
    const { cognito, others } = world.requests();
    counted[step] = { cognito: cognito - before.cognito, others: others - before.others };
    return measured;
  };
  try {
    for (const _life of ['first', 'second']) await live(count, world.poolId, logging);
    return counted as CountedLife;
  } finally {
    await process.stop();
    await world.stop();
  }
}
