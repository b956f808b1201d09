import { type Dirent, existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot';

/** The folders that go into the package, and how the paths of the files in them look. The names alone decide, also without git. */
const MEANT: Readonly<Record<string, RegExp>> = {
  src: /^src\/([\w-][\w.-]*\/)*[\w-][\w.-]*\.ts$/,
  inputs: /^inputs\/inputs_\d+_(create|update|invalid)\.json$/,
};

/** Files that `cfn submit` packs where they are there, and that this type has no use for. */
const UNWANTED = ['overrides.json'];

/**
 * The files of a folder that are meant to go into the package, by their paths from the project's root.
 * @throws Error that names all that is not meant to
 */
export function packedFiles(folder: keyof typeof MEANT): string[] {
  refuseStrays();
  return filesBelow(folder).map(({ path }) => path);
}

/**
 * The CloudFormation CLI packs these folders as they are, and follows links. So a stray is refused and not left out: then no
 * package has it, whichever command makes it.
 */
export function refuseStrays(): void {
  const strays = [...Object.keys(MEANT).flatMap(straysIn), ...UNWANTED.filter((file) => existsSync(join(PROJECT_ROOT, file)))];
  if (strays.length === 0) return;
  throw new Error(
    `These files would go into the registered package and are not meant to: ${strays.join(', ')}. Move or delete them. The package ` +
      'takes src/**/*.ts and inputs/inputs_N_create.json, _update.json and _invalid.json: no links, and no names that begin with a dot.',
  );
}

function straysIn(folder: string): string[] {
  if (lstatSync(join(PROJECT_ROOT, folder)).isSymbolicLink()) return [`${folder} (a link)`];
  return filesBelow(folder).flatMap(({ path, entry }) => {
    if (entry.isSymbolicLink()) return [`${path} (a link)`];
    return entry.isFile() && MEANT[folder]?.test(path) ? [] : [path];
  });
}

/** All that is below a folder except the folders themselves. Links are not followed. */
function filesBelow(folder: string): { path: string; entry: Dirent }[] {
  return readdirSync(join(PROJECT_ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [{ path, entry }];
  });
}
