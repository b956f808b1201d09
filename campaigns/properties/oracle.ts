/**
 * What a person expects of an update, attribute by attribute, written from the project's rules and from what is known of Cognito. It
 * knows nothing of src/model but the names and types of the attributes, so that the two can disagree.
 *
 * All states are as Cognito shows them: `live` and the answers are what DescribeUserPoolClient says about a client's settings. One thing it
 * shows in another way: that it keeps the secret in Secrets Manager, by an ARN. Here that is the setting by which it was asked for.
 */
import { isDeepStrictEqual } from 'node:util';
import type { AnalyticsConfiguration, Properties, SettingName, Settings, TimeUnit } from '../../src/model/properties';
import { present, UNTOUCHED } from '../../test/support/clients';

export interface Situation {
  desired: Settings;
  /** The last template's properties, or a complete model. Where it is a model, what was kept for the console counts as the template's. */
  previous: Settings;
  live: Settings;
}

/**
 * The settings that the client shows after an update, whatever an omitted attribute does: the OPEN points of Cognito's behaviour must
 * not make a difference.
 */
export function expectedLive(situation: Situation): Settings {
  const expected = present(
    Object.fromEntries(Object.entries(EXPECTED).map(([name, expect]) => [name, expect(situation)])) as Settings,
  );
  // "(30, no unit) and (30, days) are the same quantity unless desired names the unit", and what equals the live client is not written.
  // So where the name of a default unit is all that would go, it stays.
  return isDeepStrictEqual(inEffect(expected, situation.desired), inEffect(situation.live, situation.desired))
    ? situation.live
    : expected;
}

/** What the client shows after a create with these properties. */
export const expectedOfCreate = (desired: Settings): Settings => expectedLive({ desired, previous: {}, live: UNTOUCHED });

/** An attribute without a row does not compile. */
const EXPECTED: { readonly [name in SettingName]-?: (situation: Situation) => Settings[name] } = {
  // A name that is released stays: no client is without one.
  ClientName: ({ desired, live }) => desired.ClientName ?? live.ClientName,
  RefreshTokenValidity: (situation) => validity('RefreshToken', situation).number,
  AccessTokenValidity: (situation) => validity('AccessToken', situation).number,
  IdTokenValidity: (situation) => validity('IdToken', situation).number,
  TokenValidityUnits: (situation) =>
    present({
      AccessToken: validity('AccessToken', situation).unit,
      IdToken: validity('IdToken', situation).unit,
      RefreshToken: validity('RefreshToken', situation).unit,
    }),
  ReadAttributes: (situation) => list('ReadAttributes', situation),
  WriteAttributes: (situation) => list('WriteAttributes', situation),
  ExplicitAuthFlows: (situation) => list('ExplicitAuthFlows', situation),
  SupportedIdentityProviders: (situation) => list('SupportedIdentityProviders', situation),
  CallbackURLs: (situation) => list('CallbackURLs', situation),
  LogoutURLs: (situation) => list('LogoutURLs', situation),
  DefaultRedirectURI: (situation) => scalar('DefaultRedirectURI', situation),
  AllowedOAuthFlows: (situation) => list('AllowedOAuthFlows', situation),
  AllowedOAuthScopes: (situation) => list('AllowedOAuthScopes', situation),
  AllowedOAuthFlowsUserPoolClient: (situation) => scalar('AllowedOAuthFlowsUserPoolClient', situation),
  // Taken or kept whole.
  AnalyticsConfiguration: ({ desired, previous, live }) => {
    if (desired.AnalyticsConfiguration) return shownAnalytics(desired.AnalyticsConfiguration);
    return previous.AnalyticsConfiguration ? undefined : live.AnalyticsConfiguration;
  },
  PreventUserExistenceErrors: (situation) => scalar('PreventUserExistenceErrors', situation),
  EnableTokenRevocation: (situation) => scalar('EnableTokenRevocation', situation),
  EnablePropagateAdditionalUserContextData: (situation) => scalar('EnablePropagateAdditionalUserContextData', situation),
  AuthSessionValidity: (situation) => scalar('AuthSessionValidity', situation),
  // Taken or kept whole. It can be switched off but not taken away again, and off it has no grace period.
  RefreshTokenRotation: ({ desired, previous, live }) => {
    const off = { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 } as const;
    if (desired.RefreshTokenRotation) {
      const { Feature, RetryGracePeriodSeconds = 0 } = desired.RefreshTokenRotation;
      return Feature === 'DISABLED' ? off : { Feature, RetryGracePeriodSeconds };
    }
    return previous.RefreshTokenRotation && live.RefreshTokenRotation ? off : live.RefreshTokenRotation;
  },
  // A secret that no template moves stays where it is.
  PublishSecretsInAWSSecretsManager: ({ desired, live }) =>
    desired.PublishSecretsInAWSSecretsManager ?? live.PublishSecretsInAWSSecretsManager ?? false,
};

type ScalarName =
  | 'DefaultRedirectURI'
  | 'AllowedOAuthFlowsUserPoolClient'
  | 'PreventUserExistenceErrors'
  | 'EnableTokenRevocation'
  | 'EnablePropagateAdditionalUserContextData'
  | 'AuthSessionValidity';

/** Owned, released or never owned: a value that Read fills in of itself was never owned. */
function scalar<Name extends ScalarName>(name: Name, { desired, previous, live }: Situation): Settings[Name] {
  if (desired[name] !== undefined) return desired[name];
  const untouched = (UNTOUCHED as Settings)[name];
  const released = previous[name] !== undefined && previous[name] !== untouched;
  return released ? untouched : live[name];
}

type ListName = { [name in SettingName]: NonNullable<Settings[name]> extends string[] ? name : never }[SettingName];

function list(name: ListName, { desired, previous, live }: Situation): string[] | undefined {
  if (desired[name] !== undefined) return shownList(desired[name]);
  const released = previous[name] !== undefined && previous[name].length > 0;
  return released ? undefined : live[name];
}

/** Lists are sets, shown by code point; an empty one is not shown. */
function shownList(items: readonly string[]): string[] | undefined {
  const distinct = [...new Set(items)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return distinct.length === 0 ? undefined : distinct;
}

type Token = 'AccessToken' | 'IdToken' | 'RefreshToken';

const DEFAULT_UNITS = { AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' } as const;

/** A number and its unit: one quantity. */
interface Validity {
  number?: number | undefined;
  unit?: TimeUnit | undefined;
}

/** A unit that goes back to the default is sent by name where another one is live: Cognito may keep what an update leaves out. */
function validity(token: Token, situation: Situation): Validity {
  const { number, unit } = wantedValidity(token, situation);
  const live = validityIn(situation.live, token).unit ?? DEFAULT_UNITS[token];
  return { number, unit: unit ?? (live === DEFAULT_UNITS[token] ? undefined : DEFAULT_UNITS[token]) };
}

function wantedValidity(token: Token, { desired, previous, live }: Situation): Validity {
  const wanted = validityIn(desired, token);
  const before = validityIn(previous, token);
  const now = validityIn(live, token);
  // What a client shows that never had a number: 30 for refresh tokens, else nothing.
  const noNumber = validityIn(UNTOUCHED, token).number;
  const numberReleased = before.number !== undefined && before.number !== noNumber;

  // A new number without a unit means the default unit, never a leftover one; the name of the default unit is no leftover where the
  // template never had a unit, and "(30, no unit) and (30, days) are the same quantity". 0 is another word for the default.
  if (wanted.number !== undefined) {
    const named = now.unit === DEFAULT_UNITS[token] && before.unit === undefined;
    return { number: wanted.number === 0 ? noNumber : wanted.number, unit: wanted.unit ?? (named ? now.unit : undefined) };
  }
  if (wanted.unit !== undefined) {
    // The unit is sent, and the live number is kept only if the live unit is the same.
    const sameUnit = (now.unit ?? DEFAULT_UNITS[token]) === wanted.unit;
    return { number: !numberReleased && sameUnit ? now.number : noNumber, unit: wanted.unit };
  }
  // Releasing the number releases its unit, whoever set that.
  if (numberReleased) return { number: noNumber };
  // The rules contradict each other where the template had a unit alone, and the console a number for it: the unit is released, but "a
  // kept number keeps its unit". Without its unit the number would mean something else, and a rollback to a template without the unit
  // would not bring it back. So where there is a number, both stay.
  return before.unit !== undefined && now.number === noNumber ? { number: noNumber } : now;
}

function validityIn(settings: Settings, token: Token): Validity {
  return { number: settings[`${token}Validity`], unit: settings.TokenValidityUnits?.[token] };
}

/** The state without what goes without saying, but where desired says it: the names of default units. */
export function inEffect<State extends Settings>(state: State, desired: Settings): State {
  const units = Object.entries(state.TokenValidityUnits ?? {}).filter(
    ([token, unit]) => unit !== DEFAULT_UNITS[token as Token] || desired.TokenValidityUnits?.[token as Token] !== undefined,
  );
  return { ...state, TokenValidityUnits: Object.fromEntries(units) };
}

/** Describe says of all analytics whether user data are shared, and shows next to an ApplicationArn a role that nobody sent. */
function shownAnalytics(sent: AnalyticsConfiguration): AnalyticsConfiguration {
  const RoleArn = 'arn:aws:iam::123456789012:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp';
  return { UserDataShared: false, ...sent, ...(sent.ApplicationArn !== undefined && { RoleArn }) };
}

/** The model that Read answers for a client that shows these settings: what Cognito leaves out is filled in, the role of its own left out. */
export function expectedModel(live: Properties): Properties {
  const { AnalyticsConfiguration: shown, ...rest } = live;
  const { RoleArn: _role, ...analytics } = shown ?? {};
  return present({
    ReadAttributes: [],
    WriteAttributes: [],
    ExplicitAuthFlows: [],
    SupportedIdentityProviders: [],
    CallbackURLs: [],
    LogoutURLs: [],
    AllowedOAuthFlows: [],
    AllowedOAuthScopes: [],
    ...rest,
    GenerateSecret: live.ClientSecret !== undefined || live.ClientSecretArn !== undefined,
    Name: live.ClientName,
    AnalyticsConfiguration: shown?.ApplicationArn === undefined ? shown : analytics,
  });
}
