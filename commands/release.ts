import { markdownTable } from 'markdown-table';
import { ensureWheelVenv } from '../cdk/generator/wheel';
import { makeRelease, RELEASE_FOLDER } from '../tools/release/release';
import { nameForms } from '../tools/release/typeName';
import { withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('release');

/** `npm run release`: writes a release of the last commit, and prints its files with their sizes and checksums. */
export function main(args: string[]): Promise<number> {
  const options = { 'type-name': { type: 'string' } } as const;
  return withOptions(
    {
      usage: USAGE,
      config: { args, options },
      read: ({ values: { 'type-name': name } }) => (name === undefined ? name : nameForms(name).type),
    },
    release,
  );
}

async function release(typeName: string | undefined): Promise<number> {
  ensureWheelVenv();
  console.error('Making a release of the last commit ...');
  const files = await makeRelease(typeName);
  const rows = files.map(({ name, bytes, sha256 }) => [name, String(bytes), sha256]);
  console.log(`\n${RELEASE_FOLDER}:\n${markdownTable([['file', 'bytes', 'SHA-256'], ...rows], { align: ['l', 'r', 'l'] })}`);
  return 0;
}
