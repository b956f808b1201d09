import { writeGenerated } from '../cdk/generator/generated';
import { compileLibrary, packLibrary } from '../cdk/generator/library';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('cdk');

/** `npm run cdk`: compiles the construct library, and packs it for npm and pip. */
export function main(args: string[]): Promise<number> {
  const options = { write: { type: 'boolean', default: false } } as const;
  return withOptions({ usage: USAGE, config: { args, options }, read: ({ values }) => values.write }, (write) =>
    write ? generate() : build(),
  );
}

async function generate(): Promise<number> {
  console.log(writeGenerated());
  return 0;
}

async function build(): Promise<number> {
  const check = await compileLibrary();
  for (const { file, bytes } of [check, ...(await packLibrary())]) console.log(`${file}: ${Math.round(bytes / 1024)} KB`);
  return 0;
}
