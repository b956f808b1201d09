import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const SIGNS_OF_LIFE = fileURLToPath(new URL('signsOfLife.mjs', import.meta.url));

/** Exactly what the lockfile names. No package here needs its install script. */
const NPM_CI = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Installs the packages that a folder's lockfile names, unless that was done before. It runs before anything is installed, so
 * it uses Node alone. All its output goes to stderr: stdout belongs to the command that follows.
 *
 * @param {string} folder from the project's root; the project's own packages by default
 * @returns {boolean} whether the packages are there
 */
export function install(folder = '') {
  const cwd = join(root, folder);
  const packages = join(cwd, 'node_modules');
  const stamp = join(packages, '.installed-from');
  const lockfile = textOf(join(cwd, 'package-lock.json'));
  if (existsSync(stamp) && textOf(stamp) === lockfile) return true;

  const what = `the packages of ${join(folder, 'package-lock.json')}`;
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) {
    // npm would delete what is in the folder to which the link leads, and then put a folder in place of the link.
    console.error(`${packages} is a link to other packages than ${what}. Install them there, or remove the link.`);
    return false;
  }
  console.error(`Installing ${what} (once) ...`);
  const args = [SIGNS_OF_LIFE, what, 'npm', ...NPM_CI];
  const { status, signal } = spawnSync(process.execPath, args, { cwd, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error(`The packages could not be installed: npm ci ended with ${signal ?? `code ${status}`}.`);
    return false;
  }
  writeFileSync(stamp, lockfile);
  return true;
}

/**
 * git may change the line ends of the files that it checks out. The copy of a commit, of which a release is made, still has the same ones.
 *
 * @param {string} file
 */
function textOf(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}
