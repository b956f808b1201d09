import schema from '../../fidelity/facts.schema.json';
import { differences, MATCHER_NAMES } from '../../fidelity/matchers';
import type { Json } from '../../tools/json';

const found = (expected: Json, got: Json | undefined) =>
  differences(expected, got).map(({ path, expected, got }) => `${path}: ${expected}, got ${JSON.stringify(got)}`);

/** An expectation, values that match it, and values that do not. */
const CASES: [Json, (Json | undefined)[], (Json | undefined)[]][] = [
  [1, [1], ['1', 2, null, undefined]],
  ['a', ['a'], ['A', ['a'], undefined]],
  [null, [null], [undefined, 0]],
  [false, [false], [0, undefined]],
  [[], [[]], [['a'], {}, undefined]],
  [['a', 'b'], [['a', 'b']], [['b', 'a'], ['a'], ['a', 'b', 'c'], 'a']],
  [{ a: 1 }, [{ a: 1 }, { a: 1, b: 2 }], [{ a: 2 }, {}, [], 'a', undefined]],
  [{ a: { b: 1 } }, [{ a: { b: 1, c: 2 } }], [{ a: { c: 2 } }, { a: 1 }]],
  [{ $absent: true }, [undefined], [null, '', [], {}]],
  [{ $any: 'string' }, ['', 'a'], [1, null, undefined, []]],
  [{ $any: 'number' }, [0, 1.5], ['1', undefined]],
  [{ $any: 'boolean' }, [true, false], ['true', undefined]],
  [{ $any: 'list' }, [[], [1]], [{}, 'a', undefined]],
  [{ $any: 'object' }, [{}, { a: 1 }], [[], null, undefined]],
  [{ $pattern: '^a+$' }, ['a', 'aa'], ['ab', 1, undefined, ['a']]],
  [{ $pattern: '^\\d{2}\\.\\d$' }, [12.5, '12.5'], [12, 12.55]],
  [
    { $set: ['a', 'b'] },
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [['a'], ['a', 'b', 'b'], ['a', 'a'], undefined],
  ],
  [{ $set: [{ a: 1 }, { a: 2 }] }, [[{ a: 2, b: 1 }, { a: 1 }]], [[{ a: 1 }, { a: 1 }]]],
  [
    { $contains: ['a', { b: 1 }] },
    [
      [{ b: 1, c: 2 }, 'd', 'a'],
      ['a', { b: 1 }],
    ],
    [['a'], [{ b: 1 }], [], 'a', undefined],
  ],
  [{ $sorted: ['b', 'a', 'B'] }, [['B', 'a', 'b']], [['b', 'a', 'B'], ['a', 'b', 'B'], ['B', 'a'], undefined]],
  // Beyond the basic plane, UTF-16 order differs from the order of code points.
  [{ $sorted: ['\u{1F600}', '\uFF5E'] }, [['\uFF5E', '\u{1F600}']], [['\u{1F600}', '\uFF5E']]],
  [{ $only: { a: 1 } }, [{ a: 1 }], [{ a: 1, b: 2 }, {}, undefined, []]],
  [{ $only: { a: { $absent: true } } }, [{}], [{ a: 1 }, { b: 1 }]],
  [{ $maybe: 1 }, [1, undefined], [2, null]],
  [{ $not: 1 }, [2, undefined, '1'], [1]],
  [{ $not: { $sorted: ['b', 'a'] } }, [['b', 'a']], [['a', 'b']]],
  [{ $json: { a: 1 } }, ['{"a":1}', '{ "a": 1, "b": 2 }'], ['{"a":2}', '{', '', { a: 1 }, undefined]],
];

test.each(CASES)('%j matches the right values and no others', (expected, matching, others) => {
  for (const got of matching) expect({ got, found: found(expected, got) }).toEqual({ got, found: [] });
  for (const got of others) expect({ got, matches: found(expected, got).length === 0 }).toEqual({ got, matches: false });
});

test('every matcher has a case above, and is in the schema of the facts', () => {
  const shown = JSON.stringify(CASES.map(([expected]) => expected));
  for (const name of MATCHER_NAMES) expect(shown).toContain(`"${name}"`);
  expect(Object.keys(schema.definitions.matcher.properties).sort()).toEqual([...MATCHER_NAMES].sort());
});

test('an object with a matcher and other members is a plain object', () => {
  expect(found({ $absent: true, a: 1 }, { $absent: true, a: 1 })).toEqual([]);
});

test('a difference has the place, the expected value, and the actual value', () => {
  const expected = { client: { urls: { $absent: true }, names: ['a', 'b'], dates: { $only: { made: 1 } } } };
  const got = { client: { urls: ['x'], names: ['a', 'c'], dates: { made: 1, changed: 2 } } };
  expect(found(expected, got)).toEqual([
    'client.urls: nothing, got ["x"]',
    'client.names.1: "b", got "c"',
    'client.dates.changed: nothing, got 2',
  ]);
});
