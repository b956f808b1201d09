/**
 * One message reports all problems of a state. The handlers find them before the first call, unless they need the live client.
 */
import { mergeSettings } from '../../../src/model/merge';
import type { Properties, Settings } from '../../../src/model/properties';
import { desiredStateOfCreate, desiredStateOfUpdate, refuseBrokenRules } from '../../../src/model/validate';
import { IDENTIFIERS, SECRET, SECRET_ARN, UNTOUCHED } from '../../support/clients';
import { refusalOf } from '../../support/refusal';

const { UserPoolId } = IDENTIFIERS;
const ofCreate = (state: object) => refusalOf(() => desiredStateOfCreate({ UserPoolId, ...state }));
const ofUpdate = (state: object, previous: Properties = {}) =>
  refusalOf(() => desiredStateOfUpdate({ ...IDENTIFIERS, ...state }, previous));

describe.each([
  ['create', desiredStateOfCreate, { UserPoolId }],
  ['update', desiredStateOfUpdate, IDENTIFIERS],
])('the desired state of %s', (_action, read, identifiers) => {
  test('has every value converted to the type of its property', () => {
    const state = { ...identifiers, GenerateSecret: 'false', RefreshTokenValidity: '60', ClientName: 5, LogoutURLs: null };
    expect(read(state)).toStrictEqual({ ...identifiers, GenerateSecret: false, RefreshTokenValidity: 60, ClientName: '5' });
  });

  test('is refused with all problems in one message: types, names, constraints, rules', () => {
    const message = refusalOf(() =>
      read({
        ...identifiers,
        CallbackUrls: [],
        AuthSessionValidity: 'ten',
        ClientName: 'a*b',
        IdTokenValidity: 25,
        LogoutURLs: ['http://a', 'https://b '],
        ExplicitAuthFlows: ['USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH'],
      }),
    );
    expect(message).toBe(
      [
        'CallbackUrls is not a property of My::Cognito::UserPoolClient: the nearest name is CallbackURLs.',
        'AuthSessionValidity must be a whole number, not "ten".',
        'ClientName is "a*b", but must contain only ASCII letters, digits, white space and _ + = , . @ -.',
        'LogoutURLs[1] is "https://b ", but must not contain spaces or control characters.',
        'IdTokenValidity must be 5 minutes to 1 day, not 25 hours (the default unit, because TokenValidityUnits.IdToken is not set).',
        'LogoutURLs[0] must use https, not "http://a": Cognito accepts http only for localhost, 127.0.0.1 and [::1].',
        'ExplicitAuthFlows cannot combine USER_PASSWORD_AUTH with "ALLOW_USER_AUTH": use the ALLOW_ names for all flows, or for none.',
      ].join(' '),
    );
  });

  test.each([[undefined], [null]])('is refused without a pool: %j', (none) => {
    expect(refusalOf(() => read({ ...identifiers, UserPoolId: none }))).toBe('UserPoolId is required: give it a value.');
  });

  test.each([
    ['', 'UserPoolId must have 1 to 55 characters, but "" has 0.'],
    ['pool', 'UserPoolId is "pool", but must be the id of a user pool, such as us-east-1_Ab12Cd34E.'],
    [['a_b'], 'UserPoolId must be a string, not a list.'],
  ])('reports a wrong pool once: %j', (id, sentence) => {
    expect(refusalOf(() => read({ ...identifiers, UserPoolId: id }))).toBe(sentence);
  });

  test.each([
    ['units that cannot be read', { AccessTokenValidity: 300, TokenValidityUnits: { AccessToken: [] } }, 'TokenValidityUnits.'],
    ['callbacks that cannot be read', { AllowedOAuthFlows: ['code'], CallbackURLs: 'https://a' }, 'CallbackURLs must be a list'],
    [
      'a secret that cannot be read',
      { AllowedOAuthFlows: ['client_credentials'], GenerateSecret: 'yes' },
      'GenerateSecret must be true or false',
    ],
    [
      'a member that cannot be read',
      { AnalyticsConfiguration: { ApplicationId: [], ExternalId: 'x', RoleArn: 'arn:aws:iam::123456789012:role/app' } },
      'AnalyticsConfiguration.ApplicationId must be a string',
    ],
    [
      'a rotation that cannot be read',
      { RefreshTokenRotation: { Feature: [] }, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
      'RefreshTokenRotation.Feature must be a string',
    ],
  ])('is not reported twice for %s', (_case, state, beginning) => {
    const message = refusalOf(() => read({ ...identifiers, ...state }));
    expect(message.startsWith(beginning)).toBe(true);
    expect(message.match(/\.( |$)/g)).toHaveLength(1);
  });

  test('is refused with a short message even if the values are long', () => {
    const long = 'x'.repeat(5000);
    const state = {
      ClientName: long,
      DefaultRedirectURI: `http://${long} `,
      ExplicitAuthFlows: [`ALLOW_${long}`, 'USER_PASSWORD_AUTH'],
    };
    const message = refusalOf(() => read({ ...identifiers, ...state, CallbackURLs: [`http://${long}#`] }));
    expect(message).toMatch(/, but "x+\.\.\." has 5000\./);
    expect(message.length).toBeLessThan(1500);
  });
});

describe('a value that cannot be read hides no other problem', () => {
  const beginnings = (state: object) => ofCreate(state).match(/(?<=^|\. )[\w.[\]]+(?= )/g);

  test('an unknown member: the rules about the other tokens run', () => {
    const state = {
      TokenValidityUnits: { IDToken: 'minutes', AccessToken: 'minutes', RefreshToken: 'minutes' },
      AccessTokenValidity: 3,
      IdTokenValidity: 30,
      RefreshTokenValidity: 30,
    };
    expect(beginnings(state)).toEqual(['TokenValidityUnits.IDToken', 'AccessTokenValidity', 'RefreshTokenValidity']);
  });

  test('an unknown member without a near name: the rules about all tokens run', () => {
    const state = { TokenValidityUnits: { Device: 'minutes' }, IdTokenValidity: 30, AccessTokenValidity: 25 };
    expect(beginnings(state)).toEqual(['TokenValidityUnits.Device', 'AccessTokenValidity', 'IdTokenValidity']);
  });

  test('units that are not an object: no rules about tokens run', () => {
    expect(beginnings({ TokenValidityUnits: 'minutes', AccessTokenValidity: 30 })).toEqual(['TokenValidityUnits']);
  });

  test('an item of a list: the rules about the other items run, with their positions', () => {
    const state = {
      CallbackURLs: [{}, 'http://a', '', 'https://a#b'],
      WriteAttributes: [null, 'sub'],
      ExplicitAuthFlows: ['ALLOW_USER_AUTH', [], 'USER_PASSWORD_AUTH'],
      AllowedOAuthFlows: ['code', {}, 'client_credentials'],
      DefaultRedirectURI: 'https://elsewhere',
    };
    expect(beginnings(state)).toEqual([
      ...['CallbackURLs[0]', 'WriteAttributes[0]', 'ExplicitAuthFlows[1]', 'AllowedOAuthFlows[1]', 'CallbackURLs[2]'],
      ...['CallbackURLs[1]', 'CallbackURLs[3]', 'AllowedOAuthFlows', 'ExplicitAuthFlows', 'WriteAttributes'],
    ]);
  });

  test('a grace period: the rules about the rotation run', () => {
    const RefreshTokenRotation = { Feature: 'ENABLED', RetryGracePeriodSeconds: 'long' };
    expect(beginnings({ RefreshTokenRotation, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] })).toEqual([
      'RefreshTokenRotation.RetryGracePeriodSeconds',
      'ExplicitAuthFlows',
    ]);
  });
});

describe('a message about another problem also reports unknown values, with the nearest known value', () => {
  test.each<[object, string]>([
    [
      { ExplicitAuthFlows: ['ALLOW_SRP'] },
      'ExplicitAuthFlows[0] is "ALLOW_SRP", which is not a known value: the nearest one is ALLOW_USER_SRP_AUTH.',
    ],
    [
      { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'USER_SRP_AUTH'] },
      'ExplicitAuthFlows[1] is "USER_SRP_AUTH", which is not a known value: the nearest one is ALLOW_USER_SRP_AUTH.',
    ],
    [
      { ExplicitAuthFlows: ['allow_user_auth'] },
      'ExplicitAuthFlows[0] is "allow_user_auth", which is not a known value: the nearest one is ALLOW_USER_AUTH.',
    ],
    [
      { ExplicitAuthFlows: ['ALLOW_USER_SRP'] },
      'ExplicitAuthFlows[0] is "ALLOW_USER_SRP", which is not a known value: the nearest one is ALLOW_USER_SRP_AUTH.',
    ],
    [
      { ExplicitAuthFlows: ['ALLOW_USER'] },
      'ExplicitAuthFlows[0] is "ALLOW_USER", which is not a known value: the nearest one is ALLOW_USER_AUTH.',
    ],
    [{ ExplicitAuthFlows: ['MAGIC_LINK'] }, 'ExplicitAuthFlows[0] is "MAGIC_LINK", which is not a known value.'],
    [
      { AllowedOAuthFlows: ['pkce'] },
      'AllowedOAuthFlows[0] is "pkce", which is not a known value: the known values are code, implicit, client_credentials.',
    ],
    [{ AllowedOAuthFlows: ['codes'] }, 'AllowedOAuthFlows[0] is "codes", which is not a known value: the nearest one is code.'],
    [
      { PreventUserExistenceErrors: 'enabled' },
      'PreventUserExistenceErrors is "enabled", which is not a known value: the nearest one is ENABLED.',
    ],
    [
      { TokenValidityUnits: { AccessToken: 'weeks' } },
      'TokenValidityUnits.AccessToken is "weeks", which is not a known value: the known values are seconds, minutes, hours, days.',
    ],
    [
      { TokenValidityUnits: { AccessToken: 'minute' } },
      'TokenValidityUnits.AccessToken is "minute", which is not a known value: the nearest one is minutes.',
    ],
    [
      { SupportedIdentityProviders: ['Cognito'] },
      'SupportedIdentityProviders[0] is "Cognito", which is not a known value: the nearest one is COGNITO.',
    ],
    [{ ReadAttributes: ['emial'] }, 'ReadAttributes[0] is "emial", which is not a known value: the nearest one is email.'],
    [
      { AllowedOAuthScopes: ['open_id'] },
      'AllowedOAuthScopes[0] is "open_id", which is not a known value: the nearest one is openid.',
    ],
    [
      { RefreshTokenRotation: { Feature: 'ENABLE' } },
      'RefreshTokenRotation.Feature is "ENABLE", which is not a known value: the nearest one is ENABLED.',
    ],
  ])('%j', (state, sentence) => {
    // An unknown value alone is accepted, because only Cognito can refuse it.
    expect(ofCreate(state)).toBe('');
    expect(ofCreate({ ...state, AuthSessionValidity: 16 })).toBe(
      `AuthSessionValidity must be 3 to 15 minutes, not 16. ${sentence}`,
    );
    expect(ofUpdate({ ...state, AuthSessionValidity: 16 })).toContain(sentence);
  });

  test.each<[object]>([
    [{ AllowedOAuthScopes: ['https://shop.example.com/orders.read'] }],
    [{ SupportedIdentityProviders: ['OurSAML'] }],
    [{ ReadAttributes: ['custom:tenant'] }],
    [{ CallbackURLs: ['myapp://in'] }],
  ])("a value of the pool's own is no mistake: %j", (state) => {
    expect(ofCreate({ ...state, AuthSessionValidity: 16 })).toBe('AuthSessionValidity must be 3 to 15 minutes, not 16.');
  });
});

test.each([[-99999999999], [2147483648], ['9007199254740991']])(
  'the message about a number far out of range has the range: %j',
  (number) => {
    const sentence = `RefreshTokenValidity must be 0 to 315360000, not ${number}.`;
    expect(ofCreate({ RefreshTokenValidity: number })).toBe(sentence);
    expect(ofUpdate({ RefreshTokenValidity: number })).toBe(sentence);
  },
);

test('the message about a hundred thousand wrong items has a hundred sentences', () => {
  const message = ofCreate({ ReadAttributes: Array(100_000).fill('') });
  expect(message).toMatch(/^ReadAttributes\[0\] .* ReadAttributes\[99\] must have .* There are 99900 more problems\.$/);
  expect(message).not.toContain('ReadAttributes[100]');
});

test('the number of further problems does not count unknown values, because they are not problems by themselves', () => {
  const message = ofCreate({ ReadAttributes: Array(150).fill(''), ExplicitAuthFlows: ['ALLOW_SRP'] });
  expect(message).toMatch(/ There are 50 more problems\.$/);
});

/** The sentences of a message about some wrong items and two unknown values. */
function sentencesAbout(wrongItems: number): string[] {
  const message = ofCreate({ ReadAttributes: Array(wrongItems).fill(''), ExplicitAuthFlows: ['ALLOW_SRP', 'ALLOW_PASSWORD'] });
  return message.split(/(?= ReadAttributes\[| ExplicitAuthFlows\[| There )/);
}

test.each([
  [98, 100, 'ExplicitAuthFlows[1]'],
  [99, 100, 'ExplicitAuthFlows[0]'],
  [100, 100, 'ReadAttributes[99]'],
  [101, 101, 'There is 1 more problem.'],
  [102, 101, 'There are 2 more problems.'],
])('a message about %i wrong items has %i sentences, and the last one begins with %j', (wrongItems, count, last) => {
  const sentences = sentencesAbout(wrongItems);
  expect(sentences).toHaveLength(count);
  expect(sentences.at(-1)?.trim().slice(0, last.length)).toBe(last);
});

test.each([
  [98, "AllowedOAuthFlows is no longer in the template, so the update resets it to Cognito's default."],
  [99, 'add a flow, such as code.'],
  [100, 'There is 1 more problem.'],
])('the number of further problems does not count the origin of a value: %i wrong URLs and a missing flow', (urls, end) => {
  const CallbackURLs = Array.from({ length: urls }, (_, index) => `http://shop${index}`);
  const client = { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthScopes: ['openid'], CallbackURLs };
  const message = ofUpdate(client, { AllowedOAuthFlows: ['code'] });
  expect(message.slice(-end.length)).toBe(end);
});

describe('a property that only Cognito sets', () => {
  test.each(['ClientId', 'ClientSecret', 'Name'])('%s is refused by create, with a value of any type', (name) => {
    expect(ofCreate({ [name]: { Ref: 'x' } })).toMatch(/^\w+ cannot be set in a template, because only Cognito sets it/);
    expect(ofCreate({ [name]: null })).toBe('');
    expect(ofCreate({ [name]: 'x' })).toBe(
      `${name} cannot be set in a template, because only Cognito sets it: ${name === 'Name' ? 'set ClientName instead.' : 'remove it.'}`,
    );
  });

  test('is refused by create together with all other problems, and its value is never printed', () => {
    const message = ofCreate({ ClientId: 'one', ClientSecret: 'two', Name: 'three', AuthSessionValidity: 16 });
    expect(message).toBe(
      [
        'AuthSessionValidity must be 3 to 15 minutes, not 16.',
        'ClientId cannot be set in a template, because only Cognito sets it: remove it.',
        'ClientSecret cannot be set in a template, because only Cognito sets it: remove it.',
        'Name cannot be set in a template, because only Cognito sets it: set ClientName instead.',
      ].join(' '),
    );
  });

  test('is ignored by update, because CloudFormation repeats it', () => {
    expect(ofUpdate({ ClientSecret: 'two', Name: 'a name with / in it', ClientId: '' })).toBe('');
    expect(ofUpdate({ ClientSecret: ['two'], Name: {} })).toBe('');
  });

  test('stays in the desired state of update, which CloudFormation sends again when it calls back', () => {
    const state = { ...IDENTIFIERS, ClientSecret: SECRET, ClientSecretArn: SECRET_ARN, Name: 'app' };
    expect(desiredStateOfUpdate(state)).toStrictEqual(state);
  });

  test('is refused by update if it identifies the client and has the wrong type', () => {
    expect(ofUpdate({ ClientId: ['x'] })).toBe('ClientId must be a string, not a list.');
  });
});

describe('before an update reads the live client, only rules about known values run', () => {
  test.each<[string, object]>([
    ['code, whose callbacks may be live', { AllowedOAuthFlows: ['code'] }],
    ['OAuth, whose flows and scopes may be live', { AllowedOAuthFlowsUserPoolClient: true }],
    ['a default redirect, whose callbacks may be live', { DefaultRedirectURI: 'https://a' }],
    ['client_credentials, for which the client may have a secret', { AllowedOAuthFlows: ['client_credentials'] }],
    ['context data, for which the client may have a secret', { EnablePropagateAdditionalUserContextData: true }],
    ['a day of access, while refresh tokens may live longer', { AccessTokenValidity: 24 }],
  ])('%s: accepted', (_case, state) => expect(ofUpdate(state)).toBe(''));

  test.each<[string, object, string]>([
    ['code with an empty list of callbacks', { AllowedOAuthFlows: ['code'], CallbackURLs: [] }, 'CallbackURLs must not be empty'],
    [
      'OAuth with an empty list of scopes',
      { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthScopes: [] },
      'AllowedOAuthScopes must not be empty',
    ],
    [
      'client_credentials and no secret',
      { ...IDENTIFIERS, GenerateSecret: false, AllowedOAuthFlows: ['client_credentials'] },
      'AllowedOAuthFlows cannot contain',
    ],
    ['a number without its unit', { AccessTokenValidity: 300 }, 'AccessTokenValidity must be 5 minutes to 1 day'],
    [
      'two numbers',
      { AccessTokenValidity: 2, RefreshTokenValidity: 1, TokenValidityUnits: { RefreshToken: 'hours' } },
      'AccessTokenValidity must not be longer than RefreshTokenValidity: 2 hours (the default unit',
    ],
  ])('%s: refused', (_case, state, beginning) => expect(ofUpdate(state).startsWith(beginning)).toBe(true));
});

describe('rules about settings that go back to their defaults run before the first call', () => {
  const ofChange = (previous: Properties, state: Properties) =>
    refusalOf(() => desiredStateOfUpdate({ ...IDENTIFIERS, ...state }, previous));

  test('callback URLs that the template no longer has', () => {
    expect(ofChange({ CallbackURLs: ['https://a'] }, { AllowedOAuthFlows: ['code'] })).toBe(
      'CallbackURLs must not be empty while AllowedOAuthFlows contains code: add the URLs to which Cognito may redirect after sign-in. ' +
        "CallbackURLs is no longer in the template, so the update resets it to Cognito's default.",
    );
  });

  test('but not rules about the secret, because a previous state from an old release does not show a managed secret', () => {
    const machine: Properties = { AllowedOAuthFlows: ['client_credentials'] };
    for (const GenerateSecret of [false, true]) expect(ofChange({ GenerateSecret }, machine)).toBe('');
    expect(ofChange({}, { ...machine, GenerateSecret: false })).toMatch(
      /^AllowedOAuthFlows cannot contain client_credentials while/,
    );
  });

  test.each<[string, Properties, Properties]>([
    ['what was at its default before may be live', { CallbackURLs: [] }, { AllowedOAuthFlows: ['code'] }],
    ['a validity may count in a live unit', { RefreshTokenValidity: 90 }, { AccessTokenValidity: 24 }],
  ])('accepted: %s', (_case, previous, state) => expect(ofChange(previous, state)).toBe(''));
});

describe('all merged settings of an update', () => {
  const ofMerge = (desired: Properties, previous: Properties, live: Settings, hasSecret = false) =>
    refusalOf(() => refuseBrokenRules(mergeSettings(desired, previous, { ...UNTOUCHED, ...live }), hasSecret));

  test('can come from the template and from the live client', () => {
    const live: Settings = { AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'], CallbackURLs: ['https://a'] };
    expect(ofMerge({ AllowedOAuthFlowsUserPoolClient: true, DefaultRedirectURI: 'https://a' }, {}, live)).toBe('');
  });

  test('are accepted if only live values break a rule', () => {
    expect(ofMerge({ AuthSessionValidity: 9 }, {}, { LogoutURLs: ['http://a'] })).toBe('');
  });

  test('are refused if a value of the template breaks a rule, even if the client already has the value', () => {
    const live: Settings = { DefaultRedirectURI: 'https://b', CallbackURLs: ['https://a'] };
    expect(ofMerge({ DefaultRedirectURI: 'https://b', AuthSessionValidity: 9 }, {}, live)).toMatch(
      /^DefaultRedirectURI must be one of CallbackURLs, but "https:\/\/b" is not/,
    );
  });

  test('are refused if a value of the template conflicts with a live value', () => {
    expect(ofMerge({ DefaultRedirectURI: 'https://b' }, {}, { CallbackURLs: ['https://a'] })).toBe(
      'DefaultRedirectURI must be one of CallbackURLs, but "https://b" is not: add it to CallbackURLs. ' +
        'CallbackURLs is not set in the template, so the update keeps the current value of the client. Change it in the console or the tool that set it, or set CallbackURLs in the template.',
    );
  });

  test('are refused without an explanation if only values of the template break a rule', () => {
    expect(ofMerge({ AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['device'] }, {}, {})).toBe(
      'AllowedOAuthScopes must not be empty while AllowedOAuthFlowsUserPoolClient is true: add a scope, such as openid. ' +
        'AllowedOAuthFlows[0] is "device", which is not a known value: the known values are code, implicit, client_credentials.',
    );
  });

  test('are refused without a word about unknown values of the live client, because the template does not set them', () => {
    const live: Settings = { ExplicitAuthFlows: ['ALLOW_TOMORROW'], SupportedIdentityProviders: ['Cognito'] };
    const desired: Properties = {
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['implicit'],
      CallbackURLs: ['app:a'],
    };
    expect(ofMerge(desired, {}, live)).toBe(
      'AllowedOAuthScopes must not be empty while AllowedOAuthFlowsUserPoolClient is true: add a scope, such as openid.',
    );
  });

  test('are refused with an explanation if the template has stopped setting a value', () => {
    const before: Settings = { AllowedOAuthFlows: ['code'], CallbackURLs: ['https://a'] };
    expect(ofMerge({ AllowedOAuthFlows: ['code'] }, before, before)).toBe(
      'CallbackURLs must not be empty while AllowedOAuthFlows contains code: add the URLs to which Cognito may redirect after sign-in. ' +
        "CallbackURLs is no longer in the template, so the update resets it to Cognito's default.",
    );
  });

  test('are refused with all problems in one message, except problems of live values only', () => {
    const live: Settings = {
      AllowedOAuthFlows: ['client_credentials'],
      RefreshTokenValidity: 2,
      TokenValidityUnits: { RefreshToken: 'hours' },
    };
    expect(ofMerge({ AllowedOAuthScopes: ['openid'], AccessTokenValidity: 3 }, {}, live)).toBe(
      [
        'AccessTokenValidity must not be longer than RefreshTokenValidity: 3 hours (the default unit, because TokenValidityUnits.AccessToken is not set) is longer than 2 hours.',
        'AllowedOAuthScopes cannot contain openid while AllowedOAuthFlows contains client_credentials: remove openid.',
        'RefreshTokenValidity is not set in the template, so the update keeps the current value of the client. Change it in the console or the tool that set it, or set RefreshTokenValidity in the template.',
        'AllowedOAuthFlows is not set in the template, so the update keeps the current value of the client. Change it in the console or the tool that set it, or set AllowedOAuthFlows in the template.',
      ].join(' '),
    );
  });

  test('are checked with the secret of the live client', () => {
    const desired: Properties = { AllowedOAuthFlows: ['client_credentials'], EnablePropagateAdditionalUserContextData: true };
    expect(ofMerge(desired, {}, {}, true)).toBe('');
    expect(ofMerge(desired, {}, {}, false)).toMatch(/^AllowedOAuthFlows .* EnablePropagateAdditionalUserContextData cannot/);
  });

  test('can contain a live value that breaks a constraint, because Cognito has accepted it', () => {
    expect(
      ofMerge({ AuthSessionValidity: 9 }, {}, { CallbackURLs: Array.from({ length: 101 }, (_, index) => `a:${index}`) }),
    ).toBe('');
  });
});
