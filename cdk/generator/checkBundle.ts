import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, stop } from 'esbuild';
import { thirdPartyLicences } from '../../tools/build/licences.mjs';
import { packagesIn } from '../../tools/build/packages.mjs';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const LIB = 'cdk/lib';
const FILE = `${LIB}/check.js`;

export interface LibraryFile {
  /** The path from the project's root. */
  file: string;
  bytes: number;
}

/**
 * The maximum size of the check in the library, in bytes. It is the present size, with room for a few ordinary changes. Each app
 * loads the whole check.
 */
const MAX_CHECK_BYTES = 45_000;

/**
 * Bundles the check of templates into one file of the compiled library, and writes the licences of the packages in it.
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
  // esbuild keeps a process for further builds, and this program makes no other.
  await stop();
  const contents = outputFiles[0]?.contents ?? new Uint8Array();
  const bytes = contents.length;
  if (bytes > MAX_CHECK_BYTES) {
    throw new Error(
      `${FILE} has ${bytes} bytes, and the limit is ${MAX_CHECK_BYTES}. Remove imports of cdk/check, or raise the limit.`,
    );
  }
  writeFileSync(join(PROJECT_ROOT, FILE), contents);
  const licences = thirdPartyLicences(packagesIn(metafile, PROJECT_ROOT), PROJECT_ROOT, 'lib/check.js');
  writeFileSync(join(PROJECT_ROOT, LIB, 'THIRD-PARTY-LICENSES'), licences);
  return { file: FILE, bytes };
}
