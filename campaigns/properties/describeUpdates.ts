import * as handlers from '../../src/handlers';
import { newSeed } from '../../test/support/seed';
import { type Reading, updateChecks } from './campaign';

/** Other stories in every run of the tests; `npm run properties` makes more of them. */
const SHORT = { runs: 100, seed: newSeed() };

/**
 * How much of the stories Cognito has to take at least, so that they tell something. Of many stories it takes four fifths, and a fifth in a
 * pool of the Lite plan; these are so far below that no seed of a hundred gets there by chance.
 */
const ACCEPTED: Readonly<Record<Reading, number>> = { reset: 1 / 2, keep: 1 / 2, lite: 1 / 25 };

/** On two idle cores all of them take half a minute; machines are shared. */
const TIMEOUT_MS = 600_000;

/** The tests of one reading. Each has a file of its own, and so a core. */
export function describeUpdates(reading: Reading): void {
  test.each(updateChecks(reading))(
    '$title',
    async ({ run }) => {
      const { accepted = 0 } = await run(handlers, SHORT);
      expect(accepted).toBeGreaterThan(SHORT.runs * ACCEPTED[reading]);
    },
    TIMEOUT_MS,
  );
}
