/** Random states of an app client. Cognito accepts most of them. */
import fc, { type Arbitrary } from 'fast-check';
import { SETTING_NAMES } from '../../src/model/attributes';
import type { RefreshTokenRotation, SettingName, Settings, TokenValidityUnits } from '../../src/model/properties';
import { present } from '../../test/support/clients';
import { chance, listOf, maybe, oneIn } from './draws';
import { longLife, shortLife } from './lifetimes';

/** The history of an app client, and the update that CloudFormation requests next. */
export interface Story {
  secret: boolean;
  /** The template that created the client. */
  first: Settings;
  /** Changes outside CloudFormation after that: on the console, which sends all settings, or by a script that sends only these. */
  outside: { by: 'console' | 'script'; settings: Settings } | undefined;
  /** The template of the update. */
  desired: Settings;
  /** A template whose update failed before anything was written. */
  failed: Settings;
  /**
   * The previous state in the event: the first template, the model that the create answered, the model that Read answers now, or
   * the template that failed.
   */
  previous: 'first' | 'answered' | 'read' | 'failed';
}

/** Decides which values can be combined. All states of one client share it, so that most mixtures of two states are valid. */
interface Family {
  secret: boolean;
  /** True for the old names of the sign-in flows. Cognito does not accept old and new names together. */
  legacyFlows: boolean;
  /** Rotation cannot be combined with ALLOW_REFRESH_TOKEN_AUTH. */
  rotation: boolean;
  /** The flow client_credentials cannot be combined with other flows, needs a secret, and has no scopes about a user. */
  machine: boolean;
}

const families: Arbitrary<Family> = fc
  .record({ secret: fc.boolean(), legacyFlows: chance(15), rotation: chance(60), machine: chance(20) })
  .map((family) => ({ ...family, machine: family.machine && family.secret }));

export const stories: Arbitrary<Story> = families.chain((family) =>
  fc
    .record({
      secret: fc.constant(family.secret),
      first: templates(family).map(consistent),
      outside: maybe(fc.record({ by: fc.constantFrom('console', 'script'), settings: edits(family) }), 70),
      desired: fc.oneof({ weight: 4, arbitrary: templates(family).map(consistent) }, { weight: 1, arbitrary: templates(family) }),
      edit: maybe(
        fc.record({
          dropped: fc.subarray([...SETTING_NAMES], { maxLength: 4 }),
          set: edits(family),
          togglesDefaults: chance(20),
        }),
        50,
      ),
      failed: templates(family),
      previous: fc.oneof(
        { weight: 4, arbitrary: fc.constant('first' as const) },
        { weight: 2, arbitrary: fc.constant('answered' as const) },
        { weight: 2, arbitrary: fc.constant('read' as const) },
        { weight: 1, arbitrary: fc.constant('failed' as const) },
      ),
    })
    .map(({ edit, ...story }) => (edit === undefined ? story : { ...story, desired: edited(story.first, edit) })),
);

interface Edit {
  dropped: SettingName[];
  set: Settings;
  /** True if members that equal their default are added or removed. The meaning stays the same. */
  togglesDefaults: boolean;
}

/** The first template with a few settings removed and a few others set, as most updates are. */
function edited(first: Settings, { dropped, set, togglesDefaults }: Edit): Settings {
  const template = togglesDefaults ? withDefaultsToggled(first) : first;
  const left = Object.entries(template).filter(([name]) => !dropped.some((one) => one === name));
  return { ...Object.fromEntries(left), ...set };
}

/** Adds or removes the members that equal their default, in the settings that are objects. */
function withDefaultsToggled(template: Settings): Settings {
  const { AnalyticsConfiguration: analytics, RefreshTokenRotation: rotation } = template;
  return present<Settings>({
    ...template,
    AnalyticsConfiguration: analytics && toggled(analytics, 'UserDataShared', false),
    RefreshTokenRotation: rotation && toggled(rotation, 'RetryGracePeriodSeconds', 0),
  });
}

/** Adds a missing member with its default, or removes a member that equals its default. */
function toggled<Value extends object, Name extends keyof Value>(value: Value, name: Name, byDefault: Value[Name]): Value {
  const { [name]: set, ...others } = value;
  if (set === undefined) return { ...value, [name]: byDefault };
  return set === byDefault ? (others as Value) : value;
}

/** A random template. */
export const anyTemplate: Arbitrary<Settings> = families.chain(templates);

/** The settings of a template: a few, half, or nearly all. */
function templates(family: Family): Arbitrary<Settings> {
  return fc.oneof(...[15, 50, 85].map((percent) => settings(family, percent)));
}

/** The settings of a change: mostly one or two. */
function edits(family: Family): Arbitrary<Settings> {
  return fc.oneof({ weight: 3, arbitrary: settings(family, 5) }, { weight: 1, arbitrary: templates(family) });
}

function settings(family: Family, percent: number): Arbitrary<Settings> {
  const values = fc.record(
    Object.fromEntries(Object.entries(attributes(family)).map(([name, value]) => [name, maybe<unknown>(value, percent)])),
  );
  const lifetimes = fc.record({
    AccessToken: maybe(shortLife, percent),
    IdToken: maybe(shortLife, percent),
    RefreshToken: maybe(longLife, percent),
    noUnits: chance(5),
  });
  return fc.tuple(values, lifetimes).map(([others, { AccessToken, IdToken, RefreshToken, noUnits }]) => {
    const units = present<TokenValidityUnits>({
      AccessToken: AccessToken?.unit,
      IdToken: IdToken?.unit,
      RefreshToken: RefreshToken?.unit,
    });
    return present<Settings>({
      ...others,
      AccessTokenValidity: AccessToken?.number,
      IdTokenValidity: IdToken?.number,
      RefreshTokenValidity: RefreshToken?.number,
      TokenValidityUnits: Object.keys(units).length > 0 || noUnits ? units : undefined,
    });
  });
}

type Untimed = Exclude<SettingName, 'AccessTokenValidity' | 'IdTokenValidity' | 'RefreshTokenValidity' | 'TokenValidityUnits'>;

/** A setting without a row does not compile. The token validities are drawn in `settings`, each with its unit. */
const attributes = ({
  secret,
  legacyFlows,
  rotation,
  machine,
}: Family): { [name in Untimed]-?: Arbitrary<NonNullable<Settings[name]>> } => ({
  ClientName: fc.constantFrom('app', 'shop', 'a=b, c.d@e-f+1'),
  ReadAttributes: listOf('email', 'name', 'nickname', 'phone_number', 'sub', 'email_verified'),
  WriteAttributes: listOf('email', 'name', 'nickname', 'phone_number'),
  ExplicitAuthFlows: legacyFlows
    ? listOf('ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH')
    : listOf('ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_USER_AUTH', ...(rotation ? [] : ['ALLOW_REFRESH_TOKEN_AUTH'])),
  SupportedIdentityProviders: listOf('COGNITO'),
  CallbackURLs: listOf(...URLS).map((urls) => (urls.length > 0 ? [...urls, HOME] : urls)),
  LogoutURLs: listOf(...URLS),
  DefaultRedirectURI: oneIn(10, fc.constantFrom(...URLS), fc.constant(HOME)),
  AllowedOAuthFlows: machine ? listOf('client_credentials') : listOf('code', 'implicit'),
  AllowedOAuthScopes: machine
    ? listOf('aws.cognito.signin.user.admin')
    : listOf('openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'),
  AllowedOAuthFlowsUserPoolClient: chance(40),
  AnalyticsConfiguration: fc.oneof(
    fc.record(
      {
        ApplicationArn: fc.constantFrom('1a', '2b').map((id) => `arn:aws:mobiletargeting:us-east-1:123456789012:apps/${id}`),
        UserDataShared: fc.boolean(),
      },
      { requiredKeys: ['ApplicationArn'], noNullPrototype: true },
    ),
    fc.record(
      {
        ApplicationId: fc.constantFrom('1a', '2b'),
        RoleArn: fc.constant('arn:aws:iam::123456789012:role/pinpoint'),
        ExternalId: fc.constantFrom('x', 'y'),
        UserDataShared: fc.boolean(),
      },
      { requiredKeys: ['ApplicationId', 'RoleArn', 'ExternalId'], noNullPrototype: true },
    ),
  ),
  PreventUserExistenceErrors: fc.constantFrom('LEGACY', 'ENABLED'),
  EnableTokenRevocation: fc.boolean(),
  EnablePropagateAdditionalUserContextData: secret ? fc.boolean() : oneIn(20, fc.constant(true), fc.constant(false)),
  AuthSessionValidity: fc.oneof(fc.constant(3), fc.integer({ min: 3, max: 15 })),
  RefreshTokenRotation: fc.record<RefreshTokenRotation, 'Feature'>(
    {
      Feature: rotation ? fc.constantFrom('DISABLED', 'ENABLED') : fc.constant('DISABLED'),
      RetryGracePeriodSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
    },
    { requiredKeys: ['Feature'], noNullPrototype: true },
  ),
  PublishSecretsInAWSSecretsManager: secret ? fc.boolean() : oneIn(20, fc.constant(true), fc.constant(false)),
});

/** A callback URL of most clients, so that it can be the default. */
const HOME = 'https://app.example.com/';
/** The last two URLs have another order by code point than by UTF-16 units. */
const URLS = [HOME, 'myapp://signed-in', 'http://localhost:3000', 'https://\uffee.example.com', 'https://\u{10000}.example.com'];

/** Removes the settings that Cognito refuses because another setting is missing. */
function consistent(template: Settings): Settings {
  const { CallbackURLs = [], AllowedOAuthFlows = [], AllowedOAuthScopes = [], DefaultRedirectURI = '' } = template;
  const withFlows = CallbackURLs.length > 0 || AllowedOAuthFlows.includes('client_credentials');
  const withOAuth = withFlows && AllowedOAuthFlows.length > 0 && AllowedOAuthScopes.length > 0;
  const { AllowedOAuthFlowsUserPoolClient: on } = template;
  return present<Settings>({
    ...template,
    AllowedOAuthFlows: withFlows ? template.AllowedOAuthFlows : undefined,
    AllowedOAuthFlowsUserPoolClient: withOAuth || on === false ? on : undefined,
    DefaultRedirectURI: CallbackURLs.includes(DefaultRedirectURI) ? DefaultRedirectURI : undefined,
  });
}
