import { type Json, MACHINE, POOL_SCHEMA, TestBench } from './support';

let bench: TestBench;
let lite: TestBench;

beforeAll(async () => {
  bench = await TestBench.start({}, { Schema: POOL_SCHEMA });
  lite = await TestBench.start({}, { UserPoolTier: 'LITE' });
});
afterAll(() => Promise.all([bench.stop(), lite.stop()]));

const OAUTH = { AllowedOAuthFlowsUserPoolClient: true };
const ANALYTICS_FORMS =
  'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid';
const ROLE = 'arn:aws:iam::123456789012:role/r';
const app = (region: string) => `arn:aws:mobiletargeting:${region}:123456789012:apps/1a`;
const OUT_OF_RANGE = 'Invalid range for token validity.';
const LONGER_THAN_REFRESH = 'Access and Id Token expiration times must be less than or equal to refresh token expiration times.';
const FLOWS_AND_SCOPES_REQUIRED =
  'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.';
const NO_CALLBACK = 'CallbackUrls can not be empty when code flow or implicit flow is selected';
const MACHINE_WITH_OTHERS = 'client_credentials flow can not be selected along with code flow or implicit flow.';
const MIXED_NAMES = "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.";
const READ_ATTRIBUTES = 'Invalid read attributes specified while creating a client';
const WRITE_ATTRIBUTES = 'Invalid write attributes specified while creating a client';

const INVALID = 'InvalidParameterException';
const INVALID_FLOW = 'InvalidOAuthFlowException';

/** Settings that break a rule, the exception, and its exact text. */
const REFUSED: [string, Json, string, string][] = [
  ['an http: callback', { CallbackURLs: ['http://a.example/x'] }, INVALID, 'http://a.example/x cannot use the HTTP protocol.'],
  ['an http: logout URL', { LogoutURLs: ['HTTP://a.example'] }, INVALID, 'HTTP://a.example cannot use the HTTP protocol.'],
  [
    'a host that starts like localhost',
    { LogoutURLs: ['http://localhost.a'] },
    INVALID,
    'http://localhost.a cannot use the HTTP protocol.',
  ],
  [
    'localhost as a user name',
    { LogoutURLs: ['http://localhost:1@a'] },
    INVALID,
    'http://localhost:1@a cannot use the HTTP protocol.',
  ],
  ['a callback with a fragment', { CallbackURLs: ['https://a/#x'] }, INVALID, 'https://a/#x cannot use fragment'],
  ['a logout URL with a fragment', { LogoutURLs: ['app://a#'] }, INVALID, 'app://a# cannot use fragment'],
  [
    'a default redirect that is not a callback URL',
    { CallbackURLs: ['https://a'], DefaultRedirectURI: 'https://b' },
    INVALID,
    'The default redirect URI https://b is not in the callback URIs list.',
  ],
  ['OAuth without flows and scopes', OAUTH, INVALID, FLOWS_AND_SCOPES_REQUIRED],
  [
    'OAuth without scopes',
    { ...OAUTH, AllowedOAuthFlows: ['code'], CallbackURLs: ['https://a'] },
    INVALID,
    FLOWS_AND_SCOPES_REQUIRED,
  ],
  ['OAuth without flows', { ...OAUTH, AllowedOAuthScopes: ['openid'] }, INVALID, FLOWS_AND_SCOPES_REQUIRED],
  ['code without callbacks', { AllowedOAuthFlows: ['code'] }, INVALID_FLOW, NO_CALLBACK],
  ['implicit without callbacks', { AllowedOAuthFlows: ['implicit'], CallbackURLs: [] }, INVALID_FLOW, NO_CALLBACK],
  [
    'client_credentials together with code, before its scopes, its secret and missing callbacks',
    { AllowedOAuthFlows: ['client_credentials', 'code'], AllowedOAuthScopes: ['openid'] },
    INVALID_FLOW,
    MACHINE_WITH_OTHERS,
  ],
  [
    'client_credentials together with implicit',
    { AllowedOAuthFlows: ['client_credentials', 'implicit'], CallbackURLs: ['https://a'] },
    INVALID_FLOW,
    MACHINE_WITH_OTHERS,
  ],
  [
    'client_credentials without a secret',
    { AllowedOAuthFlows: ['client_credentials'] },
    INVALID_FLOW,
    'client_credentials flow can not be selected if client does not have a client secret.',
  ],
  ...['openid', 'email', 'phone', 'profile'].map((scope): [string, Json, string, string] => [
    `client_credentials with ${scope}`,
    { ...MACHINE, AllowedOAuthScopes: [scope] },
    INVALID_FLOW,
    `${scope} is not supported with client_credentials flow`,
  ]),
  ['legacy flows among ALLOW_ flows', { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'ALLOW_USER_SRP_AUTH'] }, INVALID, MIXED_NAMES],
  [
    'rotation together with the flow that it replaces',
    { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
    INVALID,
    'ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled',
  ],
  ['an unknown scope', { AllowedOAuthScopes: ['api/read'] }, 'ScopeDoesNotExistException', 'Invalid scope requested: api/read'],
  [
    'an access token of 4 minutes',
    { AccessTokenValidity: 4, TokenValidityUnits: { AccessToken: 'minutes' } },
    INVALID,
    OUT_OF_RANGE,
  ],
  ['an access token of 25 hours, the unit omitted', { AccessTokenValidity: 25 }, INVALID, OUT_OF_RANGE],
  ['an id token of 299 seconds', { IdTokenValidity: 299, TokenValidityUnits: { IdToken: 'seconds' } }, INVALID, OUT_OF_RANGE],
  ['an id token of 2 days', { IdTokenValidity: 2, TokenValidityUnits: { IdToken: 'days' } }, INVALID, OUT_OF_RANGE],
  [
    'a refresh token of 59 minutes',
    { RefreshTokenValidity: 59, TokenValidityUnits: { RefreshToken: 'minutes' } },
    INVALID,
    OUT_OF_RANGE,
  ],
  ['a refresh token of 3651 days, the unit omitted', { RefreshTokenValidity: 3651 }, INVALID, OUT_OF_RANGE],
  [
    'an access token longer than the refresh token',
    { AccessTokenValidity: 2, RefreshTokenValidity: 1, TokenValidityUnits: { RefreshToken: 'hours' } },
    INVALID,
    LONGER_THAN_REFRESH,
  ],
  [
    'an id token longer than the refresh token',
    { IdTokenValidity: 1, RefreshTokenValidity: 23, TokenValidityUnits: { IdToken: 'days', RefreshToken: 'hours' } },
    INVALID,
    LONGER_THAN_REFRESH,
  ],
  [
    'context data without a secret',
    { EnablePropagateAdditionalUserContextData: true },
    INVALID,
    'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
  ],
  ['an unknown attribute to read', { ReadAttributes: ['email', 'shoe_size'] }, INVALID, READ_ATTRIBUTES],
  ['a custom attribute without its prefix', { ReadAttributes: ['tenant'] }, INVALID, READ_ATTRIBUTES],
  ['an unknown attribute to write', { WriteAttributes: ['email', 'custom:other'] }, INVALID, WRITE_ATTRIBUTES],
  ['sub to write', { WriteAttributes: ['email', 'sub'] }, INVALID, WRITE_ATTRIBUTES],
  ['email_verified to write', { WriteAttributes: ['email', 'email_verified'] }, INVALID, WRITE_ATTRIBUTES],
  ['phone_number_verified to write', { WriteAttributes: ['email', 'phone_number_verified'] }, INVALID, WRITE_ATTRIBUTES],
  ['writing without what the pool requires', { WriteAttributes: ['name'] }, INVALID, WRITE_ATTRIBUTES],
  ['empty analytics', { AnalyticsConfiguration: {} }, INVALID, ANALYTICS_FORMS],
  [
    'analytics without the external id',
    { AnalyticsConfiguration: { ApplicationId: '1a', RoleArn: ROLE } },
    INVALID,
    ANALYTICS_FORMS,
  ],
  [
    'analytics as answers show them: the ARN with the role that Cognito added',
    { AnalyticsConfiguration: { ApplicationArn: app('us-east-1'), RoleArn: ROLE } },
    INVALID,
    ANALYTICS_FORMS,
  ],
  [
    'analytics of another Region',
    { AnalyticsConfiguration: { ApplicationArn: app('eu-west-3') } },
    INVALID,
    'The integration with Pinpoint is not supported for the requested eu-west-3 region.',
  ],
];

describe('create refuses', () => {
  test.each(REFUSED)('%s', async (_case, sent, type, message) => {
    expect(await bench.refusal('CreateUserPoolClient', { ClientName: 'app', ...sent })).toEqual([type, message]);
  });
});

describe.each(['reset', 'keep'] as const)('update refuses, with onOmission %s:', (onOmission) => {
  let own: TestBench;
  beforeAll(async () => {
    own = await TestBench.start({ onOmission }, { Schema: POOL_SCHEMA });
  });
  afterAll(() => own.stop());

  test.each(REFUSED)('%s', async (_case, sent, type, message) => {
    const { ClientId } = await own.create({ GenerateSecret: sent.GenerateSecret === true });
    const refusal = await own.refusal('UpdateUserPoolClient', { ClientId, ...sent });
    expect(refusal).toEqual([type, message.replace('while creating', 'while updating')]);
  });
});

test('the error for an unknown identity provider names the provider and the pool', async () => {
  const refusal = await bench.refusal('CreateUserPoolClient', { ClientName: 'app', SupportedIdentityProviders: ['Google'] });
  expect(refusal).toEqual([INVALID, `The provider Google does not exist for User Pool ${bench.poolId}.`]);
});

test('refuses GenerateSecret together with ClientSecret', async () => {
  const sent = { ClientName: 'app', GenerateSecret: true, ClientSecret: 'x'.repeat(24) };
  expect((await bench.refusal('CreateUserPoolClient', sent))[0]).toBe(INVALID);
});

test('a LITE pool refuses refresh token rotation, but accepts DISABLED', async () => {
  const on = { ClientName: 'app', RefreshTokenRotation: { Feature: 'ENABLED' } };
  expect(await lite.refusal('CreateUserPoolClient', on)).toEqual([
    'FeatureUnavailableInTierException',
    'The following features need to be disabled for the LITE pricing tier configured: Refresh Token Rotation',
  ]);
  await lite.create({ RefreshTokenRotation: { Feature: 'DISABLED' } });
});

test('the error names every feature that a LITE pool does not have', async () => {
  const features = { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: ['ALLOW_USER_AUTH'] };
  const [type, message] = await lite.refusal('CreateUserPoolClient', { ClientName: 'app', ...features });
  expect(type).toBe('FeatureUnavailableInTierException');
  expect(message).toMatch(/configured: Refresh Token Rotation, Choice-Based Sign-In$/);
});

describe('clients can name resources of their pool until the resources are deleted', () => {
  const google = { ProviderName: 'Google', ProviderType: 'Google', ProviderDetails: { client_id: 'x' } };
  const server = { Identifier: 'https://api/v1', Name: 'api', Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read' }] };
  const update = (ClientId: string, settings: Json) => bench.refusal('UpdateUserPoolClient', { ClientId, ...settings });

  test('the next update fails if it still lists a deleted provider', async () => {
    await bench.answer('CreateIdentityProvider', google);
    const settings = { SupportedIdentityProviders: ['COGNITO', 'Google'] };
    const { ClientId } = await bench.create(settings);
    await bench.answer('DeleteIdentityProvider', { ProviderName: 'Google' });
    expect(await bench.describe(ClientId)).toMatchObject(settings);
    expect(await update(ClientId, settings)).toEqual([
      INVALID,
      `The provider Google does not exist for User Pool ${bench.poolId}.`,
    ]);
    await bench.update(ClientId, { SupportedIdentityProviders: ['COGNITO'] });
  });

  test('a resource server can be deleted while a client names its scope, but the next update fails', async () => {
    await bench.answer('CreateResourceServer', server);
    const settings = { AllowedOAuthScopes: ['https://api/v1/read', 'openid'] };
    const { ClientId } = await bench.create(settings);
    expect((await update(ClientId, { AllowedOAuthScopes: ['https://api/v1/write'] }))[1]).toBe(
      'Invalid scope requested: https://api/v1/write',
    );
    await bench.answer('DeleteResourceServer', { Identifier: server.Identifier });
    expect(await update(ClientId, settings)).toEqual([
      'ScopeDoesNotExistException',
      'Invalid scope requested: https://api/v1/read',
    ]);
  });

  test('a client can read and write an attribute after the pool gets it', async () => {
    const settings = { ReadAttributes: ['custom:shoe_size'], WriteAttributes: ['custom:shoe_size', 'email'] };
    expect((await bench.refusal('CreateUserPoolClient', { ClientName: 'app', ...settings }))[1]).toBe(READ_ATTRIBUTES);
    await bench.answer('AddCustomAttributes', { CustomAttributes: [{ Name: 'shoe_size', AttributeDataType: 'Number' }] });
    await bench.create(settings);
  });
});
