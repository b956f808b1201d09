import { constraintProblems, isInRange } from '../../../src/model/constraints';
import { sentencesOf } from '../../../src/model/problem';

const said = (value: unknown, constraints = {}) => sentencesOf(constraintProblems(['Name'], value, constraints));

test.each([
  [-1_000, { maximum: 3 }, true],
  [4, { maximum: 3 }, false],
  [1_000, { minimum: 3 }, true],
  [2, { minimum: 3 }, false],
  [0, {}, true],
])('%d is in the range %j: %s', (number, limits, expected) => expect(isInRange(number, limits)).toBe(expected));

test('a limit without its counterpart has no upper number in the message', () => {
  expect(said('', { minLength: 1 })).toEqual(['Name must have 1 or more characters, but "" has 0.']);
  expect(said(0, { minimum: 1, unit: 'minutes' })).toEqual(['Name must be 1 or more minutes, not 0.']);
});

test.each([[null], [undefined], [true], [{ a: 'text' }], [['text']]])('%j has no problem without constraints', (value) => {
  expect(said(value)).toEqual([]);
});

test('checks the members and the items of a value', () => {
  expect(said({ a: 'xx', b: 'xx' }, { members: { a: { maxLength: 1 } } })).toEqual([
    'Name.a must have 0 to 1 characters, but "xx" has 2.',
  ]);
  expect(said(['x', 'xx'], { items: { maxLength: 1 } })).toEqual(['Name[1] must have 0 to 1 characters, but "xx" has 2.']);
});
