import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { lambdaNode } from '../local/lambda/lambdaNode';
import { bundle } from '../tools/build/bundle.mjs';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { type AwsCalls, countAwsCalls } from './awsCalls';
import { type ColdStart, measureColdStarts } from './coldStart';
import { buildOtherStockTypes, type OtherStockTypes } from './otherStockTypes';
import { type PackageSize, packageSize } from './packageSize';
import { OWN_SIDES, type PerSide, type SideName, STOCK, STOCK_WITHOUT_SLEEP } from './sides';
import { buildStockType, STOCK_FOLDER } from './stockType';
import { measureWarmLatency, type WarmLatency } from './warmLatency';

export interface Measurements {
  machine: Machine;
  coldStart: PerSide<ColdStart>;
  warmLatency: PerSide<WarmLatency>;
  awsCalls: PerSide<AwsCalls>;
  packageSize: PerSide<PackageSize>;
  bundleBytes: number;
  /** The reason why a side was not measured. */
  missing: PerSide<string>;
}

/** The machine of the measurement. */
export interface Machine {
  processor: string;
  cores: number;
  platform: string;
  node: string;
  /** The load average at the start: the number of programs that wanted to run. */
  load: number;
}

/** The number of measurements of each kind. */
const ROUNDS = { coldStart: 25, warmLatency: 10 };
const QUICK_ROUNDS = { coldStart: 1, warmLatency: 1 };

/**
 * Measures every side, one kind of measurement after the other.
 * @param quick measures once, without the stock types, which need an installation
 * @param onProgress receives a description of the next step
 */
export async function measure(
  quick: boolean,
  onProgress: (text: string) => void,
): Promise<{ measurements: Measurements; metafile: Metafile }> {
  const { bytes, metafile } = await bundle();
  const { sides: stockTypes, missing } = quick ? NONE : await buildStockTypes(onProgress);
  const [ours, ...floors] = OWN_SIDES;
  const sides = ours ? [ours, ...stockTypes, ...floors] : [];
  const rounds = quick ? QUICK_ROUNDS : ROUNDS;
  const working = sides.filter(({ livesPerRound }) => livesPerRound > 0);
  // The load average is read here. The stock types above were built before.
  const on = machine();

  onProgress(`Cold starts: ${rounds.coldStart} of each of ${sides.length} sides`);
  const coldStart = await measureColdStarts(sides, rounds.coldStart);
  onProgress(`Warm latency: ${rounds.warmLatency} rounds of each of ${working.length} sides`);
  const warmLatency = await measureWarmLatency(working, rounds.warmLatency);
  onProgress('AWS calls');
  const awsCalls = await countAwsCalls(working.filter(({ name }) => COUNTED.has(name)));

  const measurements = {
    machine: on,
    coldStart,
    warmLatency,
    awsCalls,
    packageSize: {
      ours: packageSize(join(PROJECT_ROOT, 'build', 'TypeFunction')),
      ...(!quick && { stock: packageSize(join(STOCK_FOLDER, 'dist'), join(STOCK_FOLDER, 'node_modules')) }),
    },
    bundleBytes: bytes,
    missing,
  };
  return { measurements, metafile };
}

/** Java is left out: its SDK has no environment variables for endpoints, so its logs and metrics would be sent to AWS. */
const COUNTED: ReadonlySet<SideName> = new Set(['ours', 'stock', 'stock Python']);

const NONE: OtherStockTypes = { sides: [], missing: {} };

async function buildStockTypes(onProgress: (text: string) => void): Promise<OtherStockTypes> {
  onProgress('Installing and building the stock types');
  await buildStockType();
  const { sides, missing } = await buildOtherStockTypes();
  return { sides: [STOCK, STOCK_WITHOUT_SLEEP, ...sides], missing };
}

export function machine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    platform: `${process.platform}-${process.arch}`,
    node: lambdaNode().version,
    load: loadavg()[0] ?? 0,
  };
}
