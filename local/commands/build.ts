import type { parseArgs } from 'node:util';
import { bundle } from '../build/bundle.mjs';
import { contentsTable } from '../build/contents';
import { refuseStrays } from '../package/strays';
import { withOptions } from './options';

const USAGE = `npm run build -- [FUNCTION] [--analyze] [--to-pack]

Writes the Lambda function's bundle, build/FUNCTION/dist/handlers.js, and the licences of what is in it.
  FUNCTION    default TypeFunction
  --analyze   also prints what is in the bundle, how large it is, and what it comes with
  --to-pack   refuses to build where src/ or inputs/ hold files that are not meant for the package; cfn submit gives it`;

interface Options {
  functionName: string | undefined;
  analyze: boolean;
  toPack: boolean;
}

/** `npm run build`: writes the bundle and prints where it is and how large. */
export function main(args: string[]): Promise<number> {
  const flag = { type: 'boolean', default: false } as const;
  const config = { args, options: { analyze: flag, 'to-pack': flag }, allowPositionals: true } as const;
  const read = ({ values, positionals }: ReturnType<typeof parseArgs<typeof config>>): Options => {
    return { functionName: nameIn(positionals), analyze: values.analyze, toPack: values['to-pack'] };
  };
  return withOptions({ usage: USAGE, config, read }, build);
}

function nameIn([functionName, ...others]: string[]): string | undefined {
  if (others.length > 0) throw new Error(`npm run build takes the name of one function, not ${others.length + 1}.`);
  return functionName;
}

async function build({ functionName, analyze, toPack }: Options): Promise<number> {
  if (toPack) refuseStrays();
  const { file, bytes, metafile } = await bundle(functionName);
  console.log(`${file}: ${Math.round(bytes / 1024)} KB`);
  if (analyze) console.log(`\n${contentsTable(metafile)}`);
  return 0;
}
