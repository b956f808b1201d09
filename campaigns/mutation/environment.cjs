const { TestEnvironment } = require('jest-environment-node');

/** Node, but once a test has failed the others are left out: the mutant is killed, by however many tests. */
module.exports = class extends TestEnvironment {
  failed = false;

  /** @param {{ name: string, test?: { mode?: string | null } }} event of jest-circus, which runs the tests */
  async handleTestEvent({ name, test }) {
    if (name === 'test_fn_failure') this.failed = true;
    if (name === 'test_start' && this.failed && test) test.mode = 'skip';
  }
};
