/** Random states of an app client: such as Cognito takes, most of the time. */
import fc, { type Arbitrary } from 'fast-check';
import { SETTING_NAMES } from '../../src/model/attributes';
import type { RefreshTokenRotation, SettingName, Settings, TokenValidityUnits } from '../../src/model/properties';
import { present } from '../../test/support/clients';
import { chance, listOf, maybe, oneIn } from './draws';
import { longLife, shortLife } from './lifetimes';

/** How an app client came to be what it is, and what CloudFormation asks of it next. */
export interface Story {
  secret: boolean;
  /** The template that made the client. */
  first: Settings;
  /** What somebody else set then: on the console, which sends along all that it shows, or by a script that sends only this. */
  outside: { by: 'console' | 'script'; settings: Settings } | undefined;
  /** The template of the update. */
  desired: Settings;
  /** A template whose update failed before anything was written. */
  failed: Settings;
  /**
   * What the event tells as the previous state: the first template, the model that its create answered, the model that Read answers
   * now, or the template that failed.
   */
  previous: 'first' | 'answered' | 'read' | 'failed';
}

/** What decides which values go together. All states of one client share it, so that most of their mixtures are valid. */
interface Family {
  secret: boolean;
  /** The names of 2018 for sign-in flows, which don't mix with today's. */
  legacyFlows: boolean;
  /** Rotation excludes the flow that uses a refresh token twice. */
  rotation: boolean;
  /** The flow client_credentials stands alone, needs a secret, and has none of the scopes that speak of a user. */
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
        fc.record({ dropped: fc.subarray([...SETTING_NAMES], { maxLength: 4 }), set: edits(family), reworded: chance(20) }),
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
  /** Whether what stays is said in other words. */
  reworded: boolean;
}

/** The first template with a few lines taken out, and a few others: what most updates are. */
function edited(first: Settings, { dropped, set, reworded }: Edit): Settings {
  const left = Object.entries(reworded ? inOtherWords(first) : first).filter(([name]) => !dropped.some((one) => one === name));
  return { ...Object.fromEntries(left), ...set };
}

/** The objects that are taken whole, with what may be left out in them left out or said. */
function inOtherWords(template: Settings): Settings {
  const { AnalyticsConfiguration: analytics, RefreshTokenRotation: rotation } = template;
  return present<Settings>({
    ...template,
    AnalyticsConfiguration: analytics && reworded(analytics, 'UserDataShared', false),
    RefreshTokenRotation: rotation && reworded(rotation, 'RetryGracePeriodSeconds', 0),
  });
}

/** Says what goes without saying, or no longer says it. */
function reworded<Value extends object, Name extends keyof Value>(value: Value, name: Name, unsaid: Value[Name]): Value {
  const { [name]: said, ...others } = value;
  if (said === undefined) return { ...value, [name]: unsaid };
  return said === unsaid ? (others as Value) : value;
}

/** A template of any client. */
export const anyTemplate: Arbitrary<Settings> = families.chain(templates);

/** The settings of a template: few of them, half, or nearly all. */
function templates(family: Family): Arbitrary<Settings> {
  return fc.oneof(...[15, 50, 85].map((percent) => settings(family, percent)));
}

/** What is set over something else: one or two settings, mostly. */
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

/** An attribute without a row does not compile; those of the token validities are drawn together, each with its unit. */
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

/** The callback URL of most clients, which is the one that may be the default. */
const HOME = 'https://app.example.com/';
/** The last two: their order by code point is not their order by UTF-16 units. */
const URLS = [HOME, 'myapp://signed-in', 'http://localhost:3000', 'https://\uffee.example.com', 'https://\u{10000}.example.com'];

/** Without the settings that Cognito refuses unless the template sets others. */
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
