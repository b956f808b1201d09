import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Writes every package-lock.json anew from its package.json: `npm run lock`, after a change of the dependencies.
 *
 * Each is resolved in an empty folder, since npm leaves the binaries of other platforms out of a lockfile that it writes beside
 * an installed node_modules. A mirror of the registry may not hold them all either; `npm ci` refuses a lockfile without them.
 * What is missing is added by its exact version, which the package that wants it names, but without a checksum.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folders with packages of their own: the project's, and those that only one command installs. */
const FOLDERS = ['.', 'bench/stock', 'cdk', 'local/lambda/node'];

/** How packages with a binary are named: the platform at the end, in the words of Node's process.platform and process.arch. */
const PLATFORM =
  /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)(?:-(gnu|musl))?/;

if (process.argv.slice(2).some((arg) => arg === '--help' || arg === '-h')) {
  process.stdout.write(readFileSync(join(root, 'local', 'commands', 'help', 'lock.txt')));
} else {
  for (const folder of FOLDERS) lock(join(root, folder));
}

/** @param {string} project the folder of a package.json */
function lock(project) {
  const folder = mkdtempSync(join(tmpdir(), 'lockfile-'));
  try {
    copyFileSync(join(root, '.npmrc'), join(folder, '.npmrc'));
    copyFileSync(join(project, 'package.json'), join(folder, 'package.json'));
    const { status } = spawnSync('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error(`npm install ended with code ${status}`);
    const lockfile = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
    const added = complete(lockfile.packages);
    lockfile.packages = Object.fromEntries(Object.entries(lockfile.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
    const file = join(project, 'package-lock.json');
    writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
    const count = Object.keys(lockfile.packages).length - 1;
    console.log(`${relative(root, file)}: ${count} packages, ${added} of them for other platforms and without a checksum.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {Record<string, { dev?: boolean, optionalDependencies?: Record<string, string> }>} packages
 * @returns {number} how many were added
 */
function complete(packages) {
  let added = 0;
  for (const { dev, optionalDependencies } of Object.values(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      const [, os, cpu, libc] = PLATFORM.exec(name) ?? [];
      if (`node_modules/${name}` in packages || os === undefined) continue;
      const ofLibc = libc === undefined ? {} : { libc: [libc === 'gnu' ? 'glibc' : 'musl'] };
      const entry = { version, cpu: [cpu], ...(dev && { dev }), ...ofLibc, optional: true, os: [os] };
      Object.assign(packages, { [`node_modules/${name}`]: entry });
      added += 1;
    }
  }
  return added;
}
