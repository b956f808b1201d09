/** Conditions and parameters, and the combinations of their values that are checked. */
import { checkTemplate } from '../../check/checkTemplate';
import { explore, type Variable } from '../../check/scenarios';
import { found } from './templates';

describe('combinations', () => {
  const variable = (name: string, ...answers: string[]): Variable<string> => ({ name, answers });
  const a = variable('a', '1', '2');
  const b = variable('b', 'x', 'y', 'z');

  test('are tried once each, with the same answer each time that a variable is asked for', () => {
    const { results, isComplete } = explore((choose) => [choose(a), choose(b), choose(a)].join(''), 100);
    expect(results).toEqual(['1x1', '2x2', '1y1', '1z1', '2y2', '2z2']);
    expect(isComplete).toBe(true);
  });

  test('include a variable only where an earlier answer leads to it', () => {
    const { results } = explore((choose) => (choose(a) === '1' ? choose(b) : '-'), 100);
    expect(results).toEqual(['x', '-', 'y', 'z']);
  });

  test('are limited in number', () => {
    expect(explore((choose) => choose(b), 3)).toMatchObject({ isComplete: true });
    expect(explore((choose) => choose(b), 2)).toEqual({ results: ['x', 'y'], isComplete: false });
    expect(explore(() => 1, 1)).toEqual({ results: [1], isComplete: true });
  });
});

const CLIENT = 'Type: My::Cognito::UserPoolClient';
const POOL = 'UserPoolId: us-east-1_Ab12Cd34E';

test('independent conditions do not multiply: forty of them are all checked', () => {
  const names = Array.from({ length: 40 }, (_, index) => `C${index}`);
  const conditions = names.map((name, index) => `  ${name}: !Equals [!Ref AWS::AccountId, "${index}"]`);
  const free = names.map((name) => `  Free${name}: !Equals [!ImportValue ${name}, "1"]`);
  const urls = names.map((name, index) => `        - !If [Free${name}, https://a${index}, http://localhost]`);
  const properties = ['ClientName', 'DefaultRedirectURI', 'AuthSessionValidity', 'GenerateSecret'].map(
    (name, index) => `      ${name}: !If [C${index}, !Ref AWS::NoValue, !Ref AWS::NoValue]`,
  );
  const text = [
    'Conditions:',
    ...conditions,
    ...free,
    'Resources:',
    '  WebApp:',
    `    ${CLIENT}`,
    '    Properties:',
    `      ${POOL}`,
  ];
  expect(found([...text, ...properties, ''].join('\n'))).toEqual([]);
  // A list with forty conditional items has too many combinations, and a note says so. The problem in each item is found.
  const [first, ...others] = urls;
  const last = others.pop();
  const wrong = [first?.replace('http://localhost', 'http://a0'), ...others, last?.replace('https://a39', 'http://a39')];
  const lines = found([...text, '      LogoutURLs:', ...wrong, ''].join('\n'));
  expect(lines).toEqual([
    expect.stringContaining('note not-looked-at WebApp: The client has more than 1000 combinations'),
    expect.stringContaining('logout-urls WebApp: LogoutURLs[0] must use https, not "http://a0"'),
    expect.stringContaining('logout-urls WebApp: LogoutURLs[39] must use https, not "http://a39"'),
  ]);
});

const template = (conditions: string, properties: string, parameters = 'Stage: {Type: String}') =>
  `Parameters: {${parameters}}\nConditions:\n${conditions}\nResources:\n  WebApp:\n    ${CLIENT}\n    Properties:\n      ${POOL}\n      ${properties}\n`;
const messages = (text: string) => checkTemplate(text).findings.map(({ message }) => message);
const NO_CALLBACKS =
  'CallbackURLs must not be empty while AllowedOAuthFlows contains code: add the URLs to which Cognito may redirect after sign-in.';

describe('conditions about the same value are evaluated together', () => {
  const FLOWS =
    'AllowedOAuthFlows: !If [A, [code], !Ref AWS::NoValue]\n      CallbackURLs: !If [B, [https://a], !Ref AWS::NoValue]';

  test.each<[string, string]>([
    ['one equals the other', '  A: !Equals [!Ref Stage, prod]\n  B: !Condition A'],
    [
      'one follows from the other',
      '  A: !Equals [!Ref Stage, prod]\n  B: !Or [!Equals [!Ref Stage, prod], !Equals [!Ref Stage, test]]',
    ],
    [
      'both are opposites of a third one',
      '  A: !Not [!Condition C]\n  B: !Not [!Condition C]\n  C: !And [!Equals [!Ref Stage, a], !Equals [a, a]]',
    ],
    ['one is never true', '  A: !Equals [a, b]\n  B: !Equals [!Ref Stage, a]'],
    ['a region', '  A: !Equals [!Ref AWS::Region, us-east-1]\n  B: !Equals [us-east-1, !Ref "AWS::Region"]'],
  ])('no problem is reported: %s', (_case, conditions) => expect(messages(template(conditions, FLOWS))).toEqual([]));

  test.each<[string, string, string]>([
    ['two stages', '  A: !Equals [!Ref Stage, prod]\n  B: !Equals [!Ref Stage, test]', ' That is so if the condition A is true.'],
    [
      'values known only at deployment',
      '  A: !Equals [!ImportValue a, x]\n  B: !Equals [!ImportValue b, x]',
      ' That is so if the condition A is true and the condition B is false.',
    ],
    ['always', '  A: !Equals [a, a]\n  B: !Not [!Condition A]', ''],
    ['a circle', '  A: !Not [!Condition B]\n  B: !Condition A', ' That is so if the condition B is false.'],
  ])('a problem is reported with its conditions: %s', (_case, conditions, reason) => {
    expect(messages(template(conditions, FLOWS))).toEqual([NO_CALLBACKS + reason]);
  });
});

describe('a parameter', () => {
  const messagesFor = (parameter: string, properties = 'ClientName: !Ref P') =>
    messages(template('  C: !Equals [a, a]', properties, `P: ${parameter}`));
  const PATTERN = 'ClientName is "a/b", but must contain only ASCII letters, digits, white space and _ + = , . @ -.';

  test.each<[string, string, string[]]>([
    ['its default', '{Type: String, Default: a/b}', [`${PATTERN} That is so if the parameter P has its default "a/b".`]],
    ['its only allowed value', '{Type: String, AllowedValues: [a/b]}', [PATTERN]],
    [
      'one of its allowed values',
      '{Type: String, Default: a, AllowedValues: [a, a/b]}',
      [`${PATTERN} That is so if the parameter P is "a/b".`],
    ],
    ['an unknown value', '{Type: String}', []],
    ['a secret', '{Type: String, Default: a/b, NoEcho: "true"}', []],
    ['a name of a value', '{Type: "AWS::SSM::Parameter::Value<String>", Default: a/b}', []],
    ['a dynamic reference', '{Type: String, Default: "{{resolve:ssm:/a/b}}"}', []],
  ])('is checked with %s', (_case, parameter, sentences) => expect(messagesFor(parameter)).toEqual(sentences));

  test('of a list type is split, and each allowed value is checked alone', () => {
    expect(messagesFor('{Type: CommaDelimitedList, Default: "https://a , http://b"}', 'LogoutURLs: !Ref P')).toEqual([
      expect.stringMatching(/^LogoutURLs\[1\] must use https, not "http:\/\/b":/),
    ]);
    expect(
      messagesFor('{Type: CommaDelimitedList, AllowedValues: [code, client_credentials]}', 'AllowedOAuthFlows: !Ref P'),
    ).toEqual([
      expect.stringMatching(/^CallbackURLs must not be empty .* if the parameter P is "code"\.$/),
      expect.stringMatching(/has no secret: .* if the parameter P is "client_credentials"\.$/),
    ]);
    expect(messagesFor('{Type: CommaDelimitedList, Default: ""}', 'LogoutURLs: !Ref P')).toEqual([]);
    expect(messagesFor('{Type: "List<String>"}', 'ClientName: !Ref P')).toEqual(['ClientName must be a string, not a list.']);
  });

  test('is not checked with values that its limits exclude', () => {
    const conditions = '  IsProd: !Equals [!Ref P, prod]';
    const wrong = 'ClientName: !If [IsProd, a/b, ab]';
    for (const limits of ['AllowedPattern: "[a-c]+"', 'MaxLength: 3', 'MinLength: 5', 'AllowedValues: [dev]']) {
      expect(messages(template(conditions, wrong, `P: {Type: String, ${limits}}`))).toEqual([]);
    }
    for (const limits of ['AllowedPattern: "[a-z]+"', 'MaxLength: 4', 'AllowedPattern: "(?<"', 'AllowedValues: [dev, prod]']) {
      expect(messages(template(conditions, wrong, `P: {Type: String, ${limits}}`))).toHaveLength(1);
    }
    const number = (limits: string) => messages(template('  IsProd: !Equals [!Ref P, 5]', wrong, `P: {Type: Number, ${limits}}`));
    expect(
      [number('MinValue: 6'), number('MaxValue: 4'), number('MinValue: 5, MaxValue: 5')].map(({ length }) => length),
    ).toEqual([0, 0, 1]);
  });
});

test('a problem in all deployments that have the client is reported without a condition', () => {
  const text = template('  IsProd: !Equals [!Ref Stage, prod]', 'ClientName: !If [IsProd, a/b, ab]').replace(
    CLIENT,
    `${CLIENT}\n    Condition: IsProd`,
  );
  expect(messages(text)).toEqual([expect.not.stringContaining('That is so')]);
});
