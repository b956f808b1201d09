import { MissingReference, referredNames, resolve } from '../../fidelity/references';

const SCOPE = { pool: 'p', made: { Client: { Id: 'c', Age: 3, Tags: ['x', 'y'] } }, read: { Text: '{"a":{"b":["c"]}}' } };

test.each([
  ['{{pool}}', 'p'],
  ['{{made.Client.Age}}', 3],
  ['{{made.Client.Tags}}', ['x', 'y']],
  ['{{made.Client.Tags.1}}', 'y'],
  ['a {{pool}} b {{made.Client.Age}}', 'a p b 3'],
  ['{{pool}}{{pool}}', 'pp'],
  ['{{read.Text.a.b.0}}', 'c'],
  ['{{read.Text}}', '{"a":{"b":["c"]}}'],
  ['no reference { {pool} }', 'no reference { {pool} }'],
  [{ a: ['{{pool}}', 1, null, true] }, { a: ['p', 1, null, true] }],
  [{ $pattern: '^{{pool}}$' }, { $pattern: '^p$' }],
])('%j becomes %j', (value, expected) => expect(resolve(value, SCOPE)).toEqual(expected));

test.each([
  [{ $text: { of: 'ab', times: 3 } }, 'ababab'],
  [{ $text: { of: '{{pool}}', times: 2 } }, 'pp'],
  [{ $list: { of: 'https://a/{{n}}', times: 3 } }, ['https://a/1', 'https://a/2', 'https://a/3']],
  [{ $list: { of: {}, times: 2 } }, [{}, {}]],
  [{ $list: { of: 'x', times: 0 } }, []],
])('%j generates %j', (value, expected) => expect(resolve(value, SCOPE)).toEqual(expected));

test.each([
  '{{missing}}',
  '{{made.Client.Secret}}',
  '{{made.Client.Tags.2}}',
  'in {{pool.Id}} a text',
  '{{constructor}}',
  '{{read.Text.b}}',
])('%s is missing', (value) => {
  expect(() => resolve(value, SCOPE)).toThrow(MissingReference);
  expect(() => resolve(value, SCOPE)).toThrow(/^\{\{[\w.]+\}\} is missing in the earlier answers$/);
});

test('finds the names that a value refers to, at any depth', () => {
  expect([...referredNames({ a: ['{{made.Client.Id}}', { b: 'x{{pool}}y' }] })]).toEqual(['made', 'pool']);
});
