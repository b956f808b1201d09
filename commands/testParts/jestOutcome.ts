/** What jest's `--json` says of tests that did not fail. Those that did not run are told apart. */
export function jestOutcome(results: {
  numPassedTests: number;
  numPassedTestSuites: number;
  numPendingTests: number;
  numTodoTests: number;
}): string {
  const notRun = results.numPendingTests + results.numTodoTests;
  const passed = `${results.numPassedTests} tests in ${results.numPassedTestSuites} files`;
  return notRun === 0 ? passed : `${passed}, ${notRun} tests skipped`;
}
