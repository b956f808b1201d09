import { type Json, TestBench } from './support';

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

const FAILED = 'failed to satisfy constraint: Member must';
const URL_PATTERN = '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+';
const URL_RULES = `satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ${URL_PATTERN}]`;
const NAME_RULES =
  'satisfy constraint: [Member must have length less than or equal to 2048, Member must have length greater than or equal to 1]';
const many = (count: number) => Array.from({ length: count }, (_, index) => `https://a${index}`);

/** The input of a create, and the message after `1 validation error detected: Value `. */
const SINGLE: [string, Json, string][] = [
  [
    'a name with a letter outside its pattern',
    { ClientName: 'a*b' },
    `'a*b' at 'clientName' ${FAILED} satisfy regular expression pattern: [\\w\\s+=,.@-]+`,
  ],
  [
    'a name of 129 characters',
    { ClientName: 'n'.repeat(129) },
    `'${'n'.repeat(129)}' at 'clientName' ${FAILED} have length less than or equal to 128`,
  ],
  [
    'characters outside ASCII, printed as ?',
    { ClientName: 'caf\u00E9 \u{1F600}' },
    `'caf? ?' at 'clientName' ${FAILED} satisfy regular expression pattern: [\\w\\s+=,.@-]+`,
  ],
  [
    'white space outside ASCII',
    { ClientName: 'a\u00A0b' },
    `'a?b' at 'clientName' ${FAILED} satisfy regular expression pattern: [\\w\\s+=,.@-]+`,
  ],
  ['a missing name', { ClientName: null }, `null at 'clientName' ${FAILED} not be null`],
  [
    'a pool id without its second half',
    { UserPoolId: 'us-east-1' },
    `'us-east-1' at 'userPoolId' ${FAILED} satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+`,
  ],
  [
    'an access validity beyond its range',
    { AccessTokenValidity: 86401 },
    `'86401' at 'accessTokenValidity' ${FAILED} have value less than or equal to 86400`,
  ],
  ['an id validity of 0', { IdTokenValidity: 0 }, `'0' at 'idTokenValidity' ${FAILED} have value greater than or equal to 1`],
  [
    'a negative refresh validity',
    { RefreshTokenValidity: -1 },
    `'-1' at 'refreshTokenValidity' ${FAILED} have value greater than or equal to 0`,
  ],
  [
    'a refresh validity beyond its range',
    { RefreshTokenValidity: 315360001 },
    `'315360001' at 'refreshTokenValidity' ${FAILED} have value less than or equal to 315360000`,
  ],
  [
    'a session of 2 minutes',
    { AuthSessionValidity: 2 },
    `'2' at 'authSessionValidity' ${FAILED} have value greater than or equal to 3`,
  ],
  [
    'a session of 16 minutes',
    { AuthSessionValidity: 16 },
    `'16' at 'authSessionValidity' ${FAILED} have value less than or equal to 15`,
  ],
  [
    'a grace period of 61 seconds',
    { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 61 } },
    `'61' at 'refreshTokenRotation.retryGracePeriodSeconds' ${FAILED} have value less than or equal to 60`,
  ],
  ['rotation without its feature', { RefreshTokenRotation: {} }, `null at 'refreshTokenRotation.feature' ${FAILED} not be null`],
  [
    'an unknown value',
    { PreventUserExistenceErrors: 'MAYBE' },
    `'MAYBE' at 'preventUserExistenceErrors' ${FAILED} satisfy enum value set: [LEGACY, ENABLED]`,
  ],
  [
    'an unknown unit',
    { TokenValidityUnits: { IdToken: 'weeks' } },
    `'weeks' at 'tokenValidityUnits.idToken' ${FAILED} satisfy enum value set: [seconds, minutes, hours, days]`,
  ],
  [
    'an unknown OAuth flow, as recorded',
    { AllowedOAuthFlows: ['code', 'token'] },
    `'[code, token]' at 'allowedOAuthFlows' ${FAILED} satisfy constraint: [Member must satisfy enum value set: [implicit, client_credentials, code]]`,
  ],
  [
    'a URL with a space',
    { LogoutURLs: ['https://a', 'https://a b'] },
    `'[https://a, https://a b]' at 'logoutURLs' ${FAILED} ${URL_RULES}`,
  ],
  ['an empty URL', { CallbackURLs: [''] }, `'[]' at 'callbackURLs' ${FAILED} ${URL_RULES}`],
  [
    '101 callbacks',
    { CallbackURLs: many(101) },
    `'[${many(101).join(', ')}]' at 'callbackURLs' ${FAILED} have length less than or equal to 100`,
  ],
  [
    '101 logout URLs',
    { LogoutURLs: many(101) },
    `'[${many(101).join(', ')}]' at 'logoutURLs' ${FAILED} have length less than or equal to 100`,
  ],
  [
    'a default redirect with a space',
    { DefaultRedirectURI: 'https:// ' },
    `'https:// ' at 'defaultRedirectURI' ${FAILED} satisfy regular expression pattern: ${URL_PATTERN}`,
  ],
  [
    'a scope with a quote',
    { AllowedOAuthScopes: ['a"b'] },
    `'[a"b]' at 'allowedOAuthScopes' ${FAILED} satisfy constraint: [Member must have length less than or equal to 256, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\\x21\\x23-\\x5B\\x5D-\\x7E]+]`,
  ],
  [
    '51 scopes',
    { AllowedOAuthScopes: many(51) },
    `'[${many(51).join(', ')}]' at 'allowedOAuthScopes' ${FAILED} have length less than or equal to 50`,
  ],
  [
    'four flows',
    { AllowedOAuthFlows: ['code', 'code', 'code', 'code'] },
    `'[code, code, code, code]' at 'allowedOAuthFlows' ${FAILED} have length less than or equal to 3`,
  ],
  [
    'a provider name of 33 characters',
    { SupportedIdentityProviders: ['p'.repeat(33)] },
    `'[${'p'.repeat(33)}]' at 'supportedIdentityProviders' ${FAILED} satisfy constraint: [Member must have length less than or equal to 32, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+]`,
  ],
  ['an empty attribute to read', { ReadAttributes: ['email', ''] }, `'[email, ]' at 'readAttributes' ${FAILED} ${NAME_RULES}`],
  [
    'an attribute to write of 2049 characters',
    { WriteAttributes: ['w'.repeat(2049)] },
    `'[${'w'.repeat(2049)}]' at 'writeAttributes' ${FAILED} ${NAME_RULES}`,
  ],
  [
    'an application id that is not hexadecimal',
    { AnalyticsConfiguration: { ApplicationId: 'x' } },
    `'x' at 'analyticsConfiguration.applicationId' ${FAILED} satisfy regular expression pattern: ^[0-9a-fA-F]+$`,
  ],
];

test.each(SINGLE)('%s: the error has the value and its constraint', async (_case, sent, message) => {
  expect(await bench.refusal('CreateUserPoolClient', { ClientName: 'app', ...sent })).toEqual([
    'InvalidParameterException',
    `1 validation error detected: Value ${message}`,
  ]);
});

test('the error for an unknown auth flow lists all known ones', async () => {
  const [type, message] = await bench.refusal('CreateUserPoolClient', {
    ClientName: 'app',
    ExplicitAuthFlows: ['ALLOW_TELEPATHY'],
  });
  expect(type).toBe('InvalidParameterException');
  expect(message).toMatch(
    /^1 validation error detected: Value '\[ALLOW_TELEPATHY\]' at 'explicitAuthFlows' failed to satisfy constraint: /,
  );
  for (const flow of ['ALLOW_USER_AUTH', 'ALLOW_CLIENT_TOKEN_AUTH', 'USER_PASSWORD_AUTH']) expect(message).toContain(flow);
});

test('an error does not print a refused secret', async () => {
  const [, message] = await bench.refusal('CreateUserPoolClient', { ClientName: 'app', ClientSecret: 'hush' });
  expect(message).toBe(`1 validation error detected: Value at 'clientSecret' ${FAILED} have length greater than or equal to 24`);
});

test('one value can break two rules: length first, then the pattern', async () => {
  const [, message] = await bench.refusal('CreateUserPoolClient', { ClientName: '' });
  expect(message).toBe(
    `2 validation errors detected: Value '' at 'clientName' ${FAILED} have length greater than or equal to 1; ` +
      `Value '' at 'clientName' ${FAILED} satisfy regular expression pattern: [\\w\\s+=,.@-]+`,
  );
});

test('one message has every broken constraint, logout URLs before callback URLs as recorded', async () => {
  const { ClientId } = await bench.create();
  const [, message] = await bench.refusal('UpdateUserPoolClient', { ClientId, CallbackURLs: [''], LogoutURLs: [''] });
  expect(message).toBe(
    `2 validation errors detected: Value '[]' at 'logoutURLs' ${FAILED} ${URL_RULES}; Value '[]' at 'callbackURLs' ${FAILED} ${URL_RULES}`,
  );
});

test('reports constraints before every other rule, also before an unknown pool', async () => {
  const sent = { UserPoolId: 'us-east-1_nowhere', ClientName: '*', CallbackURLs: ['http://a'] };
  expect((await bench.refusal('CreateUserPoolClient', sent))[1]).toContain("'*' at 'clientName'");
});

test.each(['Describe', 'Update', 'Delete'])('the error of %s without ids names both', async (verb) => {
  const reply = await bench.call(`${verb}UserPoolClient`, {});
  expect(reply.body.message).toMatch(/^2 validation errors detected: Value null at '/);
  expect(reply.body.message).toContain(`Value null at 'clientId' ${FAILED} not be null`);
  expect(reply.body.message).toContain(`Value null at 'userPoolId' ${FAILED} not be null`);
});

test('the error about an attribute of a schema has its position in the list', async () => {
  const reply = await bench.call('CreateUserPool', { PoolName: 'pool', Schema: [{ Name: 'ok' }, { Name: 'x'.repeat(21) }] });
  expect(reply.body.message).toBe(
    `1 validation error detected: Value '${'x'.repeat(21)}' at 'schema.2.member.name' ${FAILED} have length less than or equal to 20`,
  );
});
