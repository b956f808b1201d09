/**
 * Random settings of an app client. About half of them are valid, and most of the others break a single rule. The pool needs only
 * the attribute custom:tenant. Enumerations have only known values.
 */
import * as fc from 'fast-check';
import type { SettingName, Settings } from '../../src/model/properties';

/** Mostly valid values, so that most invalid states break only one rule. */
const mostly = <T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 15, arbitrary: right }, { weight: 1, arbitrary: wrong });
const values = <T>(right: T[], wrong: T[]) => mostly(fc.constantFrom(...right), fc.constantFrom(...wrong));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 });
const many = (item: string, count: number) =>
  fc.constantFrom(Array<string>(count).fill(item), Array<string>(count + 1).fill(item));

type Quantity = [number: number | undefined, unit?: string | undefined];
const NONE: Quantity = [undefined];
const SHORT: Quantity[] = [
  [1],
  [24],
  [5, 'minutes'],
  [300, 'seconds'],
  [86_400, 'seconds'],
  [1440, 'minutes'],
  [24, 'hours'],
  [1, 'days'],
];
const NO_SHORT: Quantity[] = [
  [25],
  [0],
  [-1],
  [299, 'seconds'],
  [86_401, 'seconds'],
  [4, 'minutes'],
  [1441, 'minutes'],
  [2, 'days'],
];
const LONG: Quantity[] = [
  [0],
  [30],
  [3650],
  [60, 'minutes'],
  [1, 'hours'],
  [2, 'hours'],
  [1, 'days'],
  [315_360_000, 'seconds'],
  [0, 'hours'],
];
const NO_LONG: Quantity[] = [[-1], [3651], [59, 'minutes'], [3599, 'seconds'], [315_360_001, 'seconds'], [87_601, 'hours']];
/** A number and a unit, or only one of them. */
const quantity = (right: Quantity[], wrong: Quantity[]) =>
  maybe(values([...right, [undefined, 'minutes'], [undefined, 'days']], wrong));

const tokens = fc
  .tuple(quantity(SHORT, NO_SHORT), quantity(SHORT, NO_SHORT), quantity(LONG, NO_LONG))
  .map(([[access, AccessToken] = NONE, [id, IdToken] = NONE, [refresh, RefreshToken] = NONE]) => ({
    AccessTokenValidity: access,
    IdTokenValidity: id,
    RefreshTokenValidity: refresh,
    TokenValidityUnits: AccessToken || IdToken || RefreshToken ? { AccessToken, IdToken, RefreshToken } : undefined,
  }));

/** URLs from parts that test the rules about http, hosts and fragments. */
const oddUrl = fc
  .tuple(
    fc.constantFrom('https://', 'http://', 'HTTP://', 'http:', 'http:///', 'myapp://'),
    fc.constantFrom('', '', 'user@', 'user:word@', 'localhost@', 'localhost:1@', 'a@b@'),
    fc.constantFrom('localhost', 'LOCALHOST', '127.0.0.1', '[::1]', 'a.example', 'localhost.a', '127.0.0.2', '::1', ''),
    fc.constantFrom('', '', ':80', ':', ':x', ':80:80'),
    fc.constantFrom('', '', '/', '/x?y=z', '?@localhost', '/@localhost', '\u00E9', '#', '/#x'),
  )
  .map((parts) => parts.join(''));
const noUrl = fc.constantFrom(
  '',
  ' ',
  'https://a b',
  'https://a\t',
  `https://${'a'.repeat(1016)}`,
  `https://${'a'.repeat(1017)}`,
);
const url = mostly(
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('https://a', 'myapp://b', 'http://localhost:3000') },
    { weight: 1, arbitrary: oddUrl },
  ),
  noUrl,
);
const urls = mostly(list(url), many('https://a', 100));

const oauth = fc
  .record({
    CallbackURLs: maybe(urls),
    LogoutURLs: maybe(urls),
    redirect: maybe(values<(callbacks: string[]) => string | undefined>([([first]) => first], [() => 'https://a', () => ''])),
    AllowedOAuthFlows: maybe(
      mostly(
        fc.constantFrom<string[]>([], ['code'], ['implicit', 'code'], ['client_credentials']),
        fc.oneof(many('code', 3), many('client_credentials', 1), fc.constant(['client_credentials', 'code'])),
      ),
    ),
    AllowedOAuthScopes: maybe(
      mostly(
        list(
          values(
            ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'],
            ['', 'a b', '"', '\\', '\u00E9', 's'.repeat(257)],
          ),
        ),
        many('phone', 50),
      ),
    ),
    AllowedOAuthFlowsUserPoolClient: maybe(values([false], [true])),
  })
  .map(({ redirect, ...settings }) => ({ ...settings, DefaultRedirectURI: redirect?.(settings.CallbackURLs ?? []) }));

/** An application in us-east-1, which Cognito accepts in every Region. */
const APPLICATION = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/1a';
const applicationArn = values(
  [APPLICATION, APPLICATION.padEnd(2048, 'a')],
  [APPLICATION.padEnd(2049, 'a'), 'arn:a:b:us-east-1:1', `x${APPLICATION}`, ''],
);
const roleArn = values(
  ['arn:aws:iam::123456789012:role/r', 'arn:a:b::1:aaaaaaaaa'],
  ['arn:a:b::1:aaaaaaaa', 'arn:aws:iam:::role/rrrrrr'],
);
const analytics = mostly<object>(
  fc.oneof(
    fc.record({ ApplicationArn: applicationArn, UserDataShared: fc.boolean() }),
    fc.record({ ApplicationId: values(['1a', 'F'], ['', 'xyz']), RoleArn: roleArn, ExternalId: fc.constantFrom('x', '') }),
  ),
  fc.record(
    { ApplicationArn: applicationArn, ApplicationId: fc.constant('1a'), RoleArn: roleArn, ExternalId: fc.constant('x') },
    { requiredKeys: [] },
  ),
);

type OAuthName = 'CallbackURLs' | 'LogoutURLs' | 'DefaultRedirectURI' | `AllowedOAuth${string}`;
type TokenName = `${'Access' | 'Id' | 'Refresh'}TokenValidity` | 'TokenValidityUnits';

/** A setting without a row does not compile. */
const OTHERS: { readonly [name in Exclude<SettingName, OAuthName | TokenName>]-?: fc.Arbitrary<unknown> } = {
  ClientName: maybe(values(['app', 'a b', '\t\n\v\f\r', 'n'.repeat(128)], ['', 'n'.repeat(129), 'a*b', 'caf\u00E9', 'a\u00A0b'])),
  ReadAttributes: maybe(list(values(['sub', 'email', 'custom:tenant'], ['', 'a'.repeat(2049)]))),
  WriteAttributes: maybe(list(values(['email', 'custom:tenant'], ['sub', 'email_verified', 'phone_number_verified', '']))),
  ExplicitAuthFlows: maybe(
    mostly(
      list(
        values(
          ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'],
          ['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH', 'ALLOW_CLIENT_TOKEN_AUTH'],
        ),
      ),
      fc.constant<string[]>(['ALLOW_CLIENT_TOKEN_AUTH']),
    ),
  ),
  SupportedIdentityProviders: maybe(list(values(['COGNITO'], ['', 'p'.repeat(33), 'tab\t']))),
  AnalyticsConfiguration: maybe(analytics),
  PreventUserExistenceErrors: maybe(fc.constantFrom('ENABLED', 'LEGACY')),
  EnableTokenRevocation: maybe(fc.boolean()),
  EnablePropagateAdditionalUserContextData: maybe(values([false], [true])),
  AuthSessionValidity: maybe(values([3, 15], [2, 16])),
  PublishSecretsInAWSSecretsManager: maybe(values([false], [true])),
  RefreshTokenRotation: maybe(
    mostly<object>(
      fc.record({ Feature: fc.constantFrom('ENABLED', 'DISABLED'), RetryGracePeriodSeconds: values([0, 60], [-1, 61]) }),
      fc.constantFrom({}, { RetryGracePeriodSeconds: 1 }, { Feature: 'ENABLED' }),
    ),
  ),
};

export const randomSettings: fc.Arbitrary<Settings> = fc
  .tuple(tokens, oauth, fc.record(OTHERS))
  // Removes undefined values, as in a request.
  .map((groups) => JSON.parse(JSON.stringify(Object.assign({}, ...groups))));
