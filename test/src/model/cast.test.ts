/** CloudFormation may send a primitive as a string. The message about any other value of a wrong type names the property. */
import { castProperties } from '../../../src/model/cast';
import { sentencesOf } from '../../../src/model/problem';
import { Unknown } from '../../../src/model/unknown';

const cast = (json: string) => castProperties(JSON.parse(json) as object);
const properties = (state: object) => castProperties(state).properties;
const problems = (state: object) => sentencesOf(castProperties(state).problems);

describe('accepts a primitive as itself or as a string', () => {
  test.each([
    ['30', { RefreshTokenValidity: '30' }, { RefreshTokenValidity: 30 }],
    ['30 as itself', { RefreshTokenValidity: 30 }, { RefreshTokenValidity: 30 }],
    ['0', { RefreshTokenValidity: '0' }, { RefreshTokenValidity: 0 }],
    ['a negative number', { RefreshTokenValidity: '-1' }, { RefreshTokenValidity: -1 }],
    ['a whole number with a point', { RefreshTokenValidity: 30.0 }, { RefreshTokenValidity: 30 }],
    ['true', { GenerateSecret: 'true' }, { GenerateSecret: true }],
    ['True', { GenerateSecret: 'True' }, { GenerateSecret: true }],
    ['FALSE', { GenerateSecret: 'FALSE' }, { GenerateSecret: false }],
    ['false', { EnableTokenRevocation: 'false' }, { EnableTokenRevocation: false }],
    ['false as itself', { EnableTokenRevocation: false }, { EnableTokenRevocation: false }],
    ['a number as a name', { ClientName: 5 }, { ClientName: '5' }],
    ['true as a name', { ClientName: true }, { ClientName: 'true' }],
    ['an empty string', { DefaultRedirectURI: '' }, { DefaultRedirectURI: '' }],
    ['a number in a list', { ReadAttributes: ['email', 7] }, { ReadAttributes: ['email', '7'] }],
    ['an empty list', { CallbackURLs: [] }, { CallbackURLs: [] }],
    [
      'a nested number',
      { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: '60' } },
      { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 } },
    ],
    [
      'a nested boolean',
      { AnalyticsConfiguration: { ApplicationArn: 'a', UserDataShared: 'true' } },
      { AnalyticsConfiguration: { ApplicationArn: 'a', UserDataShared: true } },
    ],
    ['an empty object', { TokenValidityUnits: {} }, { TokenValidityUnits: {} }],
  ])('%s', (_case, state, expected) => {
    expect(castProperties(state)).toStrictEqual({ properties: expected, problems: [], unread: [], partial: {} });
  });
});

test('accepts a value that is not known, because only Cognito can refuse it', () => {
  const state = { ExplicitAuthFlows: ['ALLOW_TOMORROW'], TokenValidityUnits: { IdToken: 'weeks' } };
  expect(castProperties(state)).toStrictEqual({ properties: state, problems: [], unread: [], partial: {} });
});

describe('null counts as absent', () => {
  test.each([
    ['a property', { ClientName: null, AuthSessionValidity: null, CallbackURLs: null, TokenValidityUnits: null }, {}],
    ['undefined', { ClientName: undefined }, {}],
    [
      'a member',
      { TokenValidityUnits: { IdToken: null, AccessToken: 'hours' } },
      { TokenValidityUnits: { AccessToken: 'hours' } },
    ],
    ['undefined in an object', { TokenValidityUnits: { IdToken: undefined } }, { TokenValidityUnits: {} }],
  ])('%s', (_case, state, expected) => {
    expect(castProperties(state)).toStrictEqual({ properties: expected, problems: [], unread: [], partial: {} });
  });
});

/** A state, the property in the sentence, and the words about the value. */
const WRONG: [string, object, string, string][] = [
  ['letters for a number', { AuthSessionValidity: 'abc' }, 'AuthSessionValidity', 'a whole number, not "abc"'],
  ['a fraction', { AuthSessionValidity: 1.5 }, 'AuthSessionValidity', 'a whole number, not 1.5'],
  ['a fraction as a string', { AuthSessionValidity: '1.5' }, 'AuthSessionValidity', 'a whole number, not "1.5"'],
  ['an empty string for a number', { AuthSessionValidity: '' }, 'AuthSessionValidity', 'a whole number, not ""'],
  ['a blank for a number', { AuthSessionValidity: ' 3' }, 'AuthSessionValidity', 'a whole number, not " 3"'],
  ['a hexadecimal number', { AuthSessionValidity: '0x3' }, 'AuthSessionValidity', 'a whole number, not "0x3"'],
  ['true for a number', { AccessTokenValidity: true }, 'AccessTokenValidity', 'a whole number, not true'],
  ['a list for a number', { AccessTokenValidity: [1] }, 'AccessTokenValidity', 'a whole number, not a list'],
  [
    'a number beyond all bounds',
    JSON.parse('{"AccessTokenValidity":1e999}'),
    'AccessTokenValidity',
    'a whole number, not Infinity',
  ],
  ['a word for a boolean', { GenerateSecret: 'yes' }, 'GenerateSecret', 'true or false, not "yes"'],
  ['a list with a word for a boolean', { GenerateSecret: ['true'] }, 'GenerateSecret', 'true or false, not a list'],
  ['an empty string for a boolean', { GenerateSecret: '' }, 'GenerateSecret', 'true or false, not ""'],
  ['a number for a boolean', { GenerateSecret: 1 }, 'GenerateSecret', 'true or false, not 1'],
  ['an object for a boolean', { GenerateSecret: {} }, 'GenerateSecret', 'true or false, not an object'],
  ['an object for a string', { ClientName: { Ref: 'x' } }, 'ClientName', 'a string, not an object'],
  ['a list for a string', { ClientName: ['a'] }, 'ClientName', 'a string, not a list'],
  ['a lone string for a list', { CallbackURLs: 'https://a' }, 'CallbackURLs', 'a list of strings, not "https://a"'],
  ['an object for a list', { CallbackURLs: { 0: 'a' } }, 'CallbackURLs', 'a list of strings, not an object'],
  ['an object in a list', { CallbackURLs: ['a', {}] }, 'CallbackURLs[1]', 'a string, not an object'],
  ['a list in a list', { CallbackURLs: [['a']] }, 'CallbackURLs[0]', 'a string, not a list'],
  ['null in a list', { CallbackURLs: ['a', 'b', null] }, 'CallbackURLs[2]', 'a string, not null'],
  [
    'a string for an object',
    { TokenValidityUnits: 'hours' },
    'TokenValidityUnits',
    'an object with the members AccessToken, IdToken, RefreshToken, not "hours"',
  ],
  ['a list for an object', { TokenValidityUnits: ['hours'] }, 'TokenValidityUnits', 'an object'],
  ['a wrong member', { TokenValidityUnits: { IdToken: {} } }, 'TokenValidityUnits.IdToken', 'a string, not an object'],
  [
    'a nested word for a number',
    { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 'soon' } },
    'RefreshTokenRotation.RetryGracePeriodSeconds',
    'a whole number, not "soon"',
  ],
];

describe('a value of the wrong type', () => {
  test.each(WRONG)('%s', (_case, state, path, said) => {
    const [sentence = '', ...others] = problems(state);
    expect(others).toEqual([]);
    expect(sentence.startsWith(`${path} must be `)).toBe(true);
    expect(sentence).toContain(said);
    expect(sentence).not.toMatch(/\[object|undefined|NaN/);
  });

  test('is not among the properties', () => {
    expect(properties({ ClientName: 'app', AuthSessionValidity: 'abc', CallbackURLs: [null] })).toStrictEqual({
      ClientName: 'app',
    });
  });

  test('is shortened in the message if it is long', () => {
    const [sentence = ''] = problems({ AuthSessionValidity: 'x'.repeat(5000) });
    expect(sentence.length).toBeLessThan(200);
  });
});

test('a missing required member is a problem, and null counts as missing', () => {
  for (const RefreshTokenRotation of [{}, { Feature: null }, { RetryGracePeriodSeconds: 5 }]) {
    expect(problems({ RefreshTokenRotation })).toEqual(['RefreshTokenRotation.Feature is required: give it a value.']);
  }
  expect(problems({ RefreshTokenRotation: { Feature: [] } })).toEqual([
    'RefreshTokenRotation.Feature must be a string, not a list.',
  ]);
});

test('lists the properties that could not be read, so that the rules do not treat them as absent', () => {
  const state = { Foo: 1, AuthSessionValidity: 'x', TokenValidityUnits: { IdToken: {}, AccessToken: 'days' }, LogoutURLs: [] };
  expect(castProperties(state)).toMatchObject({
    properties: { TokenValidityUnits: { AccessToken: 'days' }, LogoutURLs: [] },
    unread: ['AuthSessionValidity', 'TokenValidityUnits.IdToken'],
  });
});

test('lists a list with several wrong items once as unread, and keeps the places of its other items', () => {
  const { unread, partial, properties } = castProperties({ CallbackURLs: [{}, 'https://a', []] });
  expect({ unread, properties }).toStrictEqual({ unread: ['CallbackURLs'], properties: {} });
  const kept: string[] = new Array(3);
  kept[1] = 'https://a';
  expect(partial).toStrictEqual({ CallbackURLs: kept });
});

test('leaves out a member that could not be read', () => {
  const { properties } = castProperties({ RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 'soon' } });
  expect(properties).toStrictEqual({ RefreshTokenRotation: { Feature: 'ENABLED' } });
});

test.each([
  ['a value', { ClientName: [] }, 'ClientName'],
  ['a list', { CallbackURLs: 'https://a' }, 'CallbackURLs'],
  ['an object', { TokenValidityUnits: 'hours' }, 'TokenValidityUnits'],
])('the problem of %s with the wrong type has the id of its rule', (_case, state, name) => {
  expect(castProperties(state).problems).toMatchObject([{ id: 'wrong-type', path: [name] }]);
});

test.each([
  ['a list', { CallbackURLs: new Unknown('list') }, 'CallbackURLs'],
  ['an object', { TokenValidityUnits: new Unknown('any') }, 'TokenValidityUnits'],
  ['a member', { TokenValidityUnits: { IdToken: new Unknown('string') } }, 'TokenValidityUnits.IdToken'],
])('%s that only the deployment knows is unread, and no problem', (_case, state, path) => {
  expect(castProperties(state)).toMatchObject({ problems: [], unread: [path] });
});

describe('the message about an unknown property has the nearest name that a template can set', () => {
  test.each([
    ['CallbackUrls', 'CallbackURLs'],
    ['callbackurls', 'CallbackURLs'],
    ['AllowedOauthFlows', 'AllowedOAuthFlows'],
    ['AllowedOAuthFlowsUserPoolCient', 'AllowedOAuthFlowsUserPoolClient'],
    ['UserPoolID', 'UserPoolId'],
    ['RefreshTokenRotations', 'RefreshTokenRotation'],
    ['Clientnames', 'ClientName'],
    ['OAuthScopes', 'AllowedOAuthScopes'],
    ['RedirectURI', 'DefaultRedirectURI'],
  ])('%s', (name, meant) => {
    expect(problems({ [name]: 1 })).toEqual([
      `${name} is not a property of My::Cognito::UserPoolClient: the nearest name is ${meant}.`,
    ]);
  });

  test.each(['Tags', 'URL', 'x', 'ClientSecretArns'])('%s has no near name', (name) => {
    expect(problems({ [name]: 1 })).toEqual([`${name} is not a property of My::Cognito::UserPoolClient: remove it.`]);
  });

  test.each([
    ['Clientid', 'ClientId'],
    ['clientSecret', 'ClientSecret'],
    ['name', 'Name'],
  ])("%s is Cognito's in another spelling", (name, known) => {
    expect(problems({ [name]: 1 })).toEqual([
      `${name} is not a property of My::Cognito::UserPoolClient. Only Cognito sets ${known}: remove ${name}.`,
    ]);
  });

  test.each(['x'.repeat(100_000), 'two\nlines', ''])(
    'a long, unusual or empty name is shortened or quoted in the message',
    (name) => {
      const [sentence = ''] = problems({ [name]: 1 });
      expect(sentence).toMatch(/^"[^\n]{0,80}"?\.{0,3} is not a property/);
      expect(problems({ TokenValidityUnits: { [name]: 1 } })[0]?.length).toBeLessThan(220);
    },
  );
});

describe('refuses names that the schema does not have', () => {
  test.each([
    ['a property', '{"CallbackUrls":[]}', 'CallbackUrls is not a property'],
    ['a property without a value', '{"Nonsense":null}', 'Nonsense is not a property'],
    ['__proto__', '{"__proto__":{"ClientName":"x"}}', '__proto__ is not a property'],
    ['constructor', '{"constructor":"x"}', 'constructor is not a property'],
    ['hasOwnProperty', '{"hasOwnProperty":"x"}', 'hasOwnProperty is not a property'],
    ['a member', '{"TokenValidityUnits":{"Refresh":"days"}}', 'TokenValidityUnits.Refresh is not a member of TokenValidityUnits'],
    ['__proto__ as a member', '{"TokenValidityUnits":{"__proto__":{}}}', 'TokenValidityUnits.__proto__ is not a member'],
    [
      'constructor as a member',
      '{"RefreshTokenRotation":{"Feature":"X","constructor":1}}',
      'RefreshTokenRotation.constructor is not a member',
    ],
  ])('%s', (_case, json, said) => {
    const { problems, properties } = cast(json);
    expect(sentencesOf(problems)).toEqual([expect.stringContaining(said)]);
    expect(properties).not.toHaveProperty('ClientName');
    expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
  });

  test('the message about an unknown member has the nearest name, or all names', () => {
    expect(problems({ TokenValidityUnits: { Refresh: 'days' } })[0]).toContain('the nearest name is RefreshToken');
    expect(problems({ TokenValidityUnits: { Device: 'days' } })[0]).toContain('AccessToken, IdToken, RefreshToken');
  });
});

test('reports all problems, in the order of the properties', () => {
  const state = {
    Foo: 1,
    GenerateSecret: 'maybe',
    ClientName: 'ok',
    CallbackURLs: [{}, null],
    TokenValidityUnits: { A: 1, B: 2 },
  };
  expect(problems(state).map((sentence) => sentence.split(' ')[0])).toEqual([
    'Foo',
    'GenerateSecret',
    'CallbackURLs[0]',
    'CallbackURLs[1]',
    'TokenValidityUnits.A',
    'TokenValidityUnits.B',
  ]);
});

test('accepts true, false, and numbers up to 32 bits', () => {
  const state = { GenerateSecret: true, EnableTokenRevocation: false, RefreshTokenValidity: 2_147_483_647 };
  expect(properties(state)).toStrictEqual(state);
});

test('a hole in a list is a problem', () => {
  expect(problems({ CallbackURLs: ['https://a', undefined] })).toEqual(['CallbackURLs[1] must be a string, not null.']);
});

test('the message shows the beginning of a long value', () => {
  const message = (length: number) => problems({ AuthSessionValidity: 'x'.repeat(length) })[0];
  expect(message(78)).toBe(`AuthSessionValidity must be a whole number, not "${'x'.repeat(78)}".`);
  expect(message(79)).toMatch(/^AuthSessionValidity must be a whole number, not "x{70,76}\.\.\."\.$/);
});
