import { eventCheck } from '../../../campaigns/properties/campaign';
import * as handlers from '../../../src/handlers';
import { newSeed } from '../../support/seed';

/** Every run of the tests has other events. `npm run properties` sends more of them. */
const SHORT = { runs: 2_000, seed: newSeed() };

/** At least 3 % of all events have each outcome of each action. This limit is so far below that no seed fails by chance. */
const FEWEST = SHORT.runs / 100;

/** An idle core takes four seconds. The limit is long because machines are shared. */
const TIMEOUT_MS = 600_000;

test(
  eventCheck.title,
  async () => {
    const tally = await eventCheck.run(handlers, SHORT);
    // Valid and invalid events reach every action.
    for (const action of ['CREATE', 'READ', 'UPDATE', 'DELETE', 'LIST']) {
      expect(tally[`${action} SUCCESS`]).toBeGreaterThan(FEWEST);
      expect(tally[`${action} FAILED`]).toBeGreaterThan(FEWEST);
    }
  },
  TIMEOUT_MS,
);
