import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countOf } from '../../../commands/testParts/jestResults';
import { PROJECT_ROOT } from '../../../tools/projectRoot';

const folder = mkdtempSync(join(tmpdir(), 'jest-progress-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a file is counted when it ends, and its failures are printed', () => {
  writeFileSync(join(folder, 'package.json'), '{ "jest": { "transform": {} } }');
  writeFileSync(join(folder, 'good.test.js'), "test('works', () => expect(1).toBe(1));");
  writeFileSync(join(folder, 'bad.test.js'), "console.log('a hint'); test('is broken', () => expect('this').toBe('that'));");
  writeFileSync(join(folder, 'broken.test.js'), 'this is no program');
  const reporter = join(PROJECT_ROOT, 'commands', 'testParts', 'jestProgress.cjs');
  const jest = join(PROJECT_ROOT, 'node_modules', '.bin', 'jest');
  const { status, stderr } = spawnSync(jest, ['--runInBand', `--reporters=${reporter}`], { cwd: folder, encoding: 'utf8' });
  expect(status).toBe(1);
  const lines = stderr.split('\n').filter((line) => /^\d of \d /.test(line));
  expect(lines.map((line) => line.slice(0, 6))).toEqual(['1 of 3', '2 of 3', '3 of 3']);
  expect(lines.map((line) => line.slice(8).replace(/ {2}[\d.]+ s$/, '')).sort()).toEqual([
    'FAILED  bad.test.js',
    'FAILED  broken.test.js',
    'passed  good.test.js',
  ]);
  expect(stderr).toMatch(/FAILED {2}bad\.test\.js[\s\S]*console\.log: a hint[\s\S]*is broken[\s\S]*Received: "this"/);
  expect(stderr).toContain('SyntaxError');
});

test('tests that did not run do not count as passed', () => {
  const results = { numPassedTests: 12, numPassedTestSuites: 3, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  expect(countOf(results)).toBe('12 tests in 3 files');
  expect(countOf({ ...results, numPendingTests: 2, numTodoTests: 1 })).toBe('12 tests in 3 files, 3 tests skipped');
});
