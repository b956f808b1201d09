/** Settings that the service accepts, although the documentation or a strict reading of a rule forbids them. */
import { type Json, MACHINE, POOL_SCHEMA, TestBench } from './support';

const app = (region: string) => `arn:aws:mobiletargeting:${region}:123456789012:apps/1a`;

const ACCEPTED: [string, Json][] = [
  [
    'http: on this machine',
    { CallbackURLs: ['http://localhost', 'http://localhost:3000/x', 'http://127.0.0.1:1?a', 'http://[::1]:8/x'] },
  ],
  ["apps' own schemes", { CallbackURLs: ['myapp://example', 'com.example:/x'] }],
  [
    'client_credentials with the scope of the user pool itself',
    { ...MACHINE, AllowedOAuthScopes: ['aws.cognito.signin.user.admin'] },
  ],
  ['three legacy flows', { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'] }],
  ['choice-based sign-in', { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH'] }],
  ['the newest flows', { ExplicitAuthFlows: ['ALLOW_TOKEN_EXCHANGE_DELEGATION', 'ALLOW_TOKEN_EXCHANGE_IMPERSONATION'] }],
  ['rotation without flows', { RefreshTokenRotation: { Feature: 'ENABLED' } }],
  [
    'the shortest validities',
    { AccessTokenValidity: 300, IdTokenValidity: 5, TokenValidityUnits: { AccessToken: 'seconds', IdToken: 'minutes' } },
  ],
  ['the longest refresh token', { RefreshTokenValidity: 3650 }],
  [
    'tokens that all end together',
    { AccessTokenValidity: 1, RefreshTokenValidity: 60, TokenValidityUnits: { RefreshToken: 'minutes' } },
  ],
  [
    'a unit without a number, even one that would be out of range with the default',
    { TokenValidityUnits: { RefreshToken: 'minutes' } },
  ],
  ['write permission for an immutable attribute', { WriteAttributes: ['email', 'custom:tenant'] }],
  ['read permission for all kinds of attributes', { ReadAttributes: ['sub', 'email_verified', 'updated_at', 'custom:tenant'] }],
  ['analytics in us-east-1', { AnalyticsConfiguration: { ApplicationArn: app('us-east-1') } }],
  ['context data with a secret', { GenerateSecret: true, EnablePropagateAdditionalUserContextData: true }],
];

describe.each(['reset', 'keep'] as const)('create and update accept, with onOmission %s:', (onOmission) => {
  let bench: TestBench;
  beforeAll(async () => {
    bench = await TestBench.start({ onOmission }, { Schema: POOL_SCHEMA });
  });
  afterAll(() => bench.stop());

  test.each(ACCEPTED)('%s', async (_case, sent) => {
    const { ClientId } = await bench.create(sent);
    await bench.update(ClientId, sent);
  });
});
