/** The files of the bundle, from the metafile of esbuild. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const metafile = JSON.parse(readFileSync(join(PROJECT_ROOT, 'build', 'TypeFunction.metafile.json'), 'utf8')) as Metafile;
const [output] = Object.values(metafile.outputs);

/** The files with code in the bundle, from the project's root. */
export const bundledFiles = Object.keys(output?.inputs ?? {});

/** All files that esbuild read, including files without code in the bundle. */
export const readFiles = Object.keys(metafile.inputs);

/** The modules that import a file, sorted by name, without index modules that only re-export. */
export function importersOf(file: string): string[] {
  const importers = Object.entries(metafile.inputs).filter(([, { imports }]) => imports.some(({ path }) => path === file));
  return importers
    .map(([importer]) => importer)
    .filter((importer) => !importer.endsWith('/index.js'))
    .sort();
}
