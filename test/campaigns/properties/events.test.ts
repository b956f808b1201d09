import { eventCheck } from '../../../campaigns/properties/campaign';
import * as handlers from '../../../src/handlers';
import { newSeed } from '../../support/seed';

/** Other events in every run of the tests; `npm run properties` sends more of them. */
const SHORT = { runs: 2_000, seed: newSeed() };

/** Of all events three in a hundred or more come to each outcome of each action. This is so far below that no seed gets there by chance. */
const FEWEST = SHORT.runs / 100;

/** An idle core takes four seconds; machines are shared. */
const TIMEOUT_MS = 600_000;

test(
  eventCheck.title,
  async () => {
    const tally = await eventCheck.run(handlers, SHORT);
    // Both the good and the bad get through to every action.
    for (const action of ['CREATE', 'READ', 'UPDATE', 'DELETE', 'LIST']) {
      expect(tally[`${action} SUCCESS`]).toBeGreaterThan(FEWEST);
      expect(tally[`${action} FAILED`]).toBeGreaterThan(FEWEST);
    }
  },
  TIMEOUT_MS,
);
