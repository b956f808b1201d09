import type { SettingName, Settings } from '../../src/model/properties';
import type { Dice } from './dice';

/** Settings that Cognito takes only together with certain values of others, and the name, by which the run knows its clients. */
type LeftOut =
  | 'ClientName'
  | 'RefreshTokenValidity'
  | 'AccessTokenValidity'
  | 'TokenValidityUnits'
  | 'WriteAttributes'
  | 'DefaultRedirectURI'
  | 'AllowedOAuthFlows'
  | 'AllowedOAuthScopes'
  | 'AllowedOAuthFlowsUserPoolClient'
  | 'AnalyticsConfiguration'
  | 'EnablePropagateAdditionalUserContextData'
  | 'RefreshTokenRotation';

/**
 * Settings that may be combined at will, each with values that no client has by default, lists in the order in which Cognito shows
 * them, and with what it shows once it is given back.
 * What becomes of them in an update is reckoned here anew, so that a mistake of the handlers' merge shows.
 * A setting that is neither here nor left out does not compile.
 */
const MENU = {
  CallbackURLs: { values: [['https://a.example'], ['https://b.example', 'https://c.example']], reset: undefined },
  LogoutURLs: { values: [['https://a.example/bye'], ['app://bye', 'https://b.example/bye']], reset: undefined },
  ReadAttributes: { values: [['email'], ['email', 'name']], reset: undefined },
  ExplicitAuthFlows: { values: [['ALLOW_USER_SRP_AUTH'], ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH']], reset: undefined },
  SupportedIdentityProviders: { values: [['COGNITO']], reset: undefined },
  PreventUserExistenceErrors: { values: ['ENABLED'], reset: undefined },
  AuthSessionValidity: { values: [5, 9, 15], reset: 3 },
  EnableTokenRevocation: { values: [false], reset: true },
  IdTokenValidity: { values: [2, 3], reset: undefined },
  PublishSecretsInAWSSecretsManager: { values: [true, true, false], reset: false },
} satisfies { [name in Exclude<SettingName, LeftOut>]: { values: readonly NonNullable<Settings[name]>[]; reset: unknown } };

export type MenuName = keyof typeof MENU;
/** Values of some of the settings. */
export type Choice = { [name in MenuName]?: unknown };

const NAMES = Object.keys(MENU) as MenuName[];

/** Where the secret is. A template that stops saying so leaves it where it is, and only a client with a secret can have it. */
export const MANAGED = 'PublishSecretsInAWSSecretsManager';

/** What a template, or somebody on the console, sets. */
export function choose(dice: Dice, hasSecret: boolean, part = 0.4): Choice {
  const chosen = NAMES.filter((name) => dice.chance(part) && (hasSecret || name !== MANAGED));
  return Object.fromEntries(chosen.map((name) => [name, dice.pick<unknown>(MENU[name].values)]));
}

/** What a new client shows of the menu. */
export function afterCreate(template: Choice): Choice {
  return shown(Object.fromEntries(NAMES.map((name) => [name, template[name] ?? MENU[name].reset])));
}

/** What a client shows after an update: the template's, what it has given back, and what it never mentioned. */
export function afterUpdate(live: Choice, template: Choice, before: Choice): Choice {
  const value = (name: MenuName) => {
    if (template[name] !== undefined) return template[name];
    return before[name] !== undefined && name !== MANAGED ? MENU[name].reset : live[name];
  };
  return shown(Object.fromEntries(NAMES.map((name) => [name, value(name)])));
}

/** What the menu shows of a client. Cognito itself shows by an ARN where the secret is. */
export function shown(client: object): Choice {
  const all = { [MANAGED]: 'ClientSecretArn' in client, ...client };
  const entries = NAMES.map((name) => [name, (all as Choice)[name]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** A model fills in a list that Cognito leaves out. */
export function withoutEmptyLists(choice: Choice): Choice {
  return Object.fromEntries(Object.entries(choice).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));
}
