import { build, stop } from 'esbuild';
import { packagesIn } from '../build/packages.mjs';
import { packageVersions } from '../build/packageVersions.mjs';

type BundledPackage = ReturnType<typeof packagesIn>[number];

export interface BundledProgram {
  code: Uint8Array;
  /** The packages that have code in the file. */
  packages: readonly BundledPackage[];
}

interface Program {
  /** The path of the entry point from the project's root. */
  entry: string;
  version: string;
  /** The text that `--help` prints. */
  help: string;
  /** True for a program: it is minified and executable. A library is neither, so that people can read and debug it. */
  isProgram: boolean;
}

/** Bundles a program into one CommonJS file that needs only Node. Its bytes depend on the project's files alone. */
export async function bundledProgram(root: string, { entry, version, help, isProgram }: Program): Promise<BundledProgram> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: isProgram,
    // ES modules first: esbuild removes exports that no code imports.
    mainFields: ['module', 'main'],
    // The file has paths in comments. If node_modules is a link, the path of its target must not get into the file.
    preserveSymlinks: true,
    plugins: [packageVersions],
    define: { PACKAGE_VERSION: JSON.stringify(version), HELP: JSON.stringify(help) },
    ...(isProgram && { banner: { js: '#!/usr/bin/env node' } }),
    outdir: 'build',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  // Ends esbuild's process. The next build starts it again.
  await stop();
  return { code: outputFiles[0]?.contents ?? new Uint8Array(), packages: packagesIn(metafile, root) };
}
