import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, stop } from 'esbuild';
import { thirdPartyLicences } from '../../tools/build/licences.mjs';
import { packagesIn } from '../../tools/build/packages.mjs';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const LIB = 'cdk/lib';
const FILE = `${LIB}/check.js`;

/** A file of the library. */
export interface LibraryFile {
  /** From the project's root. */
  file: string;
  bytes: number;
}

/**
 * The most that the check may add to the library, in bytes: what it has now, with room for a few ordinary changes. Each app loads all of
 * it.
 */
const LARGEST_CHECK = 45_000;

/**
 * Writes the check of templates into the compiled library as one file, with the licences of what is in it.
 * @throws Error when the file is too large
 */
export async function bundleCheck(): Promise<LibraryFile> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: ['cdk/check/problems.ts'],
    outfile: FILE,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  // esbuild keeps a process for further builds; there are none.
  await stop();
  const contents = outputFiles[0]?.contents ?? new Uint8Array();
  const bytes = contents.length;
  if (bytes > LARGEST_CHECK) {
    throw new Error(`${FILE} has ${bytes} bytes, of at most ${LARGEST_CHECK}: see what cdk/check imports, or raise the limit.`);
  }
  writeFileSync(join(PROJECT_ROOT, FILE), contents);
  const licences = thirdPartyLicences(packagesIn(metafile, PROJECT_ROOT), PROJECT_ROOT, 'lib/check.js');
  writeFileSync(join(PROJECT_ROOT, LIB, 'THIRD-PARTY-LICENSES'), licences);
  return { file: FILE, bytes };
}
