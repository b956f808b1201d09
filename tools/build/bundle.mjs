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
 * Writes `build/<function>/dist/handlers.js`, the whole Lambda function in one file, with its licence and those of what is in it. The
 * CloudFormation CLI, which runs `npm run build` as `settings.buildCommand` of .rpdk-config, appends the function's name and
 * packs the folder of that name; esbuild's own account of the bundle is written beside that folder.
 *
 * @param {string} functionName
 * @returns {Promise<{ file: string; bytes: number; metafile: import('esbuild').Metafile }>} the path from the project's root
 */
export async function bundle(functionName = 'TypeFunction') {
  if (!/^\w+$/.test(functionName)) throw new Error(`"${functionName}" is not the name of a Lambda function.`);
  const file = `build/${functionName}/dist/handlers.js`;
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/handlers.ts'],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // The oldest Node that the project runs on; the Lambda runtime, nodejs22.x, is newer.
    target: 'node20',
    minify: true,
    // ES modules first: esbuild leaves out what nobody imports of them. Before those, modules in the language of 2015, which are
    // shorter than the same ones in an older language.
    mainFields: ['es2015', 'module', 'main'],
    alias: { ...REPLACED, ...LEAN_BUILDS },
    plugins: [packageVersions, replacedModules, unnamedExceptions],
    // The SDK has an `import()` of Node's http module. It would start the loader of ES modules, which looks at each export of a
    // module that is not one, and so would load Node's fetch and WebSocket too. A `require` loads what is asked for.
    supported: { 'dynamic-import': false },
    // They are in THIRD-PARTY-LICENSES, all of them and in full.
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  // esbuild keeps a process for further builds; there are none.
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
 * Writes a file in one step: a Lambda process that starts meanwhile loads the old bundle or the new one, never half of one. Until
 * then it is beside the folder that is packed, never in it.
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
