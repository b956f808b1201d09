/** Values of each setting, written by hand. A setting without a row does not compile. */
import type { SettingName, Settings } from '../../src/model/properties';

export interface Example<Value> {
  /** The first value of the template. */
  first: Value;
  /** The next value of the template. */
  next: Value;
  /** A value that is set on the console. */
  onConsole: Value;
  /** The value that an update sends after the template has stopped setting it. Undefined: the update leaves it out. */
  released: Value | undefined;
}

export const EXAMPLES: { readonly [name in SettingName]-?: Example<NonNullable<Settings[name]>> } = {
  ClientName: { first: 'web', next: 'shop', onConsole: 'renamed', released: 'web' },
  RefreshTokenValidity: { first: 60, next: 90, onConsole: 7, released: 30 },
  AccessTokenValidity: { first: 2, next: 3, onConsole: 4, released: undefined },
  IdTokenValidity: { first: 2, next: 3, onConsole: 4, released: undefined },
  TokenValidityUnits: {
    first: { AccessToken: 'minutes', IdToken: 'minutes' },
    next: { AccessToken: 'seconds', IdToken: 'minutes' },
    onConsole: { IdToken: 'seconds' },
    // The units are sent by name, because Cognito may keep a unit that is left out.
    released: { AccessToken: 'hours', IdToken: 'hours' },
  },
  ReadAttributes: { first: ['email'], next: ['email', 'name'], onConsole: ['custom:tenant'], released: undefined },
  WriteAttributes: { first: ['email'], next: ['email', 'name'], onConsole: ['custom:tenant'], released: undefined },
  ExplicitAuthFlows: {
    first: ['ALLOW_USER_SRP_AUTH'],
    next: ['ALLOW_USER_AUTH', 'ALLOW_A_FLOW_OF_TOMORROW'],
    onConsole: ['ALLOW_CUSTOM_AUTH'],
    released: undefined,
  },
  SupportedIdentityProviders: { first: ['COGNITO'], next: ['COGNITO', 'Google'], onConsole: ['Okta'], released: undefined },
  CallbackURLs: { first: ['https://a'], next: ['https://b', 'https://a'], onConsole: ['app://c'], released: undefined },
  LogoutURLs: { first: ['https://a'], next: ['https://b'], onConsole: ['app://c'], released: undefined },
  DefaultRedirectURI: { first: 'https://a', next: 'https://b', onConsole: 'app://c', released: undefined },
  AllowedOAuthFlows: { first: ['code'], next: ['code', 'implicit'], onConsole: ['client_credentials'], released: undefined },
  AllowedOAuthScopes: { first: ['openid'], next: ['openid', 'email'], onConsole: ['shop/read'], released: undefined },
  AllowedOAuthFlowsUserPoolClient: { first: true, next: false, onConsole: true, released: undefined },
  AnalyticsConfiguration: {
    first: { ApplicationId: '1a', RoleArn: 'arn:aws:iam::123456789012:role/r', ExternalId: 'x' },
    next: { ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/1a' },
    onConsole: { ApplicationId: '2b', RoleArn: 'arn:aws:iam::123456789012:role/s', ExternalId: 'y', UserDataShared: true },
    released: undefined,
  },
  PreventUserExistenceErrors: { first: 'ENABLED', next: 'LEGACY', onConsole: 'ENABLED', released: undefined },
  EnableTokenRevocation: { first: false, next: true, onConsole: false, released: true },
  EnablePropagateAdditionalUserContextData: { first: true, next: false, onConsole: true, released: undefined },
  AuthSessionValidity: { first: 15, next: 5, onConsole: 10, released: 3 },
  RefreshTokenRotation: {
    first: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    next: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
    onConsole: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 },
    released: { Feature: 'DISABLED' },
  },
  PublishSecretsInAWSSecretsManager: { first: true, next: false, onConsole: true, released: undefined },
};
