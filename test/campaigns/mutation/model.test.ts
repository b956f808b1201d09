import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../tools/projectRoot';

interface Result {
  /** The first title is the name of the file. */
  ancestorTitles: string[];
}

test('the mutation run has the unit tests of src/model, without the test over HTTP', () => {
  const jest = join(PROJECT_ROOT, 'node_modules', '.bin', 'jest');
  const options = ['-c', 'campaigns/mutation/jest.config.mjs', '-t', 'no test has this name', '--json'];
  const { stdout } = spawnSync(jest, options, { cwd: PROJECT_ROOT, encoding: 'utf8' });
  const { numFailedTestSuites, numTotalTests, testResults } = JSON.parse(stdout);
  expect(numFailedTestSuites).toBe(0);
  expect(numTotalTests).toBeGreaterThan(500);
  const files = new Set<string>(testResults[0].assertionResults.map(({ ancestorTitles: [file] }: Result) => file));
  expect(files).toContain('merge.test.ts');
  expect(files).not.toContain('differential.test.ts');
});
