import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { ensureVenv } from '../../tools/contract/venv';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { NPM_ASKS_ONCE, PIP_ASKS_ONCE } from '../../tools/registries';
import type { ApiModel } from './apiModel';
import { readServiceModel } from './botocoreModel';
import { MODEL, MODELS, unpacked } from './pinnedModels';
import { readSdk } from './sdkModel';
import { loadSdk, SDK, sdkVersion } from './sdkPackage';

/**
 * Returns the newest models in the registries that pip and npm are configured for.
 * @throws Error that says which download failed, and why
 */
export function newestModels(): ApiModel[] {
  const folder = mkdtempSync(join(tmpdir(), 'newest-api-'));
  try {
    return [newestBotocore(folder), newestSdk(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function newestBotocore(folder: string): ApiModel {
  const options = ['--no-deps', '--only-binary=:all:', '--quiet', '--disable-pip-version-check', ...PIP_ASKS_ONCE];
  run(
    ensureVenv().python,
    ['-m', 'pip', 'download', ...options, '--dest', folder, 'botocore'],
    'pip could not download botocore',
  );
  const wheel = readdirSync(folder).find((file) => file.endsWith('.whl')) ?? '';
  const [, version = ''] = wheel.split('-');
  const isModel = ({ name }: { name: string }) => name.startsWith(`${MODELS}/`) && name.endsWith(`/${MODEL}`);
  const models = unzipSync(readFileSync(join(folder, wheel)), { filter: isModel });
  const newest = Object.keys(models).sort().at(-1);
  const file = newest === undefined ? undefined : models[newest];
  if (file === undefined)
    throw new Error(`botocore ${version} has no model of Cognito in ${MODELS}. Find its new folder, and change MODELS.`);
  return readServiceModel(`botocore ${version}`, unpacked(file));
}

/** The installed SDK, if it is the newest. Otherwise installs the newest one into the folder, with its dependencies. */
function newestSdk(folder: string): ApiModel {
  const version = run('npm', ['view', SDK, 'version', ...NPM_ASKS_ONCE], `npm could not look up ${SDK}`).trim();
  if (version === sdkVersion(PROJECT_ROOT)) return readSdk(loadSdk(PROJECT_ROOT));
  copyFileSync(join(PROJECT_ROOT, '.npmrc'), join(folder, '.npmrc'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: { [SDK]: version } }));
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  run('npm', ['install', ...options, ...NPM_ASKS_ONCE], `npm could not install ${SDK} ${version}`, folder);
  return readSdk(loadSdk(folder));
}

/**
 * Runs a program and returns its stdout.
 * @param otherwise the first words of the error
 */
function run(command: string, args: readonly string[], otherwise: string, cwd = PROJECT_ROOT): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status === 0) return stdout;
  throw new Error(`${otherwise}: ${error?.message ?? firstError(stderr)}`);
}

/** The first line of npm or pip that describes the error, and is not only a code. */
function firstError(stderr: string): string {
  return /^(?:npm error|ERROR:) (?!code |errno |syscall )(.*)/m.exec(stderr)?.[1] ?? stderr.trim();
}
