import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../tools/projectRoot';
import { unpinned, withoutHash } from '../../../tools/setup/pinned.cjs';

interface Package {
  version?: string;
  resolved?: string;
  integrity?: string;
  inBundle?: boolean;
  deprecated?: string;
  optionalDependencies?: Record<string, string>;
}

const LOCKFILES = [
  'package-lock.json',
  'bench/stock/package-lock.json',
  'cdk/package-lock.json',
  'local/lambda/node/package-lock.json',
  'test/guides/vitest/package-lock.json',
];

const textOf = (lockfile: string) => readFileSync(join(PROJECT_ROOT, lockfile), 'utf8');
const packagesOf = (lockfile: string) =>
  Object.entries((JSON.parse(textOf(lockfile)) as { packages: Record<string, Package> }).packages).filter(
    ([path]) => path !== '',
  );

const packages = packagesOf('package-lock.json');

test.each(LOCKFILES)('%s names no host, so that it works with any mirror of the registry', (lockfile) => {
  expect(textOf(lockfile)).not.toMatch(/"resolved"|:\/\/[^"]*registry/);
});

test.each(LOCKFILES)('%s pins every package by its hash, also the binaries for other platforms', (lockfile) => {
  expect(packagesOf(lockfile).length).toBeGreaterThan(3);
  expect(unpinned(Object.fromEntries(packagesOf(lockfile)))).toEqual([]);
});

test('finds a package without a hash, and a binary that is missing in the lockfile', () => {
  const optionalDependencies = { 'tool-linux-x64': '1.0.0', 'tool-darwin-arm64': '1.0.0', 'tool-win32-x64': '1.0.0' };
  const packages = {
    '': {},
    'node_modules/tool': { integrity: 'sha512-tool', optionalDependencies },
    'node_modules/tool-linux-x64': { integrity: 'sha512-linux' },
    'node_modules/tool-darwin-arm64': {},
    'node_modules/other/node_modules/tool': { inBundle: true },
  };
  expect(unpinned(packages)).toEqual(['node_modules/tool-darwin-arm64', 'node_modules/tool-win32-x64']);
  expect(withoutHash(packages)).toEqual(['node_modules/tool-darwin-arm64']);
});

test('no installed package is deprecated, and no SDK of version 2 is installed', () => {
  expect(packages.filter(([path, { deprecated }]) => deprecated !== undefined || path.endsWith('node_modules/aws-sdk'))).toEqual(
    [],
  );
});

test('an unknown option writes no lockfile, and prints the usage', () => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'lock', '--', '--nope'], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^Unknown option '--nope'\n\nnpm run lock /);
});
