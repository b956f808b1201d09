import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { bundle } from '../local/build/bundle.mjs';
import { lambdaNode } from '../local/lambda/lambdaNode';
import { PROJECT_ROOT } from '../local/projectRoot';
import { type AwsCalls, countAwsCalls } from './awsCalls';
import { type ColdStart, measureColdStarts } from './coldStart';
import { type PackageSize, packageSize } from './packageSize';
import { ALL_SIDES, OWN_SIDES, type PerSide } from './sides';
import { buildStockType, STOCK_FOLDER } from './stockType';
import { measureWarmLatency, type WarmLatency } from './warmLatency';

export interface Measurements {
  /** On what all of it was measured, and how many programs of others wanted to run there when it began (the load average). */
  machine: { processor: string; cores: number; platform: string; node: string; load: number };
  coldStart: PerSide<ColdStart>;
  warmLatency: PerSide<WarmLatency>;
  awsCalls: PerSide<AwsCalls>;
  packageSize: PerSide<PackageSize>;
  bundleBytes: number;
}

/** How often everything is measured. */
const ROUNDS = { coldStart: 25, warmLatency: 10 };
const QUICK_ROUNDS = { coldStart: 1, warmLatency: 1 };

/**
 * Measures every side, one kind of measurement after the other.
 * @param quick measures once, and leaves out the stock type, which has to be installed
 * @param onProgress is told what comes next
 */
export async function measure(
  quick: boolean,
  onProgress: (text: string) => void,
): Promise<{ measurements: Measurements; metafile: Metafile }> {
  const on = machine();
  const { bytes, metafile } = await bundle();
  if (!quick) await buildStockType();
  const sides = quick ? OWN_SIDES : ALL_SIDES;
  const rounds = quick ? QUICK_ROUNDS : ROUNDS;
  const working = sides.filter(({ name }) => name !== 'bare Node');

  onProgress(`Cold starts: ${rounds.coldStart} of each of ${sides.length} sides`);
  const coldStart = await measureColdStarts(sides, rounds.coldStart);
  onProgress(`Warm latency: ${rounds.warmLatency} rounds of each of ${working.length} sides`);
  const warmLatency = await measureWarmLatency(working, rounds.warmLatency);
  onProgress('AWS calls');
  const awsCalls = await countAwsCalls(working.filter(({ name }) => name === 'ours' || name === 'stock'));

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
  };
  return { measurements, metafile };
}

export function machine(): Measurements['machine'] {
  const processors = cpus();
  return {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    platform: `${process.platform}-${process.arch}`,
    node: lambdaNode().version,
    load: loadavg()[0] ?? 0,
  };
}
