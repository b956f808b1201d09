import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFactFiles } from '../../fidelity/factFiles';
import { guideTable } from '../../fidelity/guideTable';
import { requestShapesWith } from '../../local/cognito/requestShapes';
import { textOf } from '../support/guides';

const folder = mkdtempSync(join(tmpdir(), 'facts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fact = (more: object = {}) => ({
  fact: 'A fact',
  grade: 'LIVE',
  source: 'seen',
  steps: [{ call: 'ListUserPools' }],
  ...more,
});

/** The error for a file with these facts. */
function mistakes(...facts: unknown[]): string {
  writeFileSync(join(folder, 'broken.json'), JSON.stringify({ theme: 'A theme', facts }));
  try {
    readFactFiles(folder);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

const BEHAVIOURS = { reset: { answer: {} }, keep: { answer: {} } };
const step = (more: object) => fact({ steps: [{ call: 'CreateUserPoolClient' }, { call: 'DescribeUserPoolClient', ...more }] });

test('accepts a fact without mistakes', () => expect(mistakes(step({ answer: { a: { $absent: true } } }))).toBe(''));

test.each<[string, unknown, string]>([
  [
    'a misspelt member of a fact',
    fact({ sorce: 'seen' }),
    '/facts/0 must NOT have additional properties {"additionalProperty":"sorce"}',
  ],
  ['a fact without a source', fact({ source: undefined }), "/facts/0 must have required property 'source'"],
  ['an unknown grade', fact({ grade: 'SURE' }), '/facts/0/grade must be equal to one of the allowed values'],
  ['an unknown need', fact({ needs: ['luck'] }), '/facts/0/needs/0 must be equal to one of the allowed values'],
  ['a fact without steps', fact({ steps: undefined }), "/facts/0 must have required property 'steps'"],
  ['a fact with steps that says it is unchecked', fact({ unchecked: 'lazy' }), '/facts/0 must match exactly one schema in oneOf'],
  [
    'a misspelt expectation',
    step({ anwser: {} }),
    '/facts/0/steps/1 must NOT have additional properties {"additionalProperty":"anwser"}',
  ],
  ['two expectations', step({ answer: {}, refused: { type: 'XException' } }), '/facts/0/steps/1 must NOT be valid'],
  ['a misspelt exception', step({ refused: { type: 'Exceptoin' } }), '/facts/0/steps/1/refused/type must match pattern'],
  [
    'an unknown matcher',
    step({ answer: { a: { $abesnt: true } } }),
    '/facts/0/steps/1/answer/a must NOT have additional properties {"additionalProperty":"$abesnt"}',
  ],
  ['a matcher among other members', step({ answer: { a: { $absent: true, b: 1 } } }), '/facts/0/steps/1/answer/a'],
  [
    'a matcher with the wrong argument',
    step({ answer: { a: { $any: 'text' } } }),
    '/facts/0/steps/1/answer/a/$any must be equal to one of',
  ],
  [
    'an invalid pattern',
    step({ answer: { a: { $pattern: '(' } } }),
    '/facts/0/steps/1/answer/a/$pattern must match format "regex"',
  ],
  [
    'a matcher where values are sent',
    step({ with: { a: { $absent: true } } }),
    '/facts/0/steps/1/with/a must NOT have additional properties',
  ],
  [
    'a header in capitals',
    step({ http: { headers: { 'X-Id': 'a' } } }),
    '/facts/0/steps/1/http/headers property name must be valid',
  ],
  ['an OPEN fact without behaviours', fact({ grade: 'OPEN' }), '/facts/0/steps must contain at least 1 valid item'],
  ['behaviours of a fact that is not OPEN', step({ behaviours: BEHAVIOURS }), '/facts/0/steps/1 must NOT be valid'],
  [
    'one behaviour',
    { ...step({ behaviours: { reset: { answer: {} } } }), grade: 'OPEN' },
    '/facts/0/steps/1/behaviours must NOT have fewer than 2',
  ],
  [
    'an unknown reference',
    step({ answer: { a: '{{creatd.Id}}' } }),
    '/facts/0/steps/1 refers to {{creatd}}, which no earlier step defines',
  ],
  [
    'a reference to a later answer',
    fact({ steps: [{ call: 'ListUserPools', with: { a: '{{b}}' }, as: 'b' }] }),
    '/facts/0/steps/0 refers to {{b}}',
  ],
  [
    'a client that no earlier step creates',
    fact({ steps: [{ call: 'DescribeUserPoolClient' }] }),
    '/facts/0/steps/0 DescribeUserPoolClient needs a client, and no earlier step creates one',
  ],
  [
    'a client that no earlier step creates, in a request during the step',
    fact({ steps: [{ call: 'CreateUserPoolClient', pauseMs: 1, during: { call: 'DescribeUserPoolClient' } }] }),
    '/facts/0/steps/0 CreateUserPoolClient needs a client, and no earlier step creates one',
  ],
  [
    'a request during a step without a pause',
    step({ during: { call: 'ListUserPools' } }),
    "must have required property 'pauseMs'",
  ],
  [
    'a secret in Secrets Manager without the need managedSecret',
    fact({ steps: [{ call: 'CreateUserPoolClient', with: { PublishSecretsInAWSSecretsManager: true } }] }),
    '/facts/0 creates a secret in Secrets Manager, which costs money: add managedSecret to its needs',
  ],
  [
    'a secret without that need, in a body that is text',
    fact({ steps: [{ call: 'CreateUserPoolClient', body: '{"PublishSecretsInAWSSecretsManager": true}' }] }),
    '/facts/0 creates a secret in Secrets Manager',
  ],
  [
    'a secret without that need, in requests that are sent at once',
    fact({ steps: [{ call: 'CreateUserPoolClient', atOnce: [{ PublishSecretsInAWSSecretsManager: true }] }] }),
    '/facts/0 creates a secret in Secrets Manager',
  ],
  ['each of a single answer', step({ each: true }), "must have required property 'atOnce'"],
])('%s is refused with its file and its place', (_name, broken, said) => {
  const message = mistakes(broken);
  expect(message).toContain('The files of facts have mistakes:\nbroken.json: ');
  expect(message).toContain(said);
});

test('behaviours with different names in two steps are refused', () => {
  const other = { reset: { answer: {} }, stay: { answer: {} } };
  const steps = [
    { call: 'ListUserPools', behaviours: BEHAVIOURS },
    { call: 'ListUserPools', behaviours: other },
  ];
  expect(mistakes(fact({ grade: 'OPEN', steps }))).toContain(
    '/facts/0/steps/1 has the behaviours reset, stay, but an earlier step has keep, reset',
  );
});

test('two facts with the same sentence are refused', () =>
  expect(mistakes(fact(), fact())).toContain('Two facts have the sentence "A fact".'));

test('one error lists all mistakes, also a file that is not JSON', () => {
  writeFileSync(join(folder, 'another.json'), '{');
  const message = mistakes(fact({ sorce: 'seen' }), fact({ grade: 'SURE' }));
  rmSync(join(folder, 'another.json'));
  for (const said of ['another.json: not JSON', 'broken.json: /facts/0 ', 'broken.json: /facts/1/grade'])
    expect(message).toContain(said);
});

/** Its facts have their own theme. */
const HAS_A_THEME = 'PublishSecretsInAWSSecretsManager';
const { UserPoolId: _pool, ClientId: _client, ...settings } = requestShapesWith('known').UpdateUserPoolClient.members;

test.each(Object.keys(settings).filter((name) => name !== HAS_A_THEME))(
  'a fact in fidelity/facts/03-omission.json states the effect of an update that omits %s',
  (name) => {
    const facts = readFactFiles().flatMap((file) => file.facts.map(({ fact }) => fact));
    expect(facts).toContainEqual(expect.stringMatching(`^An update that omits ${name} `));
  },
);

test('guides/local-cognito.md names each attribute whose omission is OPEN, next to --on-omission', () => {
  const facts = readFactFiles().flatMap((file) => file.facts.filter(({ grade }) => grade === 'OPEN'));
  const open = facts.flatMap(({ fact }) => /^An update that omits (\w+) resets (?:it|them) or keeps/.exec(fact)?.[1] ?? []);
  const [, named = ''] = /An update that omits ([\w, ]+) \*\*resets\*\*/.exec(textOf('guides/local-cognito.md')) ?? [];
  expect(named.split(/, | or /).sort()).toEqual(open.sort());
});

test('guides/facts.md has the present facts: npm run fidelity -- --write-guide', () => {
  const [, written] = /<!-- written by [^\n]* -->\n\n([\s\S]*)\n\n<!-- end -->/.exec(textOf('guides/facts.md')) ?? [];
  expect(written).toBe(guideTable(readFactFiles()));
});
