import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../tools/projectRoot';
import { packagesNamedIn } from '../../../tools/release/packagesNamed';
import { bundledFiles } from '../../support/metafile';

test('the licences of the bundle name each of its packages once', () => {
  const named = packagesNamedIn(readFileSync(join(PROJECT_ROOT, 'build', 'TypeFunction', 'THIRD-PARTY-LICENSES'), 'utf8'));
  const folders = bundledFiles.flatMap((file) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  const bundled = [...new Set(folders)].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(PROJECT_ROOT, folder, 'package.json'), 'utf8'));
    return { name, version, license };
  });
  const byName = (a: { name: string; version: string }, b: typeof a) => (a.name + a.version < b.name + b.version ? -1 : 1);
  expect(named.sort(byName)).toEqual(bundled.sort(byName));
});

const RULE = '-'.repeat(80);

test('a text without packages gives none, and a line that is not a package is an error', () => {
  expect(packagesNamedIn('Nothing.\n')).toEqual([]);
  expect(() => packagesNamedIn(`Heading\n\n${RULE}\na 1.0.0\n${RULE}\n\nMIT\n`)).toThrow(
    'has the line "a 1.0.0". It must be a package',
  );
});
