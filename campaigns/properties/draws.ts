import fc, { type Arbitrary } from 'fast-check';

/** Up to a handful of these, in any order, now and then one of them twice. */
export const listOf = (...items: string[]): Arbitrary<string[]> =>
  fc.array(fc.constantFrom(...items), { maxLength: items.length + 1, size: 'max' });

export function chance(percent: number): Arbitrary<boolean> {
  return maybe(fc.constant(true), percent).map((is) => is === true);
}

/** The first in one case of so many, else the second. */
export const oneIn = <Value>(many: number, first: Arbitrary<Value>, second: Arbitrary<Value>): Arbitrary<Value> =>
  fc.oneof({ withCrossShrink: true }, { weight: many - 1, arbitrary: second }, { weight: 1, arbitrary: first });

/** Undefined, but in so many cases of a hundred. A counterexample loses what it does not need. */
export function maybe<Value>(value: Arbitrary<Value>, percent: number): Arbitrary<Value | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 100 - percent, arbitrary: fc.constant(undefined) },
    { weight: percent, arbitrary: value },
  );
}
