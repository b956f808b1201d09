/** The package for npm. The package for pip contains it. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const folder = join(PROJECT_ROOT, 'cdk', 'dist');
const file = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
const tar = (...args: string[]) => execFileSync('tar', [...args], { cwd: folder, encoding: 'utf8' });

test('the package has the check, and no sources', () => {
  const files = tar('-tzf', file).trim().split('\n');
  expect(files).toEqual(expect.arrayContaining(['package/lib/check.js', 'package/lib/synthesis.js', 'package/.jsii']));
  expect(files.filter((name) => /(?<!\.d)\.ts$|tsbuildinfo/.test(name))).toEqual([]);
});

test('the package has the licences of the packages in the check', () => {
  const licences = tar('-xzOf', file, 'package/lib/THIRD-PARTY-LICENSES');
  expect(licences).toMatch(/^Parts of these packages are in lib\/check\.js\./);
  expect(licences).toMatch(/^fastest-levenshtein [\d.]+ \(MIT\)$/m);
  expect(licences).toContain('Permission is hereby granted');
});
