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

/** The folder of the construct library. Its packages are its own, since only CDK apps need them. */
const CDK_FOLDER = join(PROJECT_ROOT, 'cdk');
const DIST = join(CDK_FOLDER, 'dist');

/** jsii 6 warns of Node 20, which is past its end of life. It runs on it, and so does the rest of the project. */
const ENVIRONMENT = {
  ...process.env,
  JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0],
};

/**
 * Compiles the library into cdk/lib, with the types that its users' compilers see, and adds the check of templates. Answers the latter.
 * @throws Error when the packages can't be installed, the generated class is stale, or jsii has an error or a warning
 */
export async function compileLibrary(): Promise<LibraryFile> {
  if (!install('cdk')) throw new Error('The packages of cdk/ are not there.');
  checkGenerated();
  // What was compiled of a source that is gone would be packed with the rest.
  rmSync(join(CDK_FOLDER, 'lib'), { recursive: true, force: true });
  // "ref" is a word of C#, for which nothing is made here.
  await runCdkTool('jsii', 'cdk', '--fail-on-warnings', '--silence-warnings', 'reserved-word');
  return bundleCheck();
}

/** Packs the compiled library for npm and for pip, in the same bytes each time. The packages are in cdk/dist. */
export async function packLibrary(): Promise<LibraryFile[]> {
  rmSync(DIST, { recursive: true, force: true });
  // It would build the wheel with whatever packages a registry has at the time.
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

/** The sources are private, so that no command publishes them by mistake. npm would not take the package into any registry then. */
function publishable(manifest: Uint8Array): string {
  const { private: _private, ...others } = JSON.parse(Buffer.from(manifest).toString());
  return `${JSON.stringify(others, null, 2)}\n`;
}

/** Runs a program of the library's own packages in the project's folder. Throws when it ends with an error. */
function runCdkTool(name: string, ...args: string[]): Promise<void> {
  return runToItsEnd(join(CDK_FOLDER, 'node_modules', '.bin', name), args, ENVIRONMENT);
}
