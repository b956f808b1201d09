import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot';
import { packedFiles } from './strays';
import { type Files, zip } from './zip';

/** What Lambda runs, its licence and those of what is in it. Whatever else an earlier build has left in that folder stays there. */
const FUNCTION_FILES = ['dist/handlers.js', 'LICENSE', 'THIRD-PARTY-LICENSES'];

const FILE = 'build/my-cognito-userpoolclient.zip';

/** What CloudFormation registers. */
export interface TypePackage {
  /** From the project's root. */
  file: string;
  bytes: number;
  /** In hexadecimal digits. */
  sha256: string;
  /** The files in it, those of the function behind `ResourceProvider.zip!`, with their sizes. */
  contents: { path: string; bytes: number }[];
}

/**
 * Packs what `cfn submit` packs, but always in the same bytes. The bundle has to be there: `npm run build` writes it.
 * @throws Error that names the files which are not meant to be packed
 */
export function packageType(): TypePackage {
  const files = typeFiles();
  const archive = zip({ ...files, 'ResourceProvider.zip': zip(functionFiles()) });
  mkdirSync(dirname(join(PROJECT_ROOT, FILE)), { recursive: true });
  writeFileSync(join(PROJECT_ROOT, FILE), archive);
  return {
    file: FILE,
    bytes: archive.length,
    sha256: createHash('sha256').update(archive).digest('hex'),
    contents: [...sizes(files), ...sizes(functionFiles(), 'ResourceProvider.zip!')],
  };
}

function functionFiles(): Files {
  return filesOf(join('build', 'TypeFunction'), FUNCTION_FILES);
}

/** What CloudFormation reads, and the sources, which it keeps. */
function typeFiles(): Files {
  return {
    '.cfn_metadata.json': Buffer.from(`{"cli-version": "${cliVersion()}"}`),
    '.rpdk-config': readFileSync(join(PROJECT_ROOT, '.rpdk-config')),
    'schema.json': readFileSync(join(PROJECT_ROOT, 'my-cognito-userpoolclient.json')),
    ...filesOf('.', packedFiles('inputs')),
    ...filesOf('.', packedFiles('src')),
  };
}

/** The release of the CloudFormation CLI that this layout is taken from, and that the tests run. */
function cliVersion(): string {
  const requirements = readFileSync(join(PROJECT_ROOT, 'tools', 'contract', 'requirements.txt'), 'utf8');
  const version = /^cloudformation-cli==(.*)$/m.exec(requirements)?.[1];
  if (version === undefined) throw new Error('tools/contract/requirements.txt names no cloudformation-cli.');
  return version;
}

function filesOf(folder: string, paths: readonly string[]): Files {
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(PROJECT_ROOT, folder, path))]));
}

function sizes(files: Files, prefix = ''): TypePackage['contents'] {
  return Object.entries(files).map(([path, { length }]) => ({ path: `${prefix}${path}`, bytes: length }));
}
