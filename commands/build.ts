import type { parseArgs } from 'node:util';
import { bundle } from '../tools/build/bundle.mjs';
import { contentsTable } from '../tools/build/contents';
import { refuseStrays } from '../tools/package/strays';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('build');

interface Options {
  functionName: string | undefined;
  analyze: boolean;
  toPack: boolean;
}

/** `npm run build`: writes the bundle, and prints its path and its size. */
export function main(args: string[]): Promise<number> {
  const flag = { type: 'boolean', default: false } as const;
  const config = { args, options: { analyze: flag, 'to-pack': flag }, allowPositionals: true } as const;
  const read = ({ values, positionals }: ReturnType<typeof parseArgs<typeof config>>): Options => {
    return { functionName: nameIn(positionals), analyze: values.analyze, toPack: values['to-pack'] };
  };
  return withOptions({ usage: USAGE, config, read }, build);
}

function nameIn([functionName, ...others]: string[]): string | undefined {
  if (others.length > 0) throw new Error(`npm run build needs the name of one function, not ${others.length + 1} names.`);
  return functionName;
}

async function build({ functionName, analyze, toPack }: Options): Promise<number> {
  if (toPack) refuseStrays();
  const { file, bytes, metafile } = await bundle(functionName);
  console.log(`${file}: ${Math.round(bytes / 1024)} KB`);
  if (analyze) console.log(`\n${contentsTable(metafile)}`);
  return 0;
}
