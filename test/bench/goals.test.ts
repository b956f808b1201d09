import type { ColdStart } from '../../bench/coldStart';
import { goalsOf } from '../../bench/goals';
import { STEPS, type Step } from '../../bench/life';
import type { Measurements } from '../../bench/measurements';
import { type Summary, summarise } from '../../bench/summary';
import { LARGEST_BUNDLE } from '../../local/build/sizeLimit';

const once = (value: number): Summary => summarise([value]);

const coldStart = (firstAnswer: number, resident = 49): ColdStart => ({
  firstAnswerMs: once(firstAnswer),
  moduleLoadMs: once(1),
  processorMs: once(1),
  residentMb: once(resident),
});

const perStep = <T>(value: (step: Step) => T) => Object.fromEntries(STEPS.map((step) => [step, value(step)])) as Record<Step, T>;

/** Everything just at its limit. */
function measurements(): Measurements {
  return {
    machine: { processor: 'any', cores: 2, platform: 'linux-x64', node: '22.0.0', load: 0 },
    coldStart: { ours: coldStart(100), stock: coldStart(1000, 70), 'stock without its sleep': coldStart(300, 70) },
    warmLatency: { ours: perStep(() => once(2.5)), 'bare SDK': perStep(() => once(1)) },
    awsCalls: {
      ours: perStep((step) => ({ cognito: step === 'UPDATE' ? 2 : 1, others: 0, othersWithLogging: 1 })),
    },
    packageSize: {},
    bundleBytes: LARGEST_BUNDLE,
  };
}

const missed = (measured: Measurements) => goalsOf(measured).filter(({ met }) => !met);

test('what is just at its limit meets every goal', () => {
  expect(goalsOf(measurements())).toHaveLength(13);
  expect(missed(measurements())).toEqual([]);
});

test.each<[string, (measured: Measurements) => void, string[]]>([
  ['a slower cold start', (measured) => Object.assign(measured.coldStart, { ours: coldStart(101) }), ['0.10', '0.34']],
  ['more memory', (measured) => Object.assign(measured.coldStart, { ours: coldStart(100, 53) }), ['0.76', '53']],
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

test('what was not measured is no goal', () => {
  const goals = goalsOf({ ...measurements(), coldStart: { ours: coldStart(100) } });
  expect(goals.filter(({ what }) => what.includes('stock'))).toEqual([]);
  expect(goals).toHaveLength(10);
});
