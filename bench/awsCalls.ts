import { startBenchAws } from './benchAws';
import { LIFE_EVENTS, type LifeEvent, runLife } from './life';
import type { PerSide, Side } from './sides';
import { startMeasured } from './startMeasured';

/** The number of requests that a handler makes for one event, after its first life. */
export interface Calls {
  cognito: number;
  /** To other services, without and with a logging configuration. */
  others: number;
  othersWithLogging: number;
}

export type AwsCalls = Readonly<Record<LifeEvent, Calls>>;

/** Counts the requests of each side in its second life. The first life creates what is needed once, such as a log stream. */
export async function countAwsCalls(sides: readonly Side[]): Promise<PerSide<AwsCalls>> {
  const counts: PerSide<AwsCalls> = {};
  for (const side of sides) {
    const [plain, logging] = [await countedLife(side, false), await countedLife(side, true)];
    const calls = LIFE_EVENTS.map((name) => [name, { ...plain[name], othersWithLogging: logging[name].others }] as const);
    counts[side.name] = Object.fromEntries(calls) as AwsCalls;
  }
  return counts;
}

type CountedLife = Record<LifeEvent, Pick<Calls, 'cognito' | 'others'>>;

async function countedLife(side: Side, logging: boolean): Promise<CountedLife> {
  const aws = await startBenchAws();
  const process = startMeasured(side, aws.endpoints);
  const counted: Partial<CountedLife> = {};
  const count = async (event: unknown, name: LifeEvent) => {
    const before = aws.requests();
    const measured = await process.invoke(event);
    const { cognito, others } = aws.requests();
    counted[name] = { cognito: cognito - before.cognito, others: others - before.others };
    return measured;
  };
  try {
    for (const _life of ['first', 'second']) await runLife(count, aws.poolId, logging);
    return counted as CountedLife;
  } finally {
    await process.stop();
    await aws.stop();
  }
}
