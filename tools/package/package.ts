import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot';
import { packedFiles } from './strays';
import { type Files, zip } from './zip';

/**
 * The files of the Lambda function: its code and the licences. Other files in that folder, from earlier builds, are not packed.
 */
const FUNCTION_FILES = ['dist/handlers.js', 'LICENSE', 'THIRD-PARTY-LICENSES'];

const FILE = 'build/my-cognito-userpoolclient.zip';

/** The package that CloudFormation registers. */
export interface TypePackage {
  /** The path from the project's root. */
  file: string;
  bytes: number;
  /** In hexadecimal digits. */
  sha256: string;
  /** The files in it with their sizes. The paths of the function's files begin with `ResourceProvider.zip!`. */
  contents: { path: string; bytes: number }[];
}

/**
 * Packs the same files as `cfn submit`, but the same files always give the same bytes. Run `npm run build` first: it writes the
 * bundle.
 * @throws Error with the names of files that must not be in the package
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

/** The files that CloudFormation reads, and the sources, which it only stores. */
function typeFiles(): Files {
  return {
    '.cfn_metadata.json': Buffer.from(`{"cli-version": "${cliVersion()}"}`),
    '.rpdk-config': readFileSync(join(PROJECT_ROOT, '.rpdk-config')),
    'schema.json': readFileSync(join(PROJECT_ROOT, 'my-cognito-userpoolclient.json')),
    ...filesOf('.', packedFiles('inputs')),
    ...filesOf('.', packedFiles('src')),
  };
}

/** The version of the CloudFormation CLI that the tests run, and whose layout this package has. */
function cliVersion(): string {
  const requirements = readFileSync(join(PROJECT_ROOT, 'tools', 'contract', 'requirements.txt'), 'utf8');
  const version = /^cloudformation-cli==(.*)$/m.exec(requirements)?.[1];
  if (version === undefined) throw new Error('tools/contract/requirements.txt must have a line "cloudformation-cli==VERSION".');
  return version;
}

function filesOf(folder: string, paths: readonly string[]): Files {
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(PROJECT_ROOT, folder, path))]));
}

function sizes(files: Files, prefix = ''): TypePackage['contents'] {
  return Object.entries(files).map(([path, { length }]) => ({ path: `${prefix}${path}`, bytes: length }));
}
