import { type Reading, updateChecks } from '../../../campaigns/properties/campaign';
import * as handlers from '../../../src/handlers';
import { newSeed } from '../../support/seed';

/** Every run of the tests has other stories. `npm run properties` plays more of them. */
const SHORT = { runs: 100, seed: newSeed() };

/**
 * The least share of stories that Cognito must accept, because a refused story tests little. Of many stories it accepts 80 %, and
 * 20 % in a pool of the Lite plan. These limits are so far below that no seed fails by chance.
 */
const ACCEPTED: Readonly<Record<Reading, number>> = { reset: 1 / 2, keep: 1 / 2, lite: 1 / 25 };

/** On two idle cores, all stories take half a minute. The limit is long because machines are shared. */
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
