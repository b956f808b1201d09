import { LARGEST_BUNDLE } from '../tools/build/sizeLimit';
import type { ColdStart } from './coldStart';
import { LIFE_EVENTS, type LifeEvent } from './life';
import type { Measurements } from './measurements';
import type { SideName } from './sides';

/** A limit for our side, and the measured value. */
export interface Goal {
  what: string;
  goal: string;
  measured: string;
  met: boolean;
}

/** The number of calls to Cognito. An update reads first, and writes only if a setting has changed. */
const COGNITO_CALLS: Readonly<Record<LifeEvent, number>> = {
  CREATE: 1,
  READ: 1,
  UPDATE: 2,
  'UPDATE without change': 1,
  LIST: 1,
  DELETE: 1,
};

/** The goals of these measurements. A goal against another side is left out if that side was not measured. */
export function goalsOf(measurements: Measurements): Goal[] {
  return [...againstOthers(measurements), ...alone(measurements)];
}

/** The greatest allowed ratio of our value to another side's value. */
const GREATEST_RATIOS: readonly [keyof ColdStart['oursTimes'], SideName, number][] = [
  ['firstAnswerMs', 'raw HTTP', 2.2],
  ['firstAnswerMs', 'stock', 1 / 10],
  ['firstAnswerMs', 'stock without its sleep', 1 / 3],
  ['residentMb', 'stock', 0.7],
  ['residentMb', 'stock Python', 1],
];

const QUANTITY_NAMES = { firstAnswerMs: 'cold start to first answer', residentMb: 'resident memory' };

function againstOthers({ coldStart }: Measurements): Goal[] {
  return GREATEST_RATIOS.flatMap(([quantity, side, limit]) => {
    const measured = coldStart[side]?.oursTimes[quantity].median;
    return measured === undefined ? [] : atMost(`${QUANTITY_NAMES[quantity]}, ours / ${side}`, limit, measured);
  });
}

function alone({ warmLatency, awsCalls, bundleBytes }: Measurements): Goal[] {
  const { ours: latency, 'bare SDK': bare } = warmLatency;
  const { ours: calls } = awsCalls;
  if (!latency || !bare || !calls) return [];
  return [
    ...LIFE_EVENTS.map((name) => atMost(`warm ${name}, ms above the bare SDK`, 1.5, latency[name].median - bare[name].median)),
    exactly(
      'calls to Cognito',
      (name) => COGNITO_CALLS[name],
      (name) => calls[name].cognito,
    ),
    exactly(
      'calls to other services, with logging',
      () => 1,
      (name) => calls[name].othersWithLogging,
    ),
    atMost('bundle, bytes', LARGEST_BUNDLE, bundleBytes),
  ];
}

/** A goal that is met if the measured value is not above the limit. */
export function atMost(what: string, limit: number, measured: number): Goal {
  return { what, goal: `at most ${rounded(limit)}`, measured: rounded(measured), met: measured <= limit };
}

function exactly(what: string, wanted: (name: LifeEvent) => number, measured: (name: LifeEvent) => number): Goal {
  const [goal, counted] = [LIFE_EVENTS.map(wanted).join(', '), LIFE_EVENTS.map(measured).join(', ')];
  return { what: `${what}: ${LIFE_EVENTS.join(', ')}`, goal, measured: counted, met: counted === goal };
}

/** Shows enough digits to compare a value with its limit. */
function rounded(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(2);
}
