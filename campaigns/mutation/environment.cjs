const { TestEnvironment } = require('jest-environment-node');

/** Skips the tests after the first one that fails: one failed test kills the mutant. */
module.exports = class extends TestEnvironment {
  failed = false;

  /** @param {{ name: string, test?: { mode?: string | null } }} event from jest-circus, which runs the tests */
  async handleTestEvent({ name, test }) {
    if (name === 'test_fn_failure') this.failed = true;
    if (name === 'test_start' && this.failed && test) test.mode = 'skip';
  }
};
