import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledProgram } from './bundledProgram';
import { declarationsOf } from './declarations';
import { documentOf, licenceFiles, manifestOf } from './projectFiles';
import { npmTarball, type PackedFiles } from './tarball';

const NAME = 'local-cognito';
const SOURCES = `packages/${NAME}`;

/** The exports of the package. */
const API = ['startLocalCognito', 'FaultQueue', 'CognitoError'].join(', ');

/** The file with all the code. CommonJS and ES modules share it, so that both have the same class CognitoError. */
const BUNDLE = 'localCognito.cjs';

/**
 * Makes the npm package local-cognito, and a Dockerfile that runs it, from the project at `root`.
 * @param folder the folder for both files
 * @returns the names of the files
 */
export async function packLocalCognito(root: string, folder: string, version: string): Promise<string[]> {
  const help = helpOf(root);
  const bundle = await bundledProgram(root, { entry: `${SOURCES}/bundle.ts`, version, help, isProgram: false });
  const tarball = npmTarball({
    'package.json': { content: `${JSON.stringify(manifest(root, version), null, 2)}\n` },
    'README.md': { content: documentOf(root, `${SOURCES}/README.md`, version) },
    [BUNDLE]: { content: bundle.code },
    'index.cjs': { content: `const { ${API} } = require('./${BUNDLE}');\nmodule.exports = { ${API} };\n` },
    'index.mjs': { content: `export { ${API} } from './${BUNDLE}';\n` },
    'bin.cjs': { content: `#!/usr/bin/env node\nrequire('./${BUNDLE}').runCommand();\n`, isProgram: true },
    ...types(root),
    ...licenceFiles(root, { [BUNDLE]: bundle }),
  });
  const dockerfile = documentOf(root, `${SOURCES}/Dockerfile`, version);
  const files = { [`${NAME}-${version}.tgz`]: tarball, [`${NAME}.Dockerfile`]: dockerfile };
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return Object.keys(files);
}

const manifest = (root: string, version: string) => ({
  name: NAME,
  version,
  description: "A server that behaves like Amazon Cognito's API for app clients, for tests without an AWS account",
  keywords: ['cognito', 'aws', 'user-pool-client', 'emulator', 'mock', 'testing'],
  ...manifestOf(root),
  bin: { [NAME]: './bin.cjs' },
  main: './index.cjs',
  types: './index.d.cts',
  exports: {
    '.': {
      import: { types: './index.d.mts', default: './index.mjs' },
      require: { types: './index.d.cts', default: './index.cjs' },
    },
    './package.json': './package.json',
  },
});

/** The declarations of both entries (ES module and CommonJS), and the declarations in the folder `types`. */
function types(root: string): PackedFiles {
  const entry = `${SOURCES}/index`;
  const declarations = Object.entries(declarationsOf(root, `${entry}.ts`));
  return {
    'index.d.mts': { content: `export * from './types/${entry}.js';\n` },
    'index.d.cts': { content: `export * from './types/${entry}.js';\n` },
    ...Object.fromEntries(declarations.map(([path, content]) => [`types/${path}`, { content }])),
  };
}

/** The help has the command's own options, and the options of `npm run local` for the behaviour of the local Cognito. */
function helpOf(root: string): string {
  const own = readFileSync(join(root, SOURCES, 'help.txt'), 'utf8');
  const local = readFileSync(join(root, 'commands/help/local.txt'), 'utf8');
  const shared = local.slice(local.indexOf('How the local Cognito behaves'));
  return `${own.trimEnd()}\n\n${shared}`.replaceAll('guides/local-cognito.md', 'README.md').trimEnd();
}
