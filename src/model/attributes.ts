import type { Constraints } from './constraints';
import type { Properties, PropertyName, SettingName, Settings, SettingValue } from './properties';

export type PrimitiveKind = 'string' | 'integer' | 'boolean';

/** The kind of a property's value: a primitive, a set of strings, or an object with primitive members. */
export type Kind = PrimitiveKind | 'list' | { readonly [member: string]: PrimitiveKind };

/** The kind that values of a type are of. */
type KindOf<Value> = Value extends string | number | boolean
  ? PrimitiveKindOf<Value>
  : Value extends readonly string[]
    ? 'list'
    : { readonly [member in keyof Value]-?: PrimitiveKindOf<NonNullable<Value[member]>> };
type PrimitiveKindOf<Value> = Value extends string ? 'string' : Value extends number ? 'integer' : 'boolean';

/** What every property of the schema has. */
interface Property<Value> {
  readonly kind: KindOf<Value>;
  /** Absent: any value of the kind will do. */
  readonly constraints?: Constraints;
}

export interface Attribute<Value extends SettingValue> extends Property<Value> {
  /**
   * What Read fills in where Cognito's answer leaves the attribute out, and so what a client shows that never had it
   * (as AWS's own resource type does, recorded). Absent: Read shows nothing.
   */
  readonly readDefault?: Value;
  /**
   * How an update gives the attribute back to Cognito once the template has stopped setting it:
   * - `omit`: left out of the request, which resets it (recorded, or documented for UpdateUserPoolClient);
   * - `keep`: the live value stays;
   * - `send`: this value is sent. Nobody knows whether leaving these out resets them, so the default is spelled out;
   * - `sendIfLive`: likewise, but only where the live client shows the attribute, since the service may refuse it elsewhere.
   */
  readonly release: 'omit' | 'keep' | { readonly send: Value } | { readonly sendIfLive: Value };
  /**
   * A value of the template as it is written, with what it leaves to a default that leaving it out might not bring back. Absent: it is
   * written as it is.
   */
  spelledOut?(desired: Value): Value;
  /**
   * Present: Cognito changes nothing where a request leaves the attribute out, and sending the live value again may do harm. So it is
   * sent only where it changes something. Absent: Cognito resets what an update leaves out, so the value is always sent.
   */
  readonly sentOnlyIfChanged?: true;
  /** What to know and to do where the template has stopped setting an attribute that is not at its default: it stays. For the log. */
  readonly staysBecause?: string;
}

const list = (constraints: Constraints): Attribute<string[]> => ({ kind: 'list', constraints, readDefault: [], release: 'omit' });

const REDIRECT_URL: Constraints = {
  minLength: 1,
  maxLength: 1024,
  pattern: { regexp: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u, words: 'without blanks and control characters' },
};
const ARN: Constraints = {
  minLength: 20,
  maxLength: 2048,
  pattern: {
    regexp: /^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$/,
    words: 'an ARN',
  },
};
const USER_ATTRIBUTES: Constraints = { items: { minLength: 1, maxLength: 2048 } };

/**
 * Every setting of an app client, one row each, of the setting's own type. `sdkMembers.ts` compares the table with the SDK: a member that
 * a newer SDK knows and this table does not is a compile error.
 */
export const ATTRIBUTES: { readonly [name in SettingName]-?: Attribute<NonNullable<Settings[name]>> } = {
  ClientName: {
    kind: 'string',
    constraints: {
      minLength: 1,
      maxLength: 128,
      pattern: { regexp: /^[\w \t\n\v\f\r+=,.@-]+$/, words: 'made of ASCII letters, digits, white space and _ + = , . @ -' },
    },
    release: 'keep',
  },
  RefreshTokenValidity: {
    kind: 'integer',
    constraints: { minimum: 0, maximum: 315_360_000 },
    readDefault: 30,
    release: { send: 30 },
  },
  AccessTokenValidity: { kind: 'integer', constraints: { minimum: 1, maximum: 86_400 }, release: 'omit' },
  IdTokenValidity: { kind: 'integer', constraints: { minimum: 1, maximum: 86_400 }, release: 'omit' },
  TokenValidityUnits: {
    kind: { AccessToken: 'string', IdToken: 'string', RefreshToken: 'string' },
    readDefault: {},
    release: 'omit',
  },
  ReadAttributes: list(USER_ATTRIBUTES),
  WriteAttributes: list(USER_ATTRIBUTES),
  ExplicitAuthFlows: list({ items: { minLength: 1 } }),
  SupportedIdentityProviders: list({
    items: {
      minLength: 1,
      maxLength: 32,
      pattern: { regexp: /^[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+$/u, words: 'without control characters' },
    },
  }),
  CallbackURLs: list({ maxItems: 100, items: REDIRECT_URL }),
  LogoutURLs: list({ maxItems: 100, items: REDIRECT_URL }),
  DefaultRedirectURI: { kind: 'string', constraints: REDIRECT_URL, release: 'omit' },
  AllowedOAuthFlows: list({ maxItems: 3, items: { minLength: 1 } }),
  AllowedOAuthScopes: list({
    maxItems: 50,
    items: {
      minLength: 1,
      maxLength: 256,
      pattern: { regexp: /^[\x21\x23-\x5B\x5D-\x7E]+$/, words: 'made of printable ASCII without blanks, " and \\' },
    },
  }),
  AllowedOAuthFlowsUserPoolClient: { kind: 'boolean', readDefault: false, release: 'omit' },
  AnalyticsConfiguration: {
    kind: {
      ApplicationArn: 'string',
      ApplicationId: 'string',
      ExternalId: 'string',
      RoleArn: 'string',
      UserDataShared: 'boolean',
    },
    constraints: {
      members: {
        ApplicationArn: ARN,
        ApplicationId: { pattern: { regexp: /^[0-9a-fA-F]+$/, words: 'made of hexadecimal digits' } },
        ExternalId: { maxLength: 131_072 },
        RoleArn: ARN,
      },
    },
    release: 'omit',
  },
  PreventUserExistenceErrors: { kind: 'string', release: 'omit' },
  EnableTokenRevocation: { kind: 'boolean', readDefault: true, release: { send: true } },
  EnablePropagateAdditionalUserContextData: { kind: 'boolean', readDefault: false, release: 'omit' },
  AuthSessionValidity: {
    kind: 'integer',
    constraints: { minimum: 3, maximum: 15, unit: 'minutes' },
    readDefault: 3,
    release: { send: 3 },
  },
  RefreshTokenRotation: {
    kind: { Feature: 'string', RetryGracePeriodSeconds: 'integer' },
    constraints: { members: { RetryGracePeriodSeconds: { minimum: 0, maximum: 60, unit: 'seconds' } }, required: ['Feature'] },
    // A pool of the LITE tier may refuse the attribute, even DISABLED.
    release: { sendIfLive: { Feature: 'DISABLED' } },
    // Without a grace period it has none. Nobody knows whether to leave that out keeps the live one.
    spelledOut: (rotation) => (rotation.Feature === 'ENABLED' ? { RetryGracePeriodSeconds: 0, ...rotation } : rotation),
  },
  PublishSecretsInAWSSecretsManager: {
    kind: 'boolean',
    readDefault: false,
    release: 'keep',
    // `true` again may rotate the secret, and `false` deletes it (DOC).
    sentOnlyIfChanged: true,
    staysBecause: 'The secret stays in AWS Secrets Manager. Set it to false to move the secret back to Cognito.',
  },
};

export const SETTING_NAMES = Object.keys(ATTRIBUTES) as readonly SettingName[];

/** The properties that are not settings: identifiers, and what is fixed when a client is made. */
const FIXED: { readonly [name in Exclude<PropertyName, SettingName>]-?: Property<NonNullable<Properties[name]>> } = {
  UserPoolId: {
    kind: 'string',
    constraints: {
      minLength: 1,
      maxLength: 55,
      pattern: { regexp: /^[\w-]+_[0-9a-zA-Z]+$/, words: 'the id of a user pool, such as us-east-1_Ab12Cd34E' },
    },
  },
  GenerateSecret: { kind: 'boolean' },
  // Only Cognito sets these, so they need no constraints.
  ClientId: { kind: 'string' },
  ClientSecret: { kind: 'string' },
  ClientSecretArn: { kind: 'string' },
  Name: { kind: 'string' },
};

/** Every property of the schema. */
export const PROPERTIES: { readonly [name in PropertyName]-?: Property<NonNullable<Properties[name]>> } = {
  ...FIXED,
  ...ATTRIBUTES,
};

export const PROPERTY_NAMES = Object.keys(PROPERTIES) as readonly PropertyName[];

export const KINDS = Object.fromEntries(PROPERTY_NAMES.map((name) => [name, PROPERTIES[name].kind])) as {
  readonly [name in PropertyName]-?: Kind;
};

/** Properties that a template has to give. */
export const REQUIRED: readonly PropertyName[] = ['UserPoolId'];

/** Properties that only Cognito sets. A template can't give them. */
export const READ_ONLY: readonly PropertyName[] = ['ClientId', 'ClientSecret', 'ClientSecretArn', 'Name'];

/** What Cognito answers about a client in addition to its settings. An update takes none of these members. */
export const ANSWER_ONLY = [
  'UserPoolId',
  'ClientId',
  'ClientSecret',
  'ClientSecretArn',
  'ClientType',
  'CreationDate',
  'LastModifiedDate',
] as const;

/** Whether Read shows this value for a client that never had the attribute. */
export function isReadDefault(name: SettingName, value: SettingValue): boolean {
  const { readDefault } = ATTRIBUTES[name];
  return readDefault !== undefined && JSON.stringify(value) === JSON.stringify(readDefault);
}

/** What an update writes for a setting that the template sets. */
export function ownedValue(name: SettingName, desired: SettingValue): SettingValue {
  const { spelledOut }: Attribute<SettingValue> = ATTRIBUTES[name];
  return spelledOut ? spelledOut(desired) : desired;
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

/** The settings that a request leaves out, because they change nothing there and Cognito is not to be sent them again. */
export function unsentSettings(changed: readonly SettingName[]): SettingName[] {
  return SETTING_NAMES.filter((name) => ATTRIBUTES[name].sentOnlyIfChanged && !changed.includes(name));
}
