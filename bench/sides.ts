import { join } from 'node:path';
import { PROJECT_ROOT } from '../local/projectRoot';

/** What is measured against each other. */
export type SideName = 'ours' | 'stock' | 'stock without its sleep' | 'bare SDK' | 'bare Node';

/** One thing for each side that was measured. */
export type PerSide<T> = Partial<Record<SideName, T>>;

export interface Side {
  name: SideName;
  /** The path of a module and the name of its handler. */
  handler: string;
  /** How many lives of a client it goes through in a round of the warm measurement. One with a sleep takes seconds for each. */
  livesPerRound: number;
}

const OURS: Side = {
  name: 'ours',
  handler: join(PROJECT_ROOT, 'build/TypeFunction/dist/handlers.entrypoint'),
  livesPerRound: 20,
};
const BARE_SDK: Side = { name: 'bare SDK', handler: join(__dirname, 'bareSdk.cjs.entrypoint'), livesPerRound: 20 };
const BARE_NODE: Side = { name: 'bare Node', handler: join(__dirname, 'nothing.cjs.entrypoint'), livesPerRound: 0 };
const STOCK: Side = { name: 'stock', handler: join(__dirname, 'stock/dist/handlers.entrypoint'), livesPerRound: 1 };
const STOCK_WITHOUT_SLEEP: Side = {
  name: 'stock without its sleep',
  handler: join(__dirname, 'stock/dist/withoutSleep.entrypoint'),
  livesPerRound: 20,
};

/** In the order of the tables. */
export const ALL_SIDES: readonly Side[] = [OURS, STOCK, STOCK_WITHOUT_SLEEP, BARE_SDK, BARE_NODE];
/** Those that need no package beside the project's own. */
export const OWN_SIDES: readonly Side[] = [OURS, BARE_SDK, BARE_NODE];
