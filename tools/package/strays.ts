import { type Dirent, existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot';

/** The folders in the package, and the allowed paths of their files. Only the paths decide, so it works without git. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  src: /^src\/([\w-][\w.-]*\/)*[\w-][\w.-]*\.ts$/,
  inputs: /^inputs\/inputs_\d+_(create|update|invalid)\.json$/,
};

/** Files that `cfn submit` packs if they exist, and that this type does not need. */
const UNWANTED = ['overrides.json'];

/**
 * The files of a folder that go into the package, as paths from the project's root.
 * @throws Error with the names of all files that must not be in the package
 */
export function packedFiles(folder: keyof typeof ALLOWED): string[] {
  refuseStrays();
  return filesBelow(folder).map(({ path }) => path);
}

/**
 * Throws if a folder has a file that must not be in the package. The CloudFormation CLI packs whole folders and follows links. So
 * such a file is an error and not just left out: then neither our command nor the CLI packs it.
 */
export function refuseStrays(): void {
  const strays = [...Object.keys(ALLOWED).flatMap(straysIn), ...UNWANTED.filter((file) => existsSync(join(PROJECT_ROOT, file)))];
  if (strays.length === 0) return;
  throw new Error(
    `These files must not be in the registered package: ${strays.join(', ')}. Move or delete them. The package may only have ` +
      'src/**/*.ts and inputs/inputs_N_create.json, _update.json and _invalid.json, no links, and no names that begin with a dot.',
  );
}

function straysIn(folder: string): string[] {
  if (lstatSync(join(PROJECT_ROOT, folder)).isSymbolicLink()) return [`${folder} (a link)`];
  return filesBelow(folder).flatMap(({ path, entry }) => {
    if (entry.isSymbolicLink()) return [`${path} (a link)`];
    return entry.isFile() && ALLOWED[folder]?.test(path) ? [] : [path];
  });
}

/** All files and links below a folder. Links are not followed. */
function filesBelow(folder: string): { path: string; entry: Dirent }[] {
  return readdirSync(join(PROJECT_ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [{ path, entry }];
  });
}
