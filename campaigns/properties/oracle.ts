/**
 * The expected result of an update, setting by setting, written from the documented rules and from the facts about Cognito. It
 * uses only names and types of src/model, so that a defect there does not repeat here.
 *
 * All states are as DescribeUserPoolClient shows them, with one exception. Describe shows by an ARN that Secrets Manager keeps
 * the secret. Here the setting PublishSecretsInAWSSecretsManager shows it.
 */
import { isDeepStrictEqual } from 'node:util';
import type { AnalyticsConfiguration, Properties, SettingName, Settings, TimeUnit } from '../../src/model/properties';
import { present, UNTOUCHED } from '../../test/support/clients';

export interface Situation {
  desired: Settings;
  /** The last template's properties, or a complete model. All values of a model count as set by the template. */
  previous: Settings;
  live: Settings;
}

/**
 * The settings that the client shows after an update. They are the same for all possible behaviours of Cognito at its OPEN
 * points, such as the effect of an omitted setting.
 */
export function expectedLive(situation: Situation): Settings {
  const expected = present(
    Object.fromEntries(Object.entries(EXPECTED).map(([name, expect]) => [name, expect(situation)])) as Settings,
  );
  // "(30, no unit) and (30, days) are the same quantity unless desired names the unit", and an update that changes nothing is not
  // written. So an update whose only change would be to remove the name of a default unit leaves it in place.
  return isDeepStrictEqual(inEffect(expected, situation.desired), inEffect(situation.live, situation.desired))
    ? situation.live
    : expected;
}

/** The settings that the client shows after a create with these properties. */
export const expectedOfCreate = (desired: Settings): Settings => expectedLive({ desired, previous: {}, live: UNTOUCHED });

/** A setting without a row does not compile. */
const EXPECTED: { readonly [name in SettingName]-?: (situation: Situation) => Settings[name] } = {
  // A released name stays: every client has a name.
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
  // Set or kept as a whole.
  AnalyticsConfiguration: ({ desired, previous, live }) => {
    if (desired.AnalyticsConfiguration) return shownAnalytics(desired.AnalyticsConfiguration);
    return previous.AnalyticsConfiguration ? undefined : live.AnalyticsConfiguration;
  },
  PreventUserExistenceErrors: (situation) => scalar('PreventUserExistenceErrors', situation),
  EnableTokenRevocation: (situation) => scalar('EnableTokenRevocation', situation),
  EnablePropagateAdditionalUserContextData: (situation) => scalar('EnablePropagateAdditionalUserContextData', situation),
  AuthSessionValidity: (situation) => scalar('AuthSessionValidity', situation),
  // Set or kept as a whole. It can be disabled but not removed. A disabled rotation has no grace period.
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

/** Owned, released or kept. A default value in the previous state does not count as set by the template: Read fills it in. */
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

/** Cognito shows a list without duplicates, sorted by code point. It does not show an empty list. */
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

/** A unit goes back to the default by its name if another unit is live: Cognito may keep a unit that an update omits. */
function validity(token: Token, situation: Situation): Validity {
  const { number, unit } = wantedValidity(token, situation);
  const live = validityIn(situation.live, token).unit ?? DEFAULT_UNITS[token];
  return { number, unit: unit ?? (live === DEFAULT_UNITS[token] ? undefined : DEFAULT_UNITS[token]) };
}

function wantedValidity(token: Token, { desired, previous, live }: Situation): Validity {
  const wanted = validityIn(desired, token);
  const before = validityIn(previous, token);
  const now = validityIn(live, token);
  // The number that a client shows if it never had one: 30 for refresh tokens, undefined for the others.
  const noNumber = validityIn(UNTOUCHED, token).number;
  const numberReleased = before.number !== undefined && before.number !== noNumber;

  // A new number without a unit has the default unit, never a unit that is left from before. If the live unit has the default's
  // name and the template never set one, the name stays: "(30, no unit) and (30, days) are the same quantity". 0 means the
  // default number.
  if (wanted.number !== undefined) {
    const named = now.unit === DEFAULT_UNITS[token] && before.unit === undefined;
    return { number: wanted.number === 0 ? noNumber : wanted.number, unit: wanted.unit ?? (named ? now.unit : undefined) };
  }
  if (wanted.unit !== undefined) {
    // The unit is sent, and the live number is kept only if the live unit is the same.
    const sameUnit = (now.unit ?? DEFAULT_UNITS[token]) === wanted.unit;
    return { number: !numberReleased && sameUnit ? now.number : noNumber, unit: wanted.unit };
  }
  // A released number releases its unit, even a unit that the template did not set.
  if (numberReleased) return { number: noNumber };
  // Two rules contradict each other if the template had only a unit, and the console set a number: the unit is released, but "a
  // kept number keeps its unit". Without its unit the number would have another meaning, and a rollback to a template without the
  // unit would not restore it. So if there is a number, both stay.
  return before.unit !== undefined && now.number === noNumber ? { number: noNumber } : now;
}

function validityIn(settings: Settings, token: Token): Validity {
  return { number: settings[`${token}Validity`], unit: settings.TokenValidityUnits?.[token] };
}

/** The state without the names of default units, except those that `desired` sets. They have no effect. */
export function inEffect<State extends Settings>(state: State, desired: Settings): State {
  const units = Object.entries(state.TokenValidityUnits ?? {}).filter(
    ([token, unit]) => unit !== DEFAULT_UNITS[token as Token] || desired.TokenValidityUnits?.[token as Token] !== undefined,
  );
  return { ...state, TokenValidityUnits: Object.fromEntries(units) };
}

/** Describe always shows UserDataShared. With an ApplicationArn it also shows Cognito's service-linked role. */
function shownAnalytics(sent: AnalyticsConfiguration): AnalyticsConfiguration {
  const RoleArn = 'arn:aws:iam::123456789012:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp';
  return { UserDataShared: false, ...sent, ...(sent.ApplicationArn !== undefined && { RoleArn }) };
}

/** The model that Read answers for a client with these settings: with the lists that Cognito omits, without Cognito's role. */
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
