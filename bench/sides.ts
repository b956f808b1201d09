import { join } from 'node:path';
import { PROJECT_ROOT } from '../tools/projectRoot';

/** What is measured against each other. */
export type SideName =
  | 'ours'
  | 'stock'
  | 'stock without its sleep'
  | 'stock Python'
  | 'stock Java'
  | 'stock Go'
  | 'bare SDK'
  | 'raw AWS'
  | 'raw HTTP'
  | 'bare Node';

/** One thing for each side that was measured. */
export type PerSide<T> = Partial<Record<SideName, T>>;

export interface Side {
  name: SideName;
  /** On the Node of the Lambda runtime: the path of a module and the name of its handler. Elsewhere: a program, see StdioProcess. */
  handler: string | Program;
  /** How many lives of a client it goes through in a round of the warm measurement. One with a sleep takes seconds for each. */
  livesPerRound: number;
}

/** A program that answers events, one on each line. */
export interface Program {
  command: string;
  args: readonly string[];
  folder: string;
}

const OURS: Side = {
  name: 'ours',
  handler: join(PROJECT_ROOT, 'build/TypeFunction/dist/handlers.entrypoint'),
  livesPerRound: 20,
};
const BARE_SDK: Side = { name: 'bare SDK', handler: join(__dirname, 'bareSdk.cjs.entrypoint'), livesPerRound: 20 };
const RAW_AWS: Side = { name: 'raw AWS', handler: join(__dirname, 'rawAws.cjs.entrypoint'), livesPerRound: 0 };
const RAW_HTTP: Side = { name: 'raw HTTP', handler: join(__dirname, 'rawHttp.cjs.entrypoint'), livesPerRound: 0 };
const BARE_NODE: Side = { name: 'bare Node', handler: join(__dirname, 'nothing.cjs.entrypoint'), livesPerRound: 0 };

/** The sides that need no packages but the project's own. The tables show them in this order. */
export const OWN_SIDES: readonly Side[] = [OURS, BARE_SDK, RAW_AWS, RAW_HTTP, BARE_NODE];

export const STOCK: Side = { name: 'stock', handler: join(__dirname, 'stock/dist/handlers.entrypoint'), livesPerRound: 1 };
export const STOCK_WITHOUT_SLEEP: Side = {
  name: 'stock without its sleep',
  handler: join(__dirname, 'stock/dist/withoutSleep.entrypoint'),
  livesPerRound: 20,
};
