import { runChaos } from '../../../campaigns/chaos/chaos';
import { newSeed } from '../../support/seed';

test('a few hundred lives do no harm', async () => {
  const seed = newSeed();
  const report = await runChaos({ lifecycles: 300, seed });
  // The seed stands in every finding; --lifecycles 1 --seed S lives that life alone.
  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({
    lifecycles: 300,
    harms: { leaked: 0, duplicated: 0, lost: 0, malformed: 0, secret: 0, unfinished: 0 },
  });
  // It was worth something: there was trouble, and the handlers went on in spite of it.
  expect(report.faults).toBeGreaterThan(100);
  expect(report.invocations).toBeGreaterThan(900);
}, 300_000);
