/** For any content of a file, the check returns findings, or the reason why it could not check the file. */
import * as fc from 'fast-check';
import { checkTemplate } from '../../check/checkTemplate';
import { Unreadable } from '../../check/unreadable';
import { PROPERTY_NAMES } from '../../src/model/attributes';
import { newSeed } from '../support/seed';

const seed = newSeed();

const FUNCTIONS = [
  'Ref',
  'Condition',
  'If',
  'Sub',
  'Join',
  'Split',
  'Select',
  'FindInMap',
  'GetAtt',
  'Equals',
  'Not',
  'And',
  'Or',
  'Transform',
];
const sub = (name: string) => `\${${name}}`;
const names = fc.constantFrom(
  'A',
  'B',
  'WebApp',
  'AWS::NoValue',
  'AWS::Region',
  'WebApp.ClientId',
  `${sub('A')}${sub('WebApp')}${sub('!A')}\${`,
  '',
  '0',
  'code',
);
const keys = fc.oneof(
  names,
  fc.constantFrom(...FUNCTIONS.map((name) => (/^(Ref|Condition)$/.test(name) ? name : `Fn::${name}`)), ...PROPERTY_NAMES),
);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    names,
    fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 'https://a', [], {}),
    fc.dictionary(keys, tie('value'), { maxKeys: 1 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 3 }),
  ),
}));
const section = fc.oneof({ weight: 4, arbitrary: fc.dictionary(names, value, { maxKeys: 3 }) }, { weight: 1, arbitrary: value });
const client = fc.record(
  {
    Type: fc.constantFrom('My::Cognito::UserPoolClient', 'AWS::Cognito::UserPoolClient'),
    Condition: fc.oneof(names, value),
    Properties: fc.oneof(fc.dictionary(fc.constantFrom(...PROPERTY_NAMES, 'Nonsense'), value, { maxKeys: 6 }), value),
  },
  { requiredKeys: ['Type'] },
);

test('random sections, functions and clients give findings with places', () => {
  const template = fc.record(
    {
      Parameters: section,
      Conditions: section,
      Mappings: section,
      Outputs: section,
      Transform: value,
      Resources: fc.dictionary(names, fc.oneof({ weight: 3, arbitrary: client }, { weight: 1, arbitrary: value }), {
        maxKeys: 3,
      }),
    },
    { requiredKeys: ['Resources'] },
  );
  fc.assert(
    fc.property(template, (content) => {
      const { clients, findings } = checkTemplate(JSON.stringify(content, null, 1));
      expect(clients).toBeLessThanOrEqual(Object.keys(content.Resources).length);
      for (const { place, message } of findings) {
        expect(place.line).toBeGreaterThanOrEqual(1);
        expect(place.column).toBeGreaterThanOrEqual(1);
        expect(message).toMatch(/^\S.*\.$/s);
        expect(message).not.toMatch(/undefined|\[object|NaN/);
      }
    }),
    { numRuns: 500, seed },
  );
});

test('random texts and truncated templates are checked or refused', () => {
  const cut = fc
    .nat(400)
    .map((length) => JSON.stringify({ Resources: { WebApp: { Type: 'My::Cognito::UserPoolClient' } } }).slice(0, length));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), cut), (text) => {
      try {
        checkTemplate(text);
      } catch (error) {
        expect(error).toBeInstanceOf(Unreadable);
      }
    }),
    { numRuns: 300, seed },
  );
});

test('conditions that refer to each other many times are evaluated in time', () => {
  const conditions = Array.from({ length: 40 }, (_, index) =>
    index === 0
      ? '  C0: !Equals [!ImportValue a, b]'
      : `  C${index}: !And [!Condition C${index - 1}, !Or [!Condition C${index - 1}, !Condition C${index - 1}]]`,
  );
  const properties = 'Properties: {UserPoolId: a_b, ClientName: !If [C39, a/b, ab]}';
  const text = `Conditions:\n${conditions.join('\n')}\nResources:\n  WebApp: {Type: My::Cognito::UserPoolClient, ${properties}}\n`;
  expect(checkTemplate(text).findings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/ if the condition C39 is true\.$/),
  ]);
});
