import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const RUN_WITH_PROGRESS = fileURLToPath(new URL('runWithProgress.mjs', import.meta.url));

/** Installs exactly the packages in the lockfile. No package here needs its install script. */
const NPM_CI = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Installs the packages in a folder's lockfile, if they are not installed. It runs before any package is installed, so it uses
 * only Node. All its output goes to stderr: stdout is for the command that follows.
 *
 * @param {string} folder from the project's root; default: the project's own packages
 * @returns {boolean} true if the packages are installed
 */
export function install(folder = '') {
  const cwd = join(root, folder);
  const packages = join(cwd, 'node_modules');
  const stamp = join(packages, '.installed-from');
  const lockfile = textOf(join(cwd, 'package-lock.json'));
  if (existsSync(stamp) && textOf(stamp) === lockfile) return true;

  const what = `the packages of ${join(folder, 'package-lock.json')}`;
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) {
    // npm would empty the linked folder, and replace the link with a folder.
    console.error(`${packages} is a link to a folder with other packages than ${what}. Install them there, or remove the link.`);
    return false;
  }
  console.error(`Installing ${what} (once) ...`);
  const args = [RUN_WITH_PROGRESS, what, 'npm', ...NPM_CI];
  const { status, signal } = spawnSync(process.execPath, args, { cwd, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error(`npm could not install the packages: npm ci ended with ${signal ?? `code ${status}`}.`);
    return false;
  }
  writeFileSync(stamp, lockfile);
  return true;
}

/**
 * Reads a file without carriage returns. Git may add them at a checkout, and a release is made from a copy without them.
 *
 * @param {string} file
 */
function textOf(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}
