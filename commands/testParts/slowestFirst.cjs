const { join, relative } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');
const { readCost } = require('./cost.cjs');

const ROOT = join(__dirname, '..', '..');

/**
 * Starts the slowest files of tests first, so that no core is left with a long one at the end. jest knows how long a file took in its
 * last run on this machine. For a file that has not run here yet, it uses the duration that `npm test -- --record` stored.
 */
class SlowestFirst extends Sequencer {
  /**
   * @override
   * @param {import('@jest/test-result').Test[]} tests
   */
  async sort(tests) {
    const { files } = readCost();
    /** @param {import('@jest/test-result').Test} test */
    const secondsOf = ({ path, duration }) => (duration === undefined ? (files[relative(ROOT, path)] ?? 0) : duration / 1000);
    return (await super.sort(tests)).sort((a, b) => secondsOf(b) - secondsOf(a));
  }
}

module.exports = SlowestFirst;
