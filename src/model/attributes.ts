import type { Attribute, Kind, Property } from './attribute';
import { isManaged, SECRET_MEMBERS } from './clientSecret';
import type { Constraints } from './constraints';
import { PRIMARY_IDENTIFIER } from './primaryIdentifier';
import type { Properties, PropertyName, SettingName, Settings } from './properties';

const list = (constraints: Constraints): Attribute<string[]> => ({ kind: 'list', constraints, readDefault: [], release: 'omit' });

const REDIRECT_URL: Constraints = {
  minLength: 1,
  maxLength: 1024,
  pattern: { regexp: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u, words: 'not contain spaces or control characters' },
};
const ARN: Constraints = {
  minLength: 20,
  maxLength: 2048,
  pattern: {
    regexp: /^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$/,
    words: 'be an ARN',
  },
};
/** The standard attributes of every user pool (DOC). */
const USER_ATTRIBUTES: Constraints = {
  items: {
    minLength: 1,
    maxLength: 2048,
    isOpen: true,
    known: [
      ...[
        'address',
        'birthdate',
        'email',
        'email_verified',
        'family_name',
        'gender',
        'given_name',
        'locale',
        'middle_name',
        'name',
      ],
      ...['nickname', 'phone_number', 'phone_number_verified', 'picture', 'preferred_username', 'profile', 'sub', 'updated_at'],
      ...['website', 'zoneinfo'],
    ],
  },
};
/** The flows of botocore 1.44.8, and ALLOW_CLIENT_TOKEN_AUTH, which only the text of the API reference mentions. */
const AUTH_FLOWS = [
  ...['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_CLIENT_TOKEN_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  ...['ALLOW_TOKEN_EXCHANGE_DELEGATION', 'ALLOW_TOKEN_EXCHANGE_IMPERSONATION', 'ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
  ...['ALLOW_USER_SRP_AUTH', 'ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'],
];
const TIME_UNIT: Constraints = { known: ['seconds', 'minutes', 'hours', 'days'], isClosed: true };

/**
 * The settings of an app client, one row each. `sdkMembers.ts` compares the table with the SDK: if a newer SDK knows a member
 * that is not in this table, the project does not compile.
 */
export const ATTRIBUTES: { readonly [name in SettingName]-?: Attribute<NonNullable<Settings[name]>> } = {
  ClientName: {
    kind: 'string',
    constraints: {
      minLength: 1,
      maxLength: 128,
      pattern: { regexp: /^[\w \t\n\v\f\r+=,.@-]+$/, words: 'contain only ASCII letters, digits, white space and _ + = , . @ -' },
    },
    release: 'keep',
  },
  RefreshTokenValidity: {
    kind: 'integer',
    constraints: { minimum: 0, maximum: 315_360_000 },
    readDefault: 30,
    // Documented.
    asksForDefault: 0,
    release: { send: 30 },
  },
  AccessTokenValidity: { kind: 'integer', constraints: { minimum: 1, maximum: 86_400 }, release: 'omit' },
  IdTokenValidity: { kind: 'integer', constraints: { minimum: 1, maximum: 86_400 }, release: 'omit' },
  TokenValidityUnits: {
    kind: { AccessToken: 'string', IdToken: 'string', RefreshToken: 'string' },
    constraints: { members: { AccessToken: TIME_UNIT, IdToken: TIME_UNIT, RefreshToken: TIME_UNIT } },
    readDefault: {},
    release: 'omit',
  },
  ReadAttributes: list(USER_ATTRIBUTES),
  WriteAttributes: list(USER_ATTRIBUTES),
  ExplicitAuthFlows: list({ items: { minLength: 1, known: AUTH_FLOWS } }),
  SupportedIdentityProviders: list({
    items: {
      minLength: 1,
      maxLength: 32,
      pattern: { regexp: /^[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+$/u, words: 'not contain control characters' },
      known: ['COGNITO', 'Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple'],
      isOpen: true,
    },
  }),
  CallbackURLs: list({ maxItems: 100, items: REDIRECT_URL }),
  LogoutURLs: list({ maxItems: 100, items: REDIRECT_URL }),
  DefaultRedirectURI: { kind: 'string', constraints: REDIRECT_URL, release: 'omit' },
  AllowedOAuthFlows: list({ maxItems: 3, items: { minLength: 1, known: ['code', 'implicit', 'client_credentials'] } }),
  AllowedOAuthScopes: list({
    maxItems: 50,
    items: {
      minLength: 1,
      maxLength: 256,
      pattern: {
        regexp: /^[\x21\x23-\x5B\x5D-\x7E]+$/,
        words: 'contain only printable ASCII characters other than space, " and \\',
      },
      known: ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'],
      isOpen: true,
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
        ApplicationId: { pattern: { regexp: /^[0-9a-fA-F]+$/, words: 'contain only hexadecimal digits' } },
        ExternalId: { maxLength: 131_072 },
        RoleArn: ARN,
      },
    },
    asWritten: ({ AnalyticsConfiguration: analytics }) => {
      if (analytics?.ApplicationArn === undefined) return analytics;
      // Cognito adds its service-linked role to its answers, and refuses an update that sends the role back (recorded).
      const { RoleArn: _serviceLinkedRole, ...ofTheTemplate } = analytics;
      return ofTheTemplate;
    },
    addedMembers: { UserDataShared: false },
    release: 'omit',
  },
  PreventUserExistenceErrors: { kind: 'string', constraints: { known: ['LEGACY', 'ENABLED'], isClosed: true }, release: 'omit' },
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
    constraints: {
      members: {
        Feature: { known: ['ENABLED', 'DISABLED'], isClosed: true },
        RetryGracePeriodSeconds: { minimum: 0, maximum: 60, unit: 'seconds' },
      },
      required: ['Feature'],
    },
    // Cognito fills in a missing grace period with 0. For a disabled rotation it always answers 0.
    canonical: (rotation) => ({
      ...rotation,
      RetryGracePeriodSeconds: rotation.Feature === 'DISABLED' ? 0 : (rotation.RetryGracePeriodSeconds ?? 0),
    }),
    // A pool of the LITE tier may refuse the attribute, even DISABLED.
    release: { sendIfLive: { Feature: 'DISABLED' } },
    // It may also refuse DISABLED if the pool changed to the LITE tier later (OPEN). Without the attribute, rotation is off too.
    isDroppable: ({ Feature }) => Feature === 'DISABLED',
    // A template without a grace period asks for none. It is OPEN whether Cognito keeps the live grace period if it is left out.
    withDefaults: (rotation) => (rotation.Feature === 'ENABLED' ? { RetryGracePeriodSeconds: 0, ...rotation } : rotation),
  },
  PublishSecretsInAWSSecretsManager: {
    kind: 'boolean',
    readDefault: false,
    // Cognito answers with ClientSecretArn if it manages the secret in Secrets Manager (DOC).
    asWritten: (live) => (isManaged(live) ? true : live.PublishSecretsInAWSSecretsManager),
    release: 'keep',
    // Cognito may rotate the secret if it gets `true` again, and deletes the secret in Secrets Manager if it gets `false` (DOC).
    sentOnlyIfChanged: true,
    staysBecause: 'The secret stays in AWS Secrets Manager. To move it back to Cognito, set the property to false.',
  },
};

export const SETTING_NAMES = Object.keys(ATTRIBUTES) as readonly SettingName[];

/** The properties that are not settings: the identifiers, and the properties that never change after the create. */
const FIXED: { readonly [name in Exclude<PropertyName, SettingName>]-?: Property<NonNullable<Properties[name]>> } = {
  UserPoolId: {
    kind: 'string',
    constraints: {
      minLength: 1,
      maxLength: 55,
      pattern: { regexp: /^[\w-]+_[0-9a-zA-Z]+$/, words: 'be the id of a user pool, such as us-east-1_Ab12Cd34E' },
    },
    required: true,
  },
  GenerateSecret: { kind: 'boolean' },
  // Only Cognito sets these, so they need no constraints.
  ClientId: { kind: 'string', readOnly: true },
  ClientSecret: { kind: 'string', readOnly: true },
  ClientSecretArn: { kind: 'string', readOnly: true },
  Name: { kind: 'string', readOnly: true, setInstead: 'ClientName' },
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

/** Properties that a template must set. */
export const REQUIRED = PROPERTY_NAMES.filter((name) => PROPERTIES[name].required);

/** Properties that only Cognito sets. A template cannot set them. */
export const READ_ONLY = PROPERTY_NAMES.filter((name) => PROPERTIES[name].readOnly);

/** The properties that a template can set. */
export const SETTABLE = PROPERTY_NAMES.filter((name) => !READ_ONLY.includes(name));

/** The members of Cognito's answer that are not settings. An update must not send them. */
export const ANSWER_ONLY = [...PRIMARY_IDENTIFIER, ...SECRET_MEMBERS, 'ClientType', 'CreationDate', 'LastModifiedDate'] as const;
