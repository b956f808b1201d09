import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import { thirdPartyLicences } from './licences.mjs';
import { packagesIn } from './packages.mjs';
import { packageVersions } from './packageVersions.mjs';
import { LEAN_BUILDS, REPLACED } from './replaced.cjs';
import { replacedModules } from './replacedModules.mjs';
import { unnamedExceptions } from './unnamedExceptions.cjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Writes the whole Lambda function to `build/<function>/dist/handlers.js`, with its licence and the licences of the packages in
 * it. The CloudFormation CLI runs `npm run build` (`settings.buildCommand` in .rpdk-config) with the function's name, and packs
 * the folder of that name. esbuild's metafile is written next to that folder, not into it.
 *
 * @param {string} functionName
 * @returns {Promise<{ file: string; bytes: number; metafile: import('esbuild').Metafile }>} the path from the project's root
 */
export async function bundle(functionName = 'TypeFunction') {
  if (!/^\w+$/.test(functionName)) {
    throw new Error(`"${functionName}" is not the name of a Lambda function. Use letters, digits and underscores only.`);
  }
  const file = `build/${functionName}/dist/handlers.js`;
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/handlers.ts'],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // The oldest Node that the project supports. The Lambda runtime, nodejs22.x, is newer.
    target: 'node20',
    minify: true,
    // ES2015 first, because it is shorter than older JavaScript. Then ES modules: esbuild removes exports that no code imports.
    mainFields: ['es2015', 'module', 'main'],
    alias: { ...REPLACED, ...LEAN_BUILDS },
    plugins: [packageVersions, replacedModules, unnamedExceptions],
    // The SDK has an `import()` of Node's http module. Node's loader of ES modules would read each export of that module, and so
    // would also load Node's fetch and WebSocket. esbuild makes a `require` of it, which does not.
    supported: { 'dynamic-import': false },
    // THIRD-PARTY-LICENSES has all of them in full.
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  // Ends esbuild's process, which waits for further builds.
  await stop();
  const contents = outputFiles[0]?.contents ?? new Uint8Array();
  await replace(`${root}build/${functionName}/LICENSE`, await readFile(`${root}LICENSE`));
  const licences = thirdPartyLicences(packagesIn(metafile, root), root, 'dist/handlers.js');
  await replace(`${root}build/${functionName}/THIRD-PARTY-LICENSES`, licences);
  await replace(`${root}build/${functionName}.metafile.json`, JSON.stringify(metafile, null, 2));
  await replace(`${root}${file}`, contents);
  return { file, bytes: contents.length, metafile };
}

/**
 * Writes a file in one step: a Lambda process that starts at the same time loads the old bundle or the new one, never a part. The
 * temporary file is not in the folder that is packed.
 *
 * @param {string} path
 * @param {Uint8Array | string} contents
 */
async function replace(path, contents) {
  await mkdir(dirname(path), { recursive: true });
  const written = `${root}build/${basename(path)}.${process.pid}`;
  await writeFile(written, contents);
  await rename(written, path);
}
