import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { unpinned, withoutHash } from './pinned.cjs';

/**
 * `npm run lock`: writes the lockfiles after a change of the dependencies.
 *
 * The command runs npm in an empty folder. Next to an installed node_modules, npm would leave the binaries of other platforms out
 * of the lockfile. Packages without a hash are removed first, because npm does not add a missing hash.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folders with a package.json: the project's, and those whose packages only one command installs. */
const FOLDERS = ['.', 'bench/stock', 'cdk', 'local/lambda/node', 'test/guides/vitest'];

const options = /** @type {const} */ ({ upgrade: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } });
const usage = readFileSync(join(root, 'commands', 'help', 'lock.txt'), 'utf8');
const values = readOptions();
if (values?.help) process.stdout.write(usage);
else if (values) for (const folder of FOLDERS) lock(join(root, folder));

function readOptions() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exitCode = 1;
    return undefined;
  }
}

/**
 * @param {string} project the folder of a package.json
 * @throws Error with the names of the packages for which the registry gives no hash
 */
function lock(project) {
  const folder = mkdtempSync(join(tmpdir(), 'lockfile-'));
  const file = join(project, 'package-lock.json');
  const written = join(folder, 'package-lock.json');
  try {
    copyFileSync(join(root, '.npmrc'), join(folder, '.npmrc'));
    copyFileSync(join(project, 'package.json'), join(folder, 'package.json'));
    if (existsSync(file) && !values?.upgrade) writeLockfile(written, onlyPinned(readLockfile(file)));
    const { status } = spawnSync('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error(`npm install ended with code ${status}`);
    const lockfile = readLockfile(written);
    const missing = unpinned(lockfile.packages);
    if (missing.length > 0)
      throw new Error(`The registry gives no hash for ${missing.join(', ')}. ${relative(root, file)} was not changed.`);
    lockfile.packages = Object.fromEntries(Object.entries(lockfile.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeLockfile(file, lockfile);
    console.log(`${relative(root, file)}: ${Object.keys(lockfile.packages).length - 1} packages, each pinned by its hash.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @typedef {{ packages: Record<string, import('./pinned.cjs').LockedPackage> }} Lockfile */

/**
 * @param {Lockfile} lockfile
 * @returns {Lockfile}
 */
function onlyPinned(lockfile) {
  const without = new Set(withoutHash(lockfile.packages));
  const packages = Object.fromEntries(Object.entries(lockfile.packages).filter(([path]) => !without.has(path)));
  return { ...lockfile, packages };
}

/**
 * @param {string} file
 * @returns {Lockfile}
 */
function readLockfile(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * @param {string} file
 * @param {Lockfile} lockfile
 */
function writeLockfile(file, lockfile) {
  writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
}
