/** Histories of app clients. The answers of each release to them are recorded for the tests of later releases. */
import type { FaultKind } from '../../local/cognito/faults';
import type { Settings } from '../../src/model/properties';

/** The properties of a client in a template, without `UserPoolId`. */
export type Template = Settings & { GenerateSecret?: boolean };

/**
 * A stack sends the properties of its template, and the properties of its last template as the previous state. Cloud Control
 * patches the model that it read. It sends the patched model, and the model as the previous state.
 */
type Sender = 'stack' | 'Cloud Control';

export type Step =
  | { action: 'CREATE'; template: Template; fault?: Fault }
  | { action: 'UPDATE'; template: Template; sender?: Sender; fault?: Fault; rollback?: boolean }
  | { action: 'DELETE'; fault?: Fault }
  /** CloudFormation calls back after IN_PROGRESS, or retries after a retryable failure. */
  | { action: 'AGAIN'; fault?: Fault }
  /** A person changes settings in the console. The console writes back all other settings. */
  | { action: 'CONSOLE'; edit: Settings };

/** A fault in the calls of one operation of Cognito. */
export interface Fault {
  operation: 'CreateUserPoolClient' | 'UpdateUserPoolClient' | 'DeleteUserPoolClient';
  kind: FaultKind;
  /** Set if the fault happens once, and every call after it is throttled. */
  isThrottledThen?: true;
}

const HOME = 'https://home.example.com';
const AWAY = 'https://away.example.com';
const FLOWS: Settings = { AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'], AllowedOAuthFlowsUserPoolClient: true };

/** Every property of release 0.1.0, with a value that is not Cognito's default. */
const EVERY_PROPERTY: Template = {
  ClientName: 'shop',
  GenerateSecret: true,
  RefreshTokenValidity: 48,
  AccessTokenValidity: 20,
  IdTokenValidity: 1200,
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'seconds', RefreshToken: 'hours' },
  ReadAttributes: ['name', 'email'],
  WriteAttributes: ['name'],
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'],
  SupportedIdentityProviders: ['COGNITO'],
  CallbackURLs: [HOME, AWAY],
  LogoutURLs: [`${HOME}/bye`],
  DefaultRedirectURI: HOME,
  ...FLOWS,
  AnalyticsConfiguration: {
    ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/d70b2ba36a8c4dc5a04a0451a31a1e12',
    UserDataShared: true,
  },
  PreventUserExistenceErrors: 'ENABLED',
  EnableTokenRevocation: false,
  EnablePropagateAdditionalUserContextData: true,
  AuthSessionValidity: 10,
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 },
};

const OTHER_VALUES: Template = {
  ...EVERY_PROPERTY,
  ClientName: 'renamed',
  RefreshTokenValidity: 60,
  AccessTokenValidity: 2,
  TokenValidityUnits: { AccessToken: 'hours', IdToken: 'seconds', RefreshToken: 'days' },
  CallbackURLs: [AWAY],
  DefaultRedirectURI: AWAY,
  LogoutURLs: [],
  AnalyticsConfiguration: {
    ApplicationId: 'd70b2ba36a8c4dc5a04a0451a31a1e12',
    ExternalId: 'external',
    RoleArn: 'arn:aws:iam::123456789012:role/pinpoint',
  },
  PreventUserExistenceErrors: 'LEGACY',
  RefreshTokenRotation: { Feature: 'DISABLED' },
};

/** Settings of a person at the console, which the template does not mention. */
const BY_HAND: Settings = { ReadAttributes: ['email'], AuthSessionValidity: 12, LogoutURLs: [`${AWAY}/bye`] };

/** Each property by itself, with those that it needs. The next update removes it. */
const ONE_BY_ONE: readonly Template[] = [
  { RefreshTokenValidity: 7 },
  { AccessTokenValidity: 2 },
  { IdTokenValidity: 3 },
  { ReadAttributes: ['email'] },
  { WriteAttributes: ['name'] },
  { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] },
  { SupportedIdentityProviders: ['COGNITO'] },
  { CallbackURLs: [HOME], DefaultRedirectURI: HOME },
  { LogoutURLs: [HOME] },
  { CallbackURLs: [HOME], ...FLOWS },
  { AnalyticsConfiguration: EVERY_PROPERTY.AnalyticsConfiguration ?? {} },
  { PreventUserExistenceErrors: 'ENABLED' },
  { EnableTokenRevocation: false },
  { AuthSessionValidity: 10 },
  { RefreshTokenRotation: { Feature: 'ENABLED' } },
];

const UNITS = ['seconds', 'minutes', 'hours', 'days'] as const;
const NUMBERS = { seconds: [7200, 86_400], minutes: [90, 1440], hours: [3, 72], days: [1, 9] } as const;

const inUnit = (unit: (typeof UNITS)[number]): Template => ({
  ClientName: unit,
  AccessTokenValidity: NUMBERS[unit][0],
  IdTokenValidity: NUMBERS[unit][0],
  RefreshTokenValidity: NUMBERS[unit][1],
  TokenValidityUnits: { AccessToken: unit, IdToken: unit, RefreshToken: unit },
});

const NAMED: Template = { ClientName: 'shop' };
const OWNED: Template = { ...NAMED, CallbackURLs: [HOME], AuthSessionValidity: 5 };
const CHANGED: Template = { ...NAMED, CallbackURLs: [AWAY], AuthSessionValidity: 9 };
const CONFIDENTIAL: Template = { ...NAMED, GenerateSecret: true, AuthSessionValidity: 9 };
const THROTTLED_UPDATE: Fault = { operation: 'UpdateUserPoolClient', kind: 'throttle' };
const LOST_UPDATE: Fault = { operation: 'UpdateUserPoolClient', kind: 'internal-error-after', isThrottledThen: true };
const THROTTLED_DELETE: Fault = { operation: 'DeleteUserPoolClient', kind: 'throttle' };

export const STORIES: Readonly<Record<string, readonly Step[]>> = {
  'every property set': [
    { action: 'CREATE', template: EVERY_PROPERTY },
    { action: 'UPDATE', template: OTHER_VALUES },
    { action: 'UPDATE', template: EVERY_PROPERTY, sender: 'Cloud Control' },
    { action: 'UPDATE', template: { ...NAMED, GenerateSecret: true } },
    { action: 'DELETE' },
  ],
  'nothing but the required': [
    { action: 'CREATE', template: {} },
    { action: 'UPDATE', template: CHANGED },
    { action: 'UPDATE', template: {}, sender: 'Cloud Control' },
    { action: 'DELETE' },
  ],
  'a client with a secret': [
    { action: 'CREATE', template: { ...NAMED, GenerateSecret: true, AllowedOAuthFlows: ['client_credentials'] } },
    { action: 'UPDATE', template: { ...NAMED, GenerateSecret: true, EnablePropagateAdditionalUserContextData: true } },
    { action: 'UPDATE', template: { ...NAMED, GenerateSecret: true } },
    { action: 'DELETE' },
  ],
  rotation: [
    { action: 'CREATE', template: { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 } } },
    { action: 'UPDATE', template: { RefreshTokenRotation: { Feature: 'ENABLED' } } },
    { action: 'UPDATE', template: {} },
    { action: 'UPDATE', template: { AuthSessionValidity: 9 } },
    { action: 'UPDATE', template: { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 5 } } },
  ],
  'properties released one by one': [
    { action: 'CREATE', template: NAMED },
    ...ONE_BY_ONE.map((template): Step => ({ action: 'UPDATE', template: { ...NAMED, ...template } })),
    { action: 'UPDATE', template: NAMED, sender: 'Cloud Control' },
  ],
  'the units of time': [
    { action: 'CREATE', template: inUnit('seconds') },
    ...UNITS.map((unit): Step => ({ action: 'UPDATE', template: inUnit(unit) })),
    { action: 'UPDATE', template: { TokenValidityUnits: { AccessToken: 'minutes', RefreshToken: 'hours' } } },
    { action: 'UPDATE', template: { AccessTokenValidity: 4, RefreshTokenValidity: 0 } },
    { action: 'UPDATE', template: {} },
  ],
  'settings of the console': [
    { action: 'CREATE', template: OWNED },
    { action: 'CONSOLE', edit: BY_HAND },
    { action: 'UPDATE', template: CHANGED },
    { action: 'UPDATE', template: { ...NAMED, ReadAttributes: ['name'] } },
    { action: 'UPDATE', template: NAMED },
  ],
  rollbacks: [
    { action: 'CREATE', template: OWNED },
    { action: 'UPDATE', template: { ...CHANGED, LogoutURLs: [HOME] } },
    { action: 'UPDATE', template: OWNED, rollback: true },
    { action: 'UPDATE', template: { ...CHANGED, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['orders/unknown'] } },
    { action: 'UPDATE', template: OWNED, rollback: true },
    { action: 'DELETE' },
  ],
  'an interrupted create': [
    { action: 'CREATE', template: { CallbackURLs: [HOME] }, fault: { operation: 'CreateUserPoolClient', kind: 'throttle' } },
    { action: 'AGAIN' },
    { action: 'DELETE' },
  ],
  'an interrupted update': [
    { action: 'CREATE', template: OWNED },
    { action: 'CONSOLE', edit: BY_HAND },
    { action: 'UPDATE', template: CHANGED, fault: THROTTLED_UPDATE },
    { action: 'AGAIN', fault: THROTTLED_UPDATE },
    { action: 'AGAIN' },
  ],
  'an update without an answer': [
    { action: 'CREATE', template: { ...EVERY_PROPERTY, ClientName: 'silent' } },
    { action: 'UPDATE', template: CONFIDENTIAL, fault: LOST_UPDATE },
    { action: 'AGAIN' },
  ],
  'an interrupted delete': [
    { action: 'CREATE', template: OWNED },
    { action: 'DELETE', fault: THROTTLED_DELETE },
    { action: 'AGAIN' },
  ],
  'a delete without an answer': [
    { action: 'CREATE', template: OWNED },
    { action: 'DELETE', fault: { operation: 'DeleteUserPoolClient', kind: 'internal-error-after' } },
    { action: 'AGAIN' },
  ],
};
