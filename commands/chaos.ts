import { Presets, SingleBar } from 'cli-progress';
import { runChaos } from '../campaigns/chaos/chaos';
import { recordInGuide, summary } from '../campaigns/chaos/report';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('chaos');

interface Options {
  lifecycles: number;
  seed: number;
  record: boolean;
}

/** `npm run chaos`: ends with 1 when a lifecycle did harm. */
export function main(args: string[]): Promise<number> {
  const options = {
    lifecycles: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(1 + (Date.now() % 1_000_000)) },
    record: { type: 'boolean', default: false },
  } as const;
  return withOptions(
    {
      usage: USAGE,
      config: { args, options },
      read: ({ values: { lifecycles, seed, record } }) => ({
        lifecycles: wholeNumber('--lifecycles', lifecycles),
        seed: wholeNumber('--seed', seed),
        record,
      }),
    },
    chaos,
  );
}

async function chaos({ lifecycles, seed, record }: Options): Promise<number> {
  console.log(`${lifecycles} lifecycles, seeds ${seed} to ${seed + lifecycles - 1}`);
  const bar = new SingleBar({ format: '{bar} {value} of {total} lifecycles, {eta_formatted} left' }, Presets.shades_classic);
  bar.start(lifecycles, 0);
  const report = await runChaos({ lifecycles, seed, onProgress: (done) => bar.update(done) }).finally(() => bar.stop());
  for (const finding of report.findings) console.error(finding);
  console.log(summary(report));
  if (record) recordInGuide(report, seed);
  return report.findings.length === 0 ? 0 : 1;
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,11}$/.test(text)) return Number(text);
  throw new Error(`${option} must be a whole number, 1 or more, not "${text}".`);
}
