import { eventCheck } from '../../../campaigns/properties/campaign';
import * as handlers from '../../../src/handlers';
import { newSeed } from '../../support/seed';

/** Other events in every run of the tests; `npm run properties` sends more of them. */
const SHORT = { runs: 10_000, seed: newSeed() };

/** An idle core takes a quarter of a minute; machines are shared. */
const TIMEOUT_MS = 600_000;

test(
  eventCheck.title,
  async () => {
    const tally = await eventCheck.run(handlers, SHORT);
    // Both the good and the bad get through to every action.
    for (const action of ['CREATE', 'READ', 'UPDATE', 'DELETE', 'LIST']) {
      expect(tally[`${action} SUCCESS`]).toBeGreaterThan(100);
      expect(tally[`${action} FAILED`]).toBeGreaterThan(100);
    }
  },
  TIMEOUT_MS,
);
