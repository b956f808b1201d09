import * as handlers from '../../src/handlers';
import { updateChecks } from './campaign';

/** The same stories in every run of the tests; `npm run properties` tells others, and more of them. */
const SHORT = { runs: 300, seed: 5 };

/** On two idle cores all of them take half a minute; machines are shared. */
const TIMEOUT_MS = 600_000;

/** The tests of one reading of what an update does to the settings that it omits. Each has a file of its own, and so a core. */
export function describeUpdates(onOmission: 'reset' | 'keep'): void {
  test.each(updateChecks(onOmission))(
    '$title',
    async ({ run }) => {
      const { accepted = 0, refused = 0 } = await run(handlers, SHORT);
      expect(accepted).toBeGreaterThan(refused);
    },
    TIMEOUT_MS,
  );
}
