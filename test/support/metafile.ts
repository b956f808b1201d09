/** The files of the bundle, as esbuild lists them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const metafile = JSON.parse(readFileSync(join(PROJECT_ROOT, 'build', 'TypeFunction.metafile.json'), 'utf8')) as Metafile;
const [output] = Object.values(metafile.outputs);

/** Every file, from the project's root, that something of went into the bundle. */
export const bundledFiles = Object.keys(output?.inputs ?? {});

/** Every file that the bundle was made from, those of which nothing was needed included. */
export const readFiles = Object.keys(metafile.inputs);

/** The modules that import a file, in the order of their names. Modules that only hand on what others export do not count. */
export function importersOf(file: string): string[] {
  const importers = Object.entries(metafile.inputs).filter(([, { imports }]) => imports.some(({ path }) => path === file));
  return importers
    .map(([importer]) => importer)
    .filter((importer) => !importer.endsWith('/index.js'))
    .sort();
}
