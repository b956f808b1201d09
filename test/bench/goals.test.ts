import type { ColdStart } from '../../bench/coldStart';
import { goalsOf } from '../../bench/goals';
import { LIFE_EVENTS, type LifeEvent } from '../../bench/life';
import type { Measurements } from '../../bench/measurements';
import { type Summary, summarise } from '../../bench/summary';
import { LARGEST_BUNDLE } from '../../tools/build/sizeLimit';

const once = (value: number): Summary => summarise([value]);

/** The cold start of a side. Our value is `firstAnswer` and `resident` times this side's value. */
const coldStart = (firstAnswer: number, resident: number): ColdStart => ({
  firstAnswerMs: once(100 / firstAnswer),
  moduleLoadMs: once(1),
  processorMs: once(1),
  residentMb: once(50 / resident),
  oursTimes: { firstAnswerMs: once(firstAnswer), residentMb: once(resident) },
});

const perEvent = <T>(value: (name: LifeEvent) => T) =>
  Object.fromEntries(LIFE_EVENTS.map((name) => [name, value(name)])) as Record<LifeEvent, T>;

/** Measurements that are exactly at their limits. */
function measurements(): Measurements {
  return {
    machine: { processor: 'any', cores: 2, platform: 'linux-x64', node: '22.0.0', load: 0 },
    coldStart: {
      ours: coldStart(1, 1),
      stock: coldStart(0.1, 0.7),
      'stock without its sleep': coldStart(1 / 3, 0.7),
      'stock Python': coldStart(1, 1),
      'raw HTTP': coldStart(2.2, 2),
    },
    warmLatency: { ours: perEvent(() => once(2.5)), 'bare SDK': perEvent(() => once(1)) },
    awsCalls: {
      ours: perEvent((name) => ({ cognito: name === 'UPDATE' ? 2 : 1, others: 0, othersWithLogging: 1 })),
    },
    packageSize: {},
    bundleBytes: LARGEST_BUNDLE,
    missing: {},
  };
}

const missed = (measured: Measurements) => goalsOf(measured).filter(({ met }) => !met);

test('measurements at their limits meet every goal', () => {
  expect(goalsOf(measurements())).toHaveLength(14);
  expect(missed(measurements())).toEqual([]);
});

test.each<[string, (measured: Measurements) => void, string[]]>([
  ['a slower cold start', ({ coldStart: cold }) => Object.assign(cold, { 'raw HTTP': coldStart(2.21, 2) }), ['2.21']],
  ['a cold start near the stock one', ({ coldStart: cold }) => Object.assign(cold, { stock: coldStart(0.11, 0.7) }), ['0.11']],
  ['more memory than Python', ({ coldStart: cold }) => Object.assign(cold, { 'stock Python': coldStart(1, 1.01) }), ['1.01']],
  ['a slower answer', ({ warmLatency }) => Object.assign(warmLatency.ours ?? {}, { LIST: once(2.51) }), ['1.51']],
  [
    'an update that writes what has not changed',
    ({ awsCalls }) =>
      Object.assign(awsCalls.ours ?? {}, { 'UPDATE without change': { cognito: 2, others: 0, othersWithLogging: 1 } }),
    ['1, 1, 2, 2, 1, 1'],
  ],
  ['a larger bundle', (measured) => Object.assign(measured, { bundleBytes: LARGEST_BUNDLE + 1 }), [String(LARGEST_BUNDLE + 1)]],
])('%s misses its goal', (_name, worsen, measured) => {
  const worse = measurements();
  worsen(worse);
  expect(missed(worse).map((goal) => goal.measured)).toEqual(measured);
});

test('a side that was not measured has no goal', () => {
  const goals = goalsOf({ ...measurements(), coldStart: { ours: coldStart(1, 1) } });
  expect(goals.filter(({ what }) => /stock|raw/.test(what))).toEqual([]);
  expect(goals).toHaveLength(9);
});
