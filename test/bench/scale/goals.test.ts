import { scaleGoals } from '../../../bench/scale/goals';
import type { ScaleMeasurements } from '../../../bench/scale/measurements';
import { crowd } from './measured';

/** Measurements that are exactly at their limits. The small crowd has no limit for its time. */
function measurements(): ScaleMeasurements {
  const listing = { pages: 167, heapMb: 10, residentMb: 70 };
  return {
    machine: { processor: 'any', cores: 2, platform: 'linux-x64', node: '22.0.0', load: 0 },
    crowdNode: '20.0.0',
    crowds: [crowd(50, 1, 100), crowd(200, 1, 52), crowd(1_000, 5, 86)],
    listings: [
      { clients: 100, ...listing },
      { clients: 10_000, ...listing, heapMb: 10.2 },
    ],
  };
}

const missed = (measured: ScaleMeasurements) => scaleGoals(measured).filter(({ met }) => !met);

test('measurements at their limits meet every goal', () => {
  expect(scaleGoals(measurements())).toHaveLength(8);
  expect(missed(measurements())).toEqual([]);
});

test.each<[string, (measured: ScaleMeasurements) => void, string]>([
  ['a client that fails', ({ crowds: [small] }) => Object.assign(small?.actions.UPDATE ?? {}, { failed: 1 }), '1'],
  ['a client that is left behind', ({ crowds: [small] }) => Object.assign(small?.actions.DELETE ?? {}, { wrong: 2 }), '2'],
  ['a slow crowd of one pool', ({ crowds: [, one] }) => Object.assign(one?.actions.CREATE ?? {}, { seconds: 53 }), '1.32'],
  ['a slow crowd of five', ({ crowds: [, , five] }) => Object.assign(five?.actions.DELETE ?? {}, { seconds: 88 }), '1.32'],
  ['a list that keeps its pages', ({ listings: [, many] }) => Object.assign(many, { heapMb: 10.3 }), '1.03'],
])('%s misses its goal', (_name, worsen, measured) => {
  const worse = measurements();
  worsen(worse);
  expect(missed(worse).map((goal) => goal.measured)).toEqual([measured]);
});
