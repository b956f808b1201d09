import fc, { type Arbitrary } from 'fast-check';

/** Some of these items, in any order. An item can occur twice. */
export const listOf = (...items: string[]): Arbitrary<string[]> =>
  fc.array(fc.constantFrom(...items), { maxLength: items.length + 1, size: 'max' });

export function chance(percent: number): Arbitrary<boolean> {
  return maybe(fc.constant(true), percent).map((is) => is === true);
}

/** The first value in one of `many` cases, the second in all others. */
export const oneIn = <Value>(many: number, first: Arbitrary<Value>, second: Arbitrary<Value>): Arbitrary<Value> =>
  fc.oneof({ withCrossShrink: true }, { weight: many - 1, arbitrary: second }, { weight: 1, arbitrary: first });

/** The value in this percentage of cases, otherwise undefined. fast-check shrinks a value that is not needed to undefined. */
export function maybe<Value>(value: Arbitrary<Value>, percent: number): Arbitrary<Value | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 100 - percent, arbitrary: fc.constant(undefined) },
    { weight: percent, arbitrary: value },
  );
}
