import { bundle } from '../build/bundle.mjs';
import { contentsTable } from '../build/contents';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('build');

interface Options {
  functionName: string | undefined;
  analyze: boolean;
}

/** `npm run build`: writes the bundle and prints where it is and how large. */
export function main(args: string[]): Promise<number> {
  const config = { args, options: { analyze: { type: 'boolean', default: false } }, allowPositionals: true } as const;
  return withOptions(
    { usage: USAGE, config, read: ({ values, positionals }) => readOptions(values.analyze, positionals) },
    build,
  );
}

function readOptions(analyze: boolean, [functionName, ...others]: string[]): Options {
  if (others.length > 0) throw new Error(`npm run build takes the name of one function, not ${others.length + 1}.`);
  return { functionName, analyze };
}

async function build({ functionName, analyze }: Options): Promise<number> {
  const { file, bytes, metafile } = await bundle(functionName);
  console.log(`${file}: ${Math.round(bytes / 1024)} KB`);
  if (analyze) console.log(`\n${contentsTable(metafile)}`);
  return 0;
}
