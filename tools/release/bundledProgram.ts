import { build, stop } from 'esbuild';
import { packagesIn } from '../build/packages.mjs';
import { packageVersions } from '../build/packageVersions.mjs';

type BundledPackage = ReturnType<typeof packagesIn>[number];

export interface BundledProgram {
  code: Uint8Array;
  /** Those that the file holds parts of. */
  packages: readonly BundledPackage[];
}

interface What {
  /** From the project's root. */
  entry: string;
  version: string;
  /** What `--help` prints. */
  help: string;
  /** A program is run by its own name, and made small; a library is for people to read and to debug. */
  isProgram: boolean;
}

/** A file in CommonJS that needs nothing but Node. Its bytes depend on the files of the project alone, and not on where that is. */
export async function bundledProgram(root: string, { entry, version, help, isProgram }: What): Promise<BundledProgram> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: isProgram,
    // ES modules first: esbuild leaves out what is not imported of them.
    mainFields: ['module', 'main'],
    // Paths go into the file, as comments. A folder of packages that is a link must not bring in the path to which it leads.
    preserveSymlinks: true,
    plugins: [packageVersions],
    define: { PACKAGE_VERSION: JSON.stringify(version), HELP: JSON.stringify(help) },
    ...(isProgram && { banner: { js: '#!/usr/bin/env node' } }),
    outdir: 'build',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  // esbuild keeps a process for further builds; the next one starts it again.
  await stop();
  return { code: outputFiles[0]?.contents ?? new Uint8Array(), packages: packagesIn(metafile, root) };
}
