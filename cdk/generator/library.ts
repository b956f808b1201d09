import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runToItsEnd } from '../../tools/childProcesses';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { filesInTarball } from '../../tools/release/filesInTarball';
import { npmTarball } from '../../tools/release/tarball';
import { install } from '../../tools/setup/install.mjs';
import { bundleCheck, type LibraryFile } from './checkBundle';
import { checkGenerated } from './generated';
import { buildWheel } from './wheel';

/** The folder of the construct library. It has its own npm packages, because only CDK apps need them. */
const CDK_FOLDER = join(PROJECT_ROOT, 'cdk');
const DIST = join(CDK_FOLDER, 'dist');

/** jsii 6 works with Node 20, but warns that Node 20 has reached its end of life. The project still supports Node 20. */
const ENVIRONMENT = {
  ...process.env,
  JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0],
};

/**
 * Compiles the library into cdk/lib, with its type declarations, and adds the check of templates. Returns the file of the check.
 * @throws Error when the npm packages can't be installed, the generated class is stale, or jsii reports an error or a warning
 */
export async function compileLibrary(): Promise<LibraryFile> {
  if (!install('cdk')) throw new Error('The npm packages of cdk/ are not installed.');
  checkGenerated();
  // Otherwise the package would still contain the compiled files of deleted sources.
  rmSync(join(CDK_FOLDER, 'lib'), { recursive: true, force: true });
  // "ref" is a reserved word of C#, but this library has no package for C#.
  await runCdkTool('jsii', 'cdk', '--fail-on-warnings', '--silence-warnings', 'reserved-word');
  return bundleCheck();
}

/** Packs the compiled library for npm and for pip into cdk/dist. The same sources give the same bytes. */
export async function packLibrary(): Promise<LibraryFile[]> {
  rmSync(DIST, { recursive: true, force: true });
  // Without --code-only, jsii-pacmak would build the wheel with the newest packages of a registry.
  await runCdkTool('jsii-pacmak', '--target=python', '--code-only', '--no-npmignore', 'cdk');
  const sources = join(DIST, 'python');
  const inWheel = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tgz'));
  const [embedded, ...others] = inWheel;
  if (embedded === undefined || others.length > 0)
    throw new Error(`jsii-pacmak has packed ${inWheel.length} npm packages, not one.`);
  const files = Object.entries(filesInTarball(readFileSync(join(sources, embedded))));
  const contents = Object.fromEntries(
    files.map(([path, content]) => [path, { content: path === 'package.json' ? publishable(content) : content }]),
  );
  const tarball = npmTarball(contents);
  writeFileSync(join(sources, embedded), tarball);
  const name = basename(embedded).replace(/@([^@]+)\.jsii\.tgz$/, '-$1.tgz');
  writeFileSync(join(DIST, name), tarball);
  return [name, buildWheel(sources, DIST)].map((file) => ({ file: `cdk/dist/${file}`, bytes: statSync(join(DIST, file)).size }));
}

/** Removes `private`, because npm puts no private package into a registry. The sources keep it against publishing by mistake. */
function publishable(manifest: Uint8Array): string {
  const { private: _private, ...others } = JSON.parse(Buffer.from(manifest).toString());
  return `${JSON.stringify(others, null, 2)}\n`;
}

/**
 * Runs a program of the library's npm packages in the project's folder.
 * @throws Error when it ends with an error
 */
function runCdkTool(name: string, ...args: string[]): Promise<void> {
  return runToItsEnd(join(CDK_FOLDER, 'node_modules', '.bin', name), args, ENVIRONMENT);
}
