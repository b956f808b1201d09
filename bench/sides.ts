import { join } from 'node:path';
import { PROJECT_ROOT } from '../tools/projectRoot';

/** The implementations that the benchmark compares. */
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

/** A value for each measured side. */
export type PerSide<T> = Partial<Record<SideName, T>>;

export interface Side {
  name: SideName;
  /** On Node: the path of a module and the name of its handler. For other languages: a program, see StdioProcess. */
  handler: string | Program;
  /** The number of clients' lives in a round of the warm measurement. It is low for a side that takes seconds for each. */
  livesPerRound: number;
}

/** A program that reads an event from each line, and writes an answer to each line. */
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

/** The sides that need only the project's packages, in the order of the tables. */
export const OWN_SIDES: readonly Side[] = [OURS, BARE_SDK, RAW_AWS, RAW_HTTP, BARE_NODE];

export const STOCK: Side = { name: 'stock', handler: join(__dirname, 'stock/dist/handlers.entrypoint'), livesPerRound: 1 };
export const STOCK_WITHOUT_SLEEP: Side = {
  name: 'stock without its sleep',
  handler: join(__dirname, 'stock/dist/withoutSleep.entrypoint'),
  livesPerRound: 20,
};
