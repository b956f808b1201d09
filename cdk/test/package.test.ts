/** The package for npm, which the one for pip has inside. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const folder = join(PROJECT_ROOT, 'cdk', 'dist', 'js');
const [file = ''] = readdirSync(folder);
const tar = (...args: string[]) => execFileSync('tar', [...args], { cwd: folder, encoding: 'utf8' });

test('it has the check, and none of its sources', () => {
  const files = tar('-tzf', file).trim().split('\n');
  expect(files).toEqual(expect.arrayContaining(['package/lib/check.js', 'package/lib/synthesis.js', 'package/.jsii']));
  expect(files.filter((name) => /(?<!\.d)\.ts$|tsbuildinfo/.test(name))).toEqual([]);
});

test('it has the licence of the package that the check has parts of', () => {
  const licences = tar('-xzOf', file, 'package/lib/THIRD-PARTY-LICENSES');
  expect(licences).toMatch(/^Parts of these packages are in lib\/check\.js\./);
  expect(licences).toMatch(/^fastest-levenshtein [\d.]+ \(MIT\)$/m);
  expect(licences).toContain('Permission is hereby granted');
});
