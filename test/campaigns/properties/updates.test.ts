import { type Reading, updateChecks } from '../../../campaigns/properties/campaign';
import * as handlers from '../../../src/handlers';
import { newSeed } from '../../support/seed';

/** Other stories in every run of the tests; `npm run properties` makes more of them. */
const SHORT = { runs: 100, seed: newSeed() };

/**
 * The part of the stories that Cognito accepts at least, so that they show something. It accepts four fifths of many stories, and a fifth
 * in a pool of the Lite plan. These are so far below that no seed of a hundred gets there by chance.
 */
const ACCEPTED: Readonly<Record<Reading, number>> = { reset: 1 / 2, keep: 1 / 2, lite: 1 / 25 };

/** On two idle cores all of them take half a minute; machines are shared. */
const TIMEOUT_MS = 600_000;

describe.each(Object.entries(ACCEPTED) as [Reading, number][])('with the reading %s', (reading, least) => {
  test.each(updateChecks(reading))(
    '$title',
    async ({ run }) => {
      const { accepted = 0 } = await run(handlers, SHORT);
      expect(accepted).toBeGreaterThan(SHORT.runs * least);
    },
    TIMEOUT_MS,
  );
});
