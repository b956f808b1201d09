import type { SettingName, Settings } from '../../src/model/properties';
import type { SeededRandom } from './seededRandom';

/** The settings that need certain values of other settings, and the name, which identifies the clients of the run. */
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
 * Settings that can be combined freely. No client has the `values` by default, and lists are in Cognito's order. A client shows
 * `reset` after the template stops setting it. This file computes the result of an update without the handlers' code, so that the
 * run finds errors of their merge. A setting that is neither here nor in {@link LeftOut} does not compile.
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

/** Says where the secret is. A template that stops setting it does not move the secret. Clients without a secret cannot have it. */
export const MANAGED = 'PublishSecretsInAWSSecretsManager';

/**
 * The random settings of a template, or of an edit on the console.
 * @param probability that a setting is among them
 */
export function choose(random: SeededRandom, hasSecret: boolean, probability = 0.4): Choice {
  const chosen = NAMES.filter((name) => random.chance(probability) && (hasSecret || name !== MANAGED));
  return Object.fromEntries(chosen.map((name) => [name, random.pick<unknown>(MENU[name].values)]));
}

/** The values that a new client shows. */
export function afterCreate(template: Choice): Choice {
  return shown(Object.fromEntries(NAMES.map((name) => [name, template[name] ?? MENU[name].reset])));
}

/** The values that a client shows after an update: the template's values, reset values, and kept values. */
export function afterUpdate(live: Choice, template: Choice, before: Choice): Choice {
  const value = (name: MenuName) => {
    if (template[name] !== undefined) return template[name];
    return before[name] !== undefined && name !== MANAGED ? MENU[name].reset : live[name];
  };
  return shown(Object.fromEntries(NAMES.map((name) => [name, value(name)])));
}

/** The settings of the menu that a client or a model has. Cognito shows by an ARN that Secrets Manager keeps the secret. */
export function shown(client: object): Choice {
  const all = { [MANAGED]: 'ClientSecretArn' in client, ...client };
  const entries = NAMES.map((name) => [name, (all as Choice)[name]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Removes empty lists: a model has them, and Cognito leaves them out. */
export function withoutEmptyLists(choice: Choice): Choice {
  return Object.fromEntries(Object.entries(choice).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));
}
