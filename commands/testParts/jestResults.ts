import { relative } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';

/** The members of jest's `--json` output that this file uses. */
export interface JestResults {
  numPassedTests: number;
  numPassedTestSuites: number;
  numPendingTests: number;
  numTodoTests: number;
  /** The files; times are in epoch milliseconds. */
  testResults: { name: string; startTime: number; endTime: number }[];
}

/** Counts the tests that passed, and the tests that did not run. */
export function countOf({ numPassedTests, numPassedTestSuites, numPendingTests, numTodoTests }: JestResults): string {
  const notRun = numPendingTests + numTodoTests;
  const passed = `${numPassedTests} tests in ${numPassedTestSuites} files`;
  return notRun === 0 ? passed : `${passed}, ${notRun} tests skipped`;
}

/** The duration of each file in seconds. */
export function secondsOfFiles({ testResults }: JestResults): Record<string, number> {
  return Object.fromEntries(
    testResults.map(({ name, startTime, endTime }) => [relative(PROJECT_ROOT, name), (endTime - startTime) / 1000]),
  );
}
