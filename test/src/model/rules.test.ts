/** The message about a broken rule names the property, the value and the fix. A client that breaks no rule is accepted. */
import type { Properties, Settings } from '../../../src/model/properties';
import { RULES } from '../../../src/model/rules';
import { desiredStateOfCreate } from '../../../src/model/validate';
import { IDENTIFIERS } from '../../support/clients';
import { refusalOf } from '../../support/refusal';

const { UserPoolId } = IDENTIFIERS;
const refusal = (settings: object) => refusalOf(() => desiredStateOfCreate({ UserPoolId, ...settings }));

const MACHINE: Properties = { GenerateSecret: true, AllowedOAuthFlows: ['client_credentials'] };
const WEB: Settings = { AllowedOAuthFlows: ['code'], CallbackURLs: ['https://a'] };
const ApplicationArn = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/1a';
const RoleArn = 'arn:aws:iam::123456789012:role/r';
const ALLOW_REFRESH = 'ALLOW_REFRESH_TOKEN_AUTH';

describe('a client that breaks one rule is refused with one sentence', () => {
  const rows: [string, object, string][] = [
    [
      'the client token flow and another flow',
      { GenerateSecret: true, ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH', 'ALLOW_USER_AUTH'] },
      'ExplicitAuthFlows cannot combine ALLOW_CLIENT_TOKEN_AUTH with "ALLOW_USER_AUTH": create a separate client for ALLOW_CLIENT_TOKEN_AUTH.',
    ],
    [
      'the client token flow without a secret',
      { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] },
      'ExplicitAuthFlows cannot contain ALLOW_CLIENT_TOKEN_AUTH while the client has no secret: set GenerateSecret to true, which replaces an existing client.',
    ],
    [
      'a secret to publish, without a secret',
      { PublishSecretsInAWSSecretsManager: true },
      'PublishSecretsInAWSSecretsManager cannot be true while the client has no secret to publish: set GenerateSecret to true, which replaces an existing client, or remove PublishSecretsInAWSSecretsManager.',
    ],
    [
      'an http callback',
      { CallbackURLs: ['https://a', 'http://a.example/x'] },
      'CallbackURLs[1] must use https, not "http://a.example/x": Cognito accepts http only for localhost, 127.0.0.1 and [::1].',
    ],
    [
      'an http logout URL',
      { LogoutURLs: ['HTTP://a'] },
      'LogoutURLs[0] must use https, not "HTTP://a": Cognito accepts http only for localhost, 127.0.0.1 and [::1].',
    ],
    [
      'a fragment in a callback',
      { CallbackURLs: ['https://a/#x'] },
      'CallbackURLs[0] must not have a fragment, as in "https://a/#x": remove # and everything after it.',
    ],
    [
      'a fragment in a logout URL, empty',
      { LogoutURLs: ['app://a#'] },
      'LogoutURLs[0] must not have a fragment, as in "app://a#": remove # and everything after it.',
    ],
    [
      'a default redirect that is no callback',
      { CallbackURLs: ['https://a'], DefaultRedirectURI: 'https://b' },
      'DefaultRedirectURI must be one of CallbackURLs, but "https://b" is not: add it to CallbackURLs.',
    ],
    [
      'a default redirect without callbacks',
      { DefaultRedirectURI: 'https://b' },
      'DefaultRedirectURI must be one of CallbackURLs, but "https://b" is not: add it to CallbackURLs.',
    ],
    [
      'OAuth without flows',
      { AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthScopes: ['openid'] },
      'AllowedOAuthFlows must not be empty while AllowedOAuthFlowsUserPoolClient is true: add a flow, such as code.',
    ],
    [
      'OAuth with an empty list of scopes',
      { AllowedOAuthFlowsUserPoolClient: true, ...WEB, AllowedOAuthScopes: [] },
      'AllowedOAuthScopes must not be empty while AllowedOAuthFlowsUserPoolClient is true: add a scope, such as openid.',
    ],
    [
      'code without callbacks',
      { AllowedOAuthFlows: ['code'] },
      'CallbackURLs must not be empty while AllowedOAuthFlows contains code: add the URLs to which Cognito may redirect after sign-in.',
    ],
    [
      'implicit with an empty list of callbacks',
      { AllowedOAuthFlows: ['implicit'], CallbackURLs: [] },
      'CallbackURLs must not be empty while AllowedOAuthFlows contains implicit: add the URLs to which Cognito may redirect after sign-in.',
    ],
    ...['code', 'implicit'].map((flow): [string, object, string] => [
      `client_credentials next to ${flow}`,
      { ...MACHINE, AllowedOAuthFlows: ['client_credentials', flow], CallbackURLs: ['https://a'] },
      `AllowedOAuthFlows cannot combine client_credentials with ${flow}: create a separate client for client_credentials.`,
    ]),
    ...[{}, { GenerateSecret: false }].map((secret): [string, object, string] => [
      `client_credentials without a secret: ${JSON.stringify(secret)}`,
      { AllowedOAuthFlows: ['client_credentials'], ...secret },
      'AllowedOAuthFlows cannot contain client_credentials while the client has no secret: set GenerateSecret to true, which replaces an existing client.',
    ]),
    ...['openid', 'email', 'phone', 'profile'].map((scope): [string, object, string] => [
      `client_credentials with ${scope}`,
      { ...MACHINE, AllowedOAuthScopes: ['shop/read', scope] },
      `AllowedOAuthScopes cannot contain ${scope} while AllowedOAuthFlows contains client_credentials: remove ${scope}.`,
    ]),
    ...['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'].map((legacy): [string, object, string] => [
      `${legacy} among flows of today`,
      { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', legacy] },
      `ExplicitAuthFlows cannot combine ${legacy} with "ALLOW_USER_SRP_AUTH": use the ALLOW_ names for all flows, or for none.`,
    ]),
    [
      'rotation next to the flow that it replaces',
      { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: [ALLOW_REFRESH] },
      'ExplicitAuthFlows cannot contain ALLOW_REFRESH_TOKEN_AUTH while RefreshTokenRotation is ENABLED: remove ALLOW_REFRESH_TOKEN_AUTH.',
    ],
    ...['sub', 'email_verified', 'phone_number_verified'].map((name): [string, object, string] => [
      `${name} to write`,
      { WriteAttributes: ['name', name] },
      `WriteAttributes cannot contain ${name}, because only Cognito writes it: remove ${name}.`,
    ]),
    ...[{}, { GenerateSecret: false }].map((secret): [string, object, string] => [
      `context data without a secret: ${JSON.stringify(secret)}`,
      { EnablePropagateAdditionalUserContextData: true, ...secret },
      'EnablePropagateAdditionalUserContextData cannot be true while the client has no secret: set GenerateSecret to true, which replaces an existing client.',
    ]),
    ...[
      [{}, 'none of these'],
      [{ UserDataShared: true }, 'none of these'],
      [{ ApplicationId: '1a', RoleArn }, 'ApplicationId, RoleArn'],
      [{ RoleArn, ExternalId: 'x' }, 'RoleArn, ExternalId'],
      [{ ApplicationId: '1a', ExternalId: 'x' }, 'ApplicationId, ExternalId'],
      [{ ApplicationArn, RoleArn }, 'ApplicationArn, RoleArn'],
      [{ ApplicationArn, ApplicationId: '1a', RoleArn }, 'ApplicationArn, ApplicationId, RoleArn'],
      [{ ApplicationArn, ApplicationId: '1a', RoleArn, ExternalId: 'x' }, 'ApplicationArn, ApplicationId, RoleArn, ExternalId'],
    ].map(([AnalyticsConfiguration, found]): [string, object, string] => [
      `analytics with ${found}: ${JSON.stringify(AnalyticsConfiguration)}`,
      { AnalyticsConfiguration },
      `AnalyticsConfiguration must have either ApplicationArn without RoleArn, or all of ApplicationId, RoleArn and ExternalId. It has ${found}.`,
    ]),
  ];
  test.each(rows)('%s', (_case, settings, sentence) => expect(refusal(settings)).toBe(sentence));
});

// The list decides when a rule can run, and which values the message explains.
test.each(RULES.map((rule) => [rule.reads.join(', '), rule] as const))('the rule reads exactly %s', (_names, rule) => {
  const lookedAt = new Set<unknown>();
  const client = new Proxy<Properties>({}, { get: (_client, name) => void lookedAt.add(name) });
  expect(rule.problems(client)).toEqual(expect.any(Array));
  lookedAt.delete('TokenValidityUnits');
  expect([...lookedAt].sort()).toEqual([...rule.reads].sort());
});

describe('http is only for this machine, in every form of its URL', () => {
  test.each([
    'http://localhost',
    'http://localhost/',
    'http://localhost:3000/x',
    'HTTP://LocalHost:80',
    'http://127.0.0.1:1?a',
    'http://[::1]:8/x',
    'http://[::1]',
    'http://user@localhost/x',
    'http://user:word@a@localhost:80',
    'http:localhost',
    'http:/localhost',
    'http:///localhost/x',
    'http://localhost:',
    'http://localhost?x=@b',
  ])('accepted: %s', (url) => expect(refusal({ CallbackURLs: [url] })).toBe(''));

  test.each([
    'http://a',
    'http://localhost.a',
    'http://alocalhost',
    'http://localhost@a',
    'http://localhost:1@a',
    'http://a/localhost',
    'http://a/@localhost',
    'http://a?@localhost',
    'http://127.0.0.10',
    'http://127.0.0.1.a',
    'http://127x0x0x1',
    'http://::1',
    'http://[::1',
    'http://[::2]',
    'http://localhost:a',
    'http://localhost:80:80',
    'http://',
    'http:',
    'hTTp:a',
  ])('refused: %s', (url) => expect(refusal({ LogoutURLs: [url] })).toContain('LogoutURLs[0] must use https, not "'));

  test.each(['https://a', 'httpx://a', 'http', 'myapp://http://a', 'http+unix:a'])('no http: %s', (url) => {
    expect(refusal({ CallbackURLs: [url] })).toBe('');
  });
});

describe('a lifetime is checked with its unit, up to the last second', () => {
  const units = (AccessToken: string, IdToken: string, RefreshToken: string) => ({
    TokenValidityUnits: { AccessToken, IdToken, RefreshToken },
  });
  const month = { RefreshTokenValidity: 30, TokenValidityUnits: { RefreshToken: 'days' } };

  describe.each([
    ['AccessTokenValidity', 'AccessToken'],
    ['IdTokenValidity', 'IdToken'],
  ])('%s', (name, unit) => {
    const of = (number: number, text: string) => ({
      [name]: number,
      RefreshTokenValidity: 30,
      TokenValidityUnits: { [unit]: text },
    });

    test.each([
      [300, 'seconds'],
      [86_400, 'seconds'],
      [5, 'minutes'],
      [1440, 'minutes'],
      [1, 'hours'],
      [24, 'hours'],
      [1, 'days'],
    ])('accepted: %i %s', (number, text) => expect(refusal(of(number, text))).toBe(''));

    test.each([
      [299, 'seconds', '299 seconds'],
      [4, 'minutes', '4 minutes'],
      [1, 'minutes', '1 minute'],
      [1441, 'minutes', '1441 minutes'],
      [25, 'hours', '25 hours'],
      [2, 'days', '2 days'],
    ])('refused: %i %s', (number, text, shown) => {
      expect(refusal(of(number, text))).toBe(`${name} must be 5 minutes to 1 day, not ${shown}.`);
    });

    test('the default unit is hours, and the message explains it', () => {
      expect(refusal({ [name]: 24 })).toBe('');
      expect(refusal({ [name]: 25 })).toBe(
        `${name} must be 5 minutes to 1 day, not 25 hours (the default unit, because TokenValidityUnits.${unit} is not set).`,
      );
      // The unit of another token does not count.
      expect(refusal({ [name]: 25, TokenValidityUnits: { RefreshToken: 'days' } })).toContain('not 25 hours (the default unit');
    });

    test('it must not be longer than the refresh token', () => {
      const refresh = (number: number) => ({ RefreshTokenValidity: number, TokenValidityUnits: { RefreshToken: 'hours' } });
      expect(refusal({ [name]: 2, ...refresh(2) })).toBe('');
      expect(refusal({ [name]: 3, ...refresh(2) })).toBe(
        `${name} must not be longer than RefreshTokenValidity: 3 hours (the default unit, because TokenValidityUnits.${unit} is not set) is longer than 2 hours.`,
      );
      // The default is valid with every lifetime of the other token.
      expect(refusal(refresh(1))).toBe('');
      expect(refusal({ [name]: 24 })).toBe('');
    });
  });

  test.each([
    [3600, 'seconds'],
    [315_360_000, 'seconds'],
    [60, 'minutes'],
    [5_256_000, 'minutes'],
    [1, 'hours'],
    [87_600, 'hours'],
    [1, 'days'],
    [3650, 'days'],
    [0, 'minutes'],
  ])('RefreshTokenValidity accepted: %i %s', (number, unit) => {
    expect(refusal({ RefreshTokenValidity: number, TokenValidityUnits: { RefreshToken: unit } })).toBe('');
  });

  test.each([
    [3599, 'seconds'],
    [59, 'minutes'],
    [5_256_001, 'minutes'],
    [87_601, 'hours'],
    [3651, 'days'],
  ])('RefreshTokenValidity refused: %i %s', (number, unit) => {
    expect(refusal({ RefreshTokenValidity: number, TokenValidityUnits: { RefreshToken: unit } })).toBe(
      `RefreshTokenValidity must be 60 minutes to 10 years, not ${number} ${unit}.`,
    );
  });

  test('the default unit is days', () => {
    expect(refusal({ RefreshTokenValidity: 3651 })).toContain(
      'not 3651 days (the default unit, because TokenValidityUnits.RefreshToken is not set).',
    );
  });

  test('a RefreshTokenValidity of 0 is the default of 30 days', () => {
    expect(refusal({ RefreshTokenValidity: 0, AccessTokenValidity: 24, IdTokenValidity: 24 })).toBe('');
  });

  test('units without numbers are accepted', () => {
    expect(refusal(units('seconds', 'days', 'minutes'))).toBe('');
  });

  test('a number that is not valid with any unit is reported once', () => {
    expect(refusal({ AccessTokenValidity: 90_000 })).toBe('AccessTokenValidity must be 1 to 86400, not 90000.');
    expect(refusal({ IdTokenValidity: 0 })).toBe('IdTokenValidity must be 1 to 86400, not 0.');
  });

  test.each(['weeks', '', 'constructor', 'Hours'])('accepts an unknown unit, which only Cognito can refuse: %j', (unit) => {
    const numbers = { AccessTokenValidity: 25, IdTokenValidity: 1, RefreshTokenValidity: 1 };
    expect(refusal({ ...numbers, ...units(unit, 'hours', unit) })).toBe('');
    expect(refusal({ ...month, AccessTokenValidity: 90_000, TokenValidityUnits: { AccessToken: unit } })).toContain('1 to 86400');
  });
});

describe('accepts what Cognito accepts', () => {
  const rows: [string, object][] = [
    ['nothing but a pool', {}],
    ...[{ ExternalId: 'x' }, { ApplicationId: '1a' }, { UserDataShared: true }].map((other): [string, object] => [
      `analytics by ApplicationArn next to ${Object.keys(other)}`,
      { AnalyticsConfiguration: { ApplicationArn, ...other } },
    ]),
    ['empty lists', { CallbackURLs: [], AllowedOAuthFlows: [], ExplicitAuthFlows: [], WriteAttributes: [] }],
    ['an empty object of units', { TokenValidityUnits: {} }],
    ['schemes of apps', { CallbackURLs: ['myapp://example', 'com.example:/x'] }],
    ['URLs, scopes and flows while OAuth is off', { ...WEB, LogoutURLs: ['https://a'], AllowedOAuthScopes: ['openid'] }],
    ['callbacks without flows', { CallbackURLs: ['https://a'], DefaultRedirectURI: 'https://a' }],
    ['scopes without flows', { AllowedOAuthScopes: ['openid'] }],
    ['OAuth in full', { ...WEB, AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthScopes: ['openid'] }],
    ['OAuth that is explicitly off', { AllowedOAuthFlowsUserPoolClient: false }],
    ['code and implicit together', { AllowedOAuthFlows: ['code', 'implicit'], CallbackURLs: ['https://a'] }],
    ['a machine', { ...MACHINE, AllowedOAuthScopes: ['shop/read', 'aws.cognito.signin.user.admin'] }],
    ['a machine with OAuth on', { ...MACHINE, AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthScopes: ['shop/read'] }],
    ['legacy flows among themselves', { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH'] }],
    ['flows of today among themselves', { ExplicitAuthFlows: ['ALLOW_USER_AUTH', ALLOW_REFRESH] }],
    ['a flow of tomorrow next to one of today', { ExplicitAuthFlows: ['TOMORROW', 'ALLOW_USER_AUTH'] }],
    ['a flow of tomorrow next to one of 2018', { ExplicitAuthFlows: ['TOMORROW', 'USER_PASSWORD_AUTH'] }],
    ['an OAuth flow of tomorrow next to client_credentials', { ...MACHINE, AllowedOAuthFlows: ['client_credentials', 'device'] }],
    ['an OAuth flow of tomorrow without callbacks', { AllowedOAuthFlows: ['device'] }],
    ['rotation without flows', { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 } }],
    ['rotation next to other flows', { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }],
    [
      'no rotation next to the refresh flow',
      { RefreshTokenRotation: { Feature: 'DISABLED' }, ExplicitAuthFlows: [ALLOW_REFRESH] },
    ],
    ['a rotation of tomorrow', { RefreshTokenRotation: { Feature: 'TOMORROW' }, ExplicitAuthFlows: [ALLOW_REFRESH] }],
    ['a way of tomorrow to hide users', { PreventUserExistenceErrors: 'TOMORROW' }],
    ['reading what only Cognito writes', { ReadAttributes: ['sub', 'email_verified', 'phone_number_verified'] }],
    ['writing what a pool may have', { WriteAttributes: ['custom:sub', 'email', 'anything'] }],
    ['context data with a secret', { GenerateSecret: true, EnablePropagateAdditionalUserContextData: true }],
    ['no context data without a secret', { EnablePropagateAdditionalUserContextData: false }],
    ['analytics by ARN', { AnalyticsConfiguration: { ApplicationArn, UserDataShared: true } }],
    ['analytics by id', { AnalyticsConfiguration: { ApplicationId: '1a', RoleArn, ExternalId: '' } }],
  ];
  test.each(rows)('%s', (_case, settings) => expect(refusal(settings)).toBe(''));
});

test.each<[string, object]>([
  ['the client token flow alone, with a secret', { GenerateSecret: true, ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] }],
  ['two flows without the client token flow', { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
  ['a secret to publish', { GenerateSecret: true, PublishSecretsInAWSSecretsManager: true }],
  ['no secret, and nothing to publish', { PublishSecretsInAWSSecretsManager: false }],
])('accepts %s', (_case, settings) => {
  expect(() => desiredStateOfCreate({ UserPoolId, ...settings })).not.toThrow();
});
