import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureVenv } from '../contract/venv';
import { runTool } from './process';

/**
 * All tests that jest runs with a configuration; with the project's own those are units with the SDK mocked, and tests over
 * HTTP against the local Cognito.
 */
export async function jestTests(config = 'jest.config.mjs'): Promise<string> {
  // Some tests need Python programs. They run side by side, and would install them all at once.
  ensureVenv();
  const folder = mkdtempSync(join(tmpdir(), 'jest-'));
  const outputFile = join(folder, 'results.json');
  try {
    await runTool('jest', `--config=${config}`, '--json', `--outputFile=${outputFile}`);
    const { numPassedTests, numPassedTestSuites } = JSON.parse(readFileSync(outputFile, 'utf8'));
    return `${numPassedTests} tests in ${numPassedTestSuites} files`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
