import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../local/projectRoot';

interface Package {
  version?: string;
  resolved?: string;
  integrity?: string;
  deprecated?: string;
  cpu?: string[];
  os?: string[];
  optionalDependencies?: Record<string, string>;
}

const LOCKFILES = ['package-lock.json', 'bench/stock/package-lock.json', 'local/lambda/node/package-lock.json'];

const textOf = (lockfile: string) => readFileSync(join(PROJECT_ROOT, lockfile), 'utf8');
const packagesOf = (lockfile: string) =>
  Object.entries((JSON.parse(textOf(lockfile)) as { packages: Record<string, Package> }).packages).filter(
    ([path]) => path !== '',
  );

const packages = packagesOf('package-lock.json');

test.each(LOCKFILES)('%s names no host, so that any mirror of the registry will do', (lockfile) => {
  expect(textOf(lockfile)).not.toMatch(/"resolved"|:\/\/[^"]*registry/);
});

test.each(LOCKFILES)('every package of %s that has to be installed is pinned by its checksum', (lockfile) => {
  // Binaries for other platforms are optional, and not every mirror knows them to give their checksums.
  const unpinned = packagesOf(lockfile).filter(([, { integrity, cpu, os }]) => integrity === undefined && !(cpu && os));
  expect(unpinned).toEqual([]);
});

test('the binaries of every platform are named, which npm ci insists on', () => {
  const named = new Set(packages.map(([path]) => path));
  const wanted = packages.flatMap(([, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}));
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter((name) => /-(arm64|x64)\b/.test(name) && !named.has(`node_modules/${name}`))).toEqual([]);
});

test('nothing is installed that its makers call deprecated, and no SDK of version 2', () => {
  expect(packages.filter(([path, { deprecated }]) => deprecated !== undefined || path.endsWith('node_modules/aws-sdk'))).toEqual(
    [],
  );
});
