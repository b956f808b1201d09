import fc, { type Arbitrary } from 'fast-check';
import type { TimeUnit } from '../../src/model/properties';

/** The validity of a token: a number, a unit, or both. */
export interface Lifetime {
  number?: number;
  unit?: TimeUnit;
}

const lifetime = (unit: TimeUnit | undefined, min: number, max: number): Arbitrary<Lifetime> =>
  fc.integer({ min, max }).map((number) => (unit === undefined ? { number } : { number, unit }));

const unitAlone: Arbitrary<Lifetime> = fc.constantFrom('seconds', 'minutes', 'hours', 'days').map((unit) => ({ unit }));

/** For access and ID tokens: 5 minutes to a day. Most are shorter than every refresh token. */
export const shortLife: Arbitrary<Lifetime> = fc.oneof(
  fc.constant({ number: 1 }),
  lifetime('hours', 1, 2),
  lifetime(undefined, 1, 24),
  lifetime('minutes', 5, 60),
  lifetime('seconds', 300, 3600),
  lifetime('days', 1, 1),
  unitAlone,
);

/** For refresh tokens: most of them at least a day. A client without a number shows 30, with any unit. */
export const longLife: Arbitrary<Lifetime> = fc.oneof(
  fc.constantFrom<Lifetime>(
    { number: 30 },
    { number: 30, unit: 'days' },
    { number: 30, unit: 'hours' },
    { number: 720, unit: 'hours' },
  ),
  fc.constantFrom<Lifetime>({ number: 0 }, { number: 0, unit: 'hours' }, { number: 0, unit: 'minutes' }),
  lifetime(undefined, 1, 3650),
  lifetime('days', 1, 3650),
  lifetime('hours', 1, 1000),
  lifetime('minutes', 1440, 100_000),
  lifetime('seconds', 86_400, 315_360_000),
  { weight: 2, arbitrary: unitAlone },
);
