import { runChaos } from '../../../campaigns/chaos/chaos';
import { newSeed } from '../../support/seed';

test('300 lifecycles with random faults leak, duplicate and lose nothing', async () => {
  const seed = newSeed();
  const report = await runChaos({ lifecycles: 300, seed });
  // Every finding has its seed S: npm run chaos -- --lifecycles 1 --seed S runs that lifecycle alone.
  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({
    lifecycles: 300,
    harms: { leaked: 0, duplicated: 0, lost: 0, malformed: 0, secret: 0, unfinished: 0 },
  });
  // The run had faults, and the handlers went on in spite of them.
  expect(report.faults).toBeGreaterThan(100);
  // Each lifecycle has a create and a delete. On a busy machine, operations end early more often.
  expect(report.invocations).toBeGreaterThan(600);
}, 300_000);
