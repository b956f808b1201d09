/** What the local Cognito remembers: user pools with their app clients, and what a client's settings can name. */

/** The attributes of an app client that a request sets and an update can reset. Absent means: never set, or reset. */
export interface ClientSettings {
  RefreshTokenValidity?: number;
  AccessTokenValidity?: number;
  IdTokenValidity?: number;
  TokenValidityUnits?: { AccessToken?: string; IdToken?: string; RefreshToken?: string };
  ReadAttributes?: string[];
  WriteAttributes?: string[];
  ExplicitAuthFlows?: string[];
  SupportedIdentityProviders?: string[];
  CallbackURLs?: string[];
  LogoutURLs?: string[];
  DefaultRedirectURI?: string;
  AllowedOAuthFlows?: string[];
  AllowedOAuthScopes?: string[];
  AllowedOAuthFlowsUserPoolClient?: boolean;
  AnalyticsConfiguration?: AnalyticsConfiguration;
  PreventUserExistenceErrors?: string;
  EnableTokenRevocation?: boolean;
  EnablePropagateAdditionalUserContextData?: boolean;
  AuthSessionValidity?: number;
  RefreshTokenRotation?: { Feature: string; RetryGracePeriodSeconds?: number };
}

export interface AnalyticsConfiguration {
  ApplicationId?: string;
  ApplicationArn?: string;
  RoleArn?: string;
  ExternalId?: string;
  UserDataShared?: boolean;
}

export interface UserPoolClient {
  /** Position in the order of creation, which is the order of the list operation. */
  serial: number;
  clientId: string;
  clientName: string;
  clientSecret?: string;
  /** Epoch milliseconds. */
  createdAt: number;
  modifiedAt: number;
  settings: ClientSettings;
}

export interface SchemaAttribute {
  Name: string;
  AttributeDataType: string;
  DeveloperOnlyAttribute: boolean;
  Mutable: boolean;
  Required: boolean;
  NumberAttributeConstraints?: { MinValue?: string; MaxValue?: string };
  StringAttributeConstraints?: { MinLength?: string; MaxLength?: string };
}

export interface IdentityProvider {
  serial: number;
  name: string;
  type: string;
  details: Record<string, string>;
  attributeMapping?: Record<string, string>;
  identifiers?: string[];
  /** Epoch milliseconds. */
  createdAt: number;
}

export interface ResourceServer {
  serial: number;
  identifier: string;
  name: string;
  scopes?: { ScopeName: string; ScopeDescription: string }[];
}

export interface UserPool {
  serial: number;
  id: string;
  name: string;
  tier: string;
  /** Epoch milliseconds. */
  createdAt: number;
  modifiedAt: number;
  schema: SchemaAttribute[];
  /** The pool's own providers by name. COGNITO is not among them: every pool has it. */
  identityProviders: Map<string, IdentityProvider>;
  /** By identifier. */
  resourceServers: Map<string, ResourceServer>;
  clients: Map<string, UserPoolClient>;
}

export interface CognitoState {
  region: string;
  accountId: string;
  clientsPerPool: number;
  onOmission: 'reset' | 'keep';
  now: () => number;
  pools: Map<string, UserPool>;
  nextSerial: () => number;
}

export function newState(settings: Omit<CognitoState, 'pools' | 'nextSerial'>): CognitoState {
  let serial = 0;
  return {
    ...settings,
    pools: new Map(),
    nextSerial: () => {
      serial += 1;
      return serial;
    },
  };
}

/** Dates travel as epoch seconds, with milliseconds behind the point (LIVE). */
export const epochSeconds = (milliseconds: number) => Math.round(milliseconds) / 1000;
