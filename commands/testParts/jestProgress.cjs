/**
 * Prints a line for each file of tests as it ends, with its number among all: `12 of 145  passed  test/schema.test.ts  0.4 s`. Its
 * failures follow at once. jest's own reporter counts only on a terminal.
 *
 * @implements {Pick<import('@jest/reporters').Reporter, 'onRunStart' | 'onTestResult'>}
 */
class JestProgress {
  #all = 0;
  #done = 0;

  /** @param {{ numTotalTestSuites: number }} results */
  onRunStart({ numTotalTestSuites }) {
    this.#all = numTotalTestSuites;
  }

  /**
   * @param {{ path: string, context: { config: { rootDir: string } } }} test
   * @param {{ failureMessage?: string | null, console?: { type: string, message: string }[], perfStats: { runtime: number } }} result
   */
  onTestResult({ path, context }, { failureMessage, console: printed, perfStats }) {
    this.#done += 1;
    const file = require('node:path').relative(context.config.rootDir, path);
    const number = `${String(this.#done).padStart(String(this.#all).length)} of ${this.#all}`;
    const seconds = `${(perfStats.runtime / 1000).toFixed(1)} s`;
    const lines = [`${number}  ${failureMessage ? 'FAILED' : 'passed'}  ${file}  ${seconds}`];
    for (const { type, message } of printed ?? []) lines.push(`  console.${type}: ${message}`);
    if (failureMessage) lines.push(failureMessage);
    process.stderr.write(`${lines.join('\n')}\n`);
  }
}

module.exports = JestProgress;
