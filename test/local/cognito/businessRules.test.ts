import { type Json, TestBench } from './support';

let bench: TestBench;
let lite: TestBench;

const schema = [
  { Name: 'email', AttributeDataType: 'String', Required: true },
  { Name: 'tenant', AttributeDataType: 'String', Mutable: false },
];

beforeAll(async () => {
  bench = await TestBench.start({}, { Schema: schema });
  lite = await TestBench.start({}, { UserPoolTier: 'LITE' });
});
afterAll(() => Promise.all([bench.stop(), lite.stop()]));

const oauth = { AllowedOAuthFlowsUserPoolClient: true };
const machine = { GenerateSecret: true, AllowedOAuthFlows: ['client_credentials'] };
const analyticsText =
  'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid';
const role = 'arn:aws:iam::123456789012:role/r';
const app = (region: string) => `arn:aws:mobiletargeting:${region}:123456789012:apps/1a`;
const rangeText = 'Invalid range for token validity.';
const longerText = 'Access and Id Token expiration times must be less than or equal to refresh token expiration times.';
const requiredText = 'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.';
const noCallbackText = 'CallbackUrls can not be empty when code flow or implicit flow is selected';
const beside = 'client_credentials flow can not be selected along with code flow or implicit flow.';
const mixedText = "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.";
const readText = 'Invalid read attributes specified while creating a client';
const writeText = 'Invalid write attributes specified while creating a client';

const invalid = 'InvalidParameterException';
const flow = 'InvalidOAuthFlowException';

/** What breaks a rule, as sent to create and to update; the exception; its exact text. */
const refused: [string, Json, string, string][] = [
  ['an http: callback', { CallbackURLs: ['http://a.example/x'] }, invalid, 'http://a.example/x cannot use the HTTP protocol.'],
  ['an http: logout URL', { LogoutURLs: ['HTTP://a.example'] }, invalid, 'HTTP://a.example cannot use the HTTP protocol.'],
  [
    'a host that starts like localhost',
    { LogoutURLs: ['http://localhost.a'] },
    invalid,
    'http://localhost.a cannot use the HTTP protocol.',
  ],
  [
    'localhost as a user name',
    { LogoutURLs: ['http://localhost:1@a'] },
    invalid,
    'http://localhost:1@a cannot use the HTTP protocol.',
  ],
  ['a callback with a fragment', { CallbackURLs: ['https://a/#x'] }, invalid, 'https://a/#x cannot use fragment'],
  ['a logout URL with a fragment', { LogoutURLs: ['app://a#'] }, invalid, 'app://a# cannot use fragment'],
  [
    'a default redirect that is no callback',
    { CallbackURLs: ['https://a'], DefaultRedirectURI: 'https://b' },
    invalid,
    'The default redirect URI https://b is not in the callback URIs list.',
  ],
  ['OAuth without flows and scopes', oauth, invalid, requiredText],
  ['OAuth without scopes', { ...oauth, AllowedOAuthFlows: ['code'], CallbackURLs: ['https://a'] }, invalid, requiredText],
  ['OAuth without flows', { ...oauth, AllowedOAuthScopes: ['openid'] }, invalid, requiredText],
  ['code without callbacks', { AllowedOAuthFlows: ['code'] }, flow, noCallbackText],
  ['implicit without callbacks', { AllowedOAuthFlows: ['implicit'], CallbackURLs: [] }, flow, noCallbackText],
  [
    'client_credentials beside code, reported before its scopes, its secret and missing callbacks',
    { AllowedOAuthFlows: ['client_credentials', 'code'], AllowedOAuthScopes: ['openid'] },
    flow,
    beside,
  ],
  [
    'client_credentials beside implicit',
    { AllowedOAuthFlows: ['client_credentials', 'implicit'], CallbackURLs: ['https://a'] },
    flow,
    beside,
  ],
  [
    'client_credentials without a secret',
    { AllowedOAuthFlows: ['client_credentials'] },
    flow,
    'client_credentials flow can not be selected if client does not have a client secret.',
  ],
  ...['openid', 'email', 'phone', 'profile'].map((scope): [string, Json, string, string] => [
    `client_credentials with ${scope}`,
    { ...machine, AllowedOAuthScopes: [scope] },
    flow,
    `${scope} is not supported with client_credentials flow`,
  ]),
  ['legacy flows among ALLOW_ flows', { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'ALLOW_USER_SRP_AUTH'] }, invalid, mixedText],
  [
    'rotation beside the flow it replaces',
    { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
    invalid,
    'ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled',
  ],
  ['an unknown scope', { AllowedOAuthScopes: ['api/read'] }, 'ScopeDoesNotExistException', 'Invalid scope requested: api/read'],
  [
    'an access token of 4 minutes',
    { AccessTokenValidity: 4, TokenValidityUnits: { AccessToken: 'minutes' } },
    invalid,
    rangeText,
  ],
  ['an access token of 25 hours, the unit omitted', { AccessTokenValidity: 25 }, invalid, rangeText],
  ['an id token of 299 seconds', { IdTokenValidity: 299, TokenValidityUnits: { IdToken: 'seconds' } }, invalid, rangeText],
  ['an id token of 2 days', { IdTokenValidity: 2, TokenValidityUnits: { IdToken: 'days' } }, invalid, rangeText],
  [
    'a refresh token of 59 minutes',
    { RefreshTokenValidity: 59, TokenValidityUnits: { RefreshToken: 'minutes' } },
    invalid,
    rangeText,
  ],
  ['a refresh token of 3651 days, the unit omitted', { RefreshTokenValidity: 3651 }, invalid, rangeText],
  [
    'an access token longer than the refresh token',
    { AccessTokenValidity: 2, RefreshTokenValidity: 1, TokenValidityUnits: { RefreshToken: 'hours' } },
    invalid,
    longerText,
  ],
  [
    'an id token longer than the refresh token',
    { IdTokenValidity: 1, RefreshTokenValidity: 23, TokenValidityUnits: { IdToken: 'days', RefreshToken: 'hours' } },
    invalid,
    longerText,
  ],
  [
    'context data without a secret',
    { EnablePropagateAdditionalUserContextData: true },
    invalid,
    'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
  ],
  ['an unknown attribute to read', { ReadAttributes: ['email', 'shoe_size'] }, invalid, readText],
  ['a custom attribute without its prefix', { ReadAttributes: ['tenant'] }, invalid, readText],
  ['an unknown attribute to write', { WriteAttributes: ['email', 'custom:other'] }, invalid, writeText],
  ['sub to write', { WriteAttributes: ['email', 'sub'] }, invalid, writeText],
  ['email_verified to write', { WriteAttributes: ['email', 'email_verified'] }, invalid, writeText],
  ['phone_number_verified to write', { WriteAttributes: ['email', 'phone_number_verified'] }, invalid, writeText],
  ['writing without what the pool requires', { WriteAttributes: ['name'] }, invalid, writeText],
  ['empty analytics', { AnalyticsConfiguration: {} }, invalid, analyticsText],
  [
    'analytics without the external id',
    { AnalyticsConfiguration: { ApplicationId: '1a', RoleArn: role } },
    invalid,
    analyticsText,
  ],
  [
    'analytics as read: the ARN with the role nobody sent',
    { AnalyticsConfiguration: { ApplicationArn: app('us-east-1'), RoleArn: role } },
    invalid,
    analyticsText,
  ],
  [
    'analytics of another Region',
    { AnalyticsConfiguration: { ApplicationArn: app('eu-west-3') } },
    invalid,
    'The integration with Pinpoint is not supported for the requested eu-west-3 region.',
  ],
];

describe('create refuses', () => {
  test.each(refused)('%s', async (_case, sent, type, message) => {
    expect(await bench.refusal('CreateUserPoolClient', { ClientName: 'app', ...sent })).toEqual([type, message]);
  });
});

describe.each(['reset', 'keep'] as const)('update refuses, where what it omits is %s:', (onOmission) => {
  let own: TestBench;
  beforeAll(async () => {
    own = await TestBench.start({ onOmission }, { Schema: schema });
  });
  afterAll(() => own.stop());

  test.each(refused)('%s', async (_case, sent, type, message) => {
    const { ClientId } = await own.create({ GenerateSecret: sent.GenerateSecret === true });
    const refusal = await own.refusal('UpdateUserPoolClient', { ClientId, ...sent });
    expect(refusal).toEqual([type, message.replace('while creating', 'while updating')]);
  });
});

test('an unknown identity provider is named with its pool', async () => {
  const refusal = await bench.refusal('CreateUserPoolClient', { ClientName: 'app', SupportedIdentityProviders: ['Google'] });
  expect(refusal).toEqual([invalid, `The provider Google does not exist for User Pool ${bench.poolId}.`]);
});

test('a secret of one kind excludes the other', async () => {
  const sent = { ClientName: 'app', GenerateSecret: true, ClientSecret: 'x'.repeat(24) };
  expect((await bench.refusal('CreateUserPoolClient', sent))[0]).toBe(invalid);
});

test('a LITE pool has no refresh token rotation, but lets it be switched off', async () => {
  const on = { ClientName: 'app', RefreshTokenRotation: { Feature: 'ENABLED' } };
  expect(await lite.refusal('CreateUserPoolClient', on)).toEqual([
    'FeatureUnavailableInTierException',
    'The following features need to be disabled for the LITE pricing tier configured: Refresh Token Rotation',
  ]);
  await lite.create({ RefreshTokenRotation: { Feature: 'DISABLED' } });
});

test('every feature that a LITE pool does not have is named', async () => {
  const features = { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: ['ALLOW_USER_AUTH'] };
  const [type, message] = await lite.refusal('CreateUserPoolClient', { ClientName: 'app', ...features });
  expect(type).toBe('FeatureUnavailableInTierException');
  expect(message).toMatch(/configured: Refresh Token Rotation, Choice-Based Sign-In$/);
});

describe('what the pool holds can be named by its clients, for as long as the pool holds it', () => {
  const google = { ProviderName: 'Google', ProviderType: 'Google', ProviderDetails: { client_id: 'x' } };
  const server = { Identifier: 'https://api/v1', Name: 'api', Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }] };
  const update = (ClientId: string, settings: Json) => bench.refusal('UpdateUserPoolClient', { ClientId, ...settings });

  test('a provider that was deleted but is still listed fails the next update', async () => {
    await bench.done('CreateIdentityProvider', google);
    const settings = { SupportedIdentityProviders: ['COGNITO', 'Google'] };
    const { ClientId } = await bench.create(settings);
    await bench.done('DeleteIdentityProvider', { ProviderName: 'Google' });
    expect(await bench.describe(ClientId)).toMatchObject(settings);
    expect(await update(ClientId, settings)).toEqual([
      invalid,
      `The provider Google does not exist for User Pool ${bench.poolId}.`,
    ]);
    await bench.update(ClientId, { SupportedIdentityProviders: ['COGNITO'] });
  });

  test('a resource server can go while a client names its scope, whose next update then fails', async () => {
    await bench.done('CreateResourceServer', server);
    const settings = { AllowedOAuthScopes: ['https://api/v1/read', 'openid'] };
    const { ClientId } = await bench.create(settings);
    expect((await update(ClientId, { AllowedOAuthScopes: ['https://api/v1/write'] }))[1]).toBe(
      'Invalid scope requested: https://api/v1/write',
    );
    await bench.done('DeleteResourceServer', { Identifier: server.Identifier });
    expect(await update(ClientId, settings)).toEqual([
      'ScopeDoesNotExistException',
      'Invalid scope requested: https://api/v1/read',
    ]);
  });

  test('an attribute added later can be read and written from then on', async () => {
    const settings = { ReadAttributes: ['custom:shoe_size'], WriteAttributes: ['custom:shoe_size', 'email'] };
    expect((await bench.refusal('CreateUserPoolClient', { ClientName: 'app', ...settings }))[1]).toBe(readText);
    await bench.done('AddCustomAttributes', { CustomAttributes: [{ Name: 'shoe_size', AttributeDataType: 'Number' }] });
    await bench.create(settings);
  });
});
