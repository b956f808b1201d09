import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../local/projectRoot';

interface Package {
  version?: string;
  resolved?: string;
  integrity?: string;
  inBundle?: boolean;
  deprecated?: string;
  cpu?: string[];
  os?: string[];
  optionalDependencies?: Record<string, string>;
}

describe.each(['', 'cdk/'])('%spackage-lock.json', (folder) => {
  const text = readFileSync(join(PROJECT_ROOT, folder, 'package-lock.json'), 'utf8');
  const packages = Object.entries((JSON.parse(text) as { packages: Record<string, Package> }).packages).filter(
    ([path]) => path !== '',
  );

  test('it names packages, and no host, so that any mirror of the registry will do', () => {
    expect(packages.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/"resolved"|:\/\/[^"]*registry/);
  });

  test('every package that has to be installed is pinned by its checksum', () => {
    // Binaries for other platforms are optional, and not every mirror knows them to give their checksums. A package that
    // stands within another one is pinned with it.
    const unpinned = packages.filter(([, { integrity, inBundle, cpu, os }]) => !(integrity || inBundle || (cpu && os)));
    expect(unpinned).toEqual([]);
  });

  test('the binaries of every platform are named, which npm ci insists on', () => {
    const named = new Set(packages.map(([path]) => path));
    const wanted = packages.flatMap(([, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}));
    expect(wanted.filter((name) => /-(arm64|x64)\b/.test(name) && !named.has(`node_modules/${name}`))).toEqual([]);
  });

  test('nothing is installed that its makers call deprecated, and no SDK of version 2', () => {
    expect(
      packages.filter(([path, { deprecated }]) => deprecated !== undefined || path.endsWith('node_modules/aws-sdk')),
    ).toEqual([]);
  });
});
