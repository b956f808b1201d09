import type { CreateUserPoolClientRequest, UpdateUserPoolClientRequest } from '@aws-sdk/client-cognito-identity-provider';
import type { PropertyName, SettingName, Settings, SettingValue } from './properties';

export type PrimitiveKind = 'string' | 'integer' | 'boolean';

/** The kind of a property's value: a primitive, a set of strings, or an object with primitive members. */
export type Kind = PrimitiveKind | 'list' | { readonly [member: string]: PrimitiveKind };

export interface Attribute {
  readonly kind: Kind;
  /**
   * What Read fills in where Cognito's answer leaves the attribute out, and so what a client shows that never had it
   * (as AWS's own resource type does, recorded). Absent: Read shows nothing.
   */
  readonly readDefault?: SettingValue;
  /**
   * How an update gives the attribute back to Cognito once the template has stopped setting it:
   * - `omit`: left out of the request, which resets it (recorded, or documented for UpdateUserPoolClient);
   * - `keep`: the live value stays;
   * - `send`: this value is sent. Nobody knows whether leaving these out resets them, so the default is spelled out;
   * - `sendIfLive`: likewise, but only where the live client shows the attribute, since the service may refuse it elsewhere.
   */
  readonly release: 'omit' | 'keep' | { readonly send: SettingValue } | { readonly sendIfLive: SettingValue };
}

const list: Attribute = { kind: 'list', readDefault: [], release: 'omit' };

/**
 * Every setting of an app client, one row each. A member that a newer SDK knows and this table does not is a compile
 * error (the last lines of this file).
 */
export const ATTRIBUTES: { readonly [name in SettingName]-?: Attribute } = {
  ClientName: { kind: 'string', release: 'keep' },
  RefreshTokenValidity: { kind: 'integer', readDefault: 30, release: { send: 30 } },
  AccessTokenValidity: { kind: 'integer', release: 'omit' },
  IdTokenValidity: { kind: 'integer', release: 'omit' },
  TokenValidityUnits: {
    kind: { AccessToken: 'string', IdToken: 'string', RefreshToken: 'string' },
    readDefault: {},
    release: 'omit',
  },
  ReadAttributes: list,
  WriteAttributes: list,
  ExplicitAuthFlows: list,
  SupportedIdentityProviders: list,
  CallbackURLs: list,
  LogoutURLs: list,
  DefaultRedirectURI: { kind: 'string', release: 'omit' },
  AllowedOAuthFlows: list,
  AllowedOAuthScopes: list,
  AllowedOAuthFlowsUserPoolClient: { kind: 'boolean', readDefault: false, release: 'omit' },
  AnalyticsConfiguration: {
    kind: {
      ApplicationArn: 'string',
      ApplicationId: 'string',
      ExternalId: 'string',
      RoleArn: 'string',
      UserDataShared: 'boolean',
    },
    release: 'omit',
  },
  PreventUserExistenceErrors: { kind: 'string', release: 'omit' },
  EnableTokenRevocation: { kind: 'boolean', readDefault: true, release: { send: true } },
  EnablePropagateAdditionalUserContextData: { kind: 'boolean', readDefault: false, release: 'omit' },
  AuthSessionValidity: { kind: 'integer', readDefault: 3, release: { send: 3 } },
  RefreshTokenRotation: {
    kind: { Feature: 'string', RetryGracePeriodSeconds: 'integer' },
    // A pool of the LITE tier may refuse the attribute, even DISABLED.
    release: { sendIfLive: { Feature: 'DISABLED' } },
  },
};

export const SETTING_NAMES = Object.keys(ATTRIBUTES) as readonly SettingName[];

/** The properties that are not settings: identifiers, and what is fixed when a client is made. */
const FIXED_KINDS: { readonly [name in Exclude<PropertyName, SettingName>]-?: Kind } = {
  UserPoolId: 'string',
  ClientId: 'string',
  GenerateSecret: 'boolean',
  ClientSecret: 'string',
  Name: 'string',
};

/** The kind of every property of the schema. */
export const KINDS: { readonly [name in PropertyName]-?: Kind } = {
  ...FIXED_KINDS,
  ...(Object.fromEntries(SETTING_NAMES.map((name) => [name, ATTRIBUTES[name].kind])) as { [name in SettingName]: Kind }),
};

export const PROPERTY_NAMES = Object.keys(KINDS) as readonly PropertyName[];

/** Properties that only Cognito sets. A template can't give them. */
export const READ_ONLY: readonly PropertyName[] = ['ClientId', 'ClientSecret', 'Name'];

/** Whether Read shows this value for a client that never had the attribute. */
export function isReadDefault(name: SettingName, value: SettingValue): boolean {
  const { readDefault } = ATTRIBUTES[name];
  return readDefault !== undefined && JSON.stringify(value) === JSON.stringify(readDefault);
}

/** What an update writes for a setting that goes back to Cognito; undefined: it is left out. */
export function releasedValue(name: SettingName, live: SettingValue | undefined): SettingValue | undefined {
  const { release } = ATTRIBUTES[name];
  if (release === 'keep') return live;
  if (release === 'omit') return undefined;
  if ('send' in release) return release.send;
  return live === undefined ? undefined : release.sendIfLive;
}

/** The settings of a larger object, a desired state or an answer of Cognito, without its other members. */
export function settingsOf(source: Settings): Settings {
  return Object.fromEntries(SETTING_NAMES.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]));
}

// Compile-time checks: the table and the SDK's requests know the same members.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
true satisfies Same<SettingName, Exclude<keyof UpdateUserPoolClientRequest, 'UserPoolId' | 'ClientId'>>;
// `ClientSecret` of Create, a secret of the caller's own, is not offered: it would stand in the template in plain text.
true satisfies Same<SettingName, Exclude<keyof CreateUserPoolClientRequest, 'UserPoolId' | 'GenerateSecret' | 'ClientSecret'>>;
