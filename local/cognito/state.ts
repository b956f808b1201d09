import type { Catalog } from './catalog';
import type { Ids } from './ids';
import type { Readings } from './readings';
import type { RequestShapes } from './requestShapes';

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

export interface ClientSecret {
  value: string;
  /** Whether Cognito made it up, and not the caller. */
  isGenerated: boolean;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** A secret in Secrets Manager that Cognito manages for a client. */
export interface ManagedSecret {
  /** Its friendly name, which ends the ARN together with six characters. */
  name: string;
  suffix: string;
  /** Epoch milliseconds. */
  createdAt: number;
  rotatedAt: number;
  /** How Secrets Manager rotates it. Cognito starts with every 7 days (DOC). */
  rotationRules: { AutomaticallyAfterDays?: number; Duration?: string; ScheduleExpression?: string };
  /** The last two versions at most, the older one first. */
  versions: { id: string; value: string; createdAt: number }[];
}

export interface UserPoolClient {
  clientId: string;
  clientName: string;
  /** None of a public client; of a confidential one the oldest first. */
  secrets: ClientSecret[];
  /** Where Secrets Manager keeps the newest secret; absent while Cognito answers the value itself. */
  managedSecret?: ManagedSecret;
  /** Minutes for which it reuses a session; absent while nobody has set them. */
  sessionMinutes?: number;
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
  name: string;
  type: string;
  details: Record<string, string>;
  attributeMapping?: Record<string, string>;
  identifiers?: string[];
  /** Epoch milliseconds. */
  createdAt: number;
}

export interface ResourceServer {
  identifier: string;
  name: string;
  scopes?: { ScopeName: string; ScopeDescription: string }[];
}

export interface UserPool {
  id: string;
  name: string;
  tier: string;
  /** Epoch milliseconds. */
  createdAt: number;
  modifiedAt: number;
  schema: SchemaAttribute[];
  /** The pool's own providers by name. COGNITO is not among them: every pool has it. */
  identityProviders: Catalog<IdentityProvider>;
  /** By identifier. */
  resourceServers: Catalog<ResourceServer>;
  /** By client id. */
  clients: Catalog<UserPoolClient>;
}

export interface CognitoState extends Readings {
  region: string;
  accountId: string;
  clientsPerPool: number;
  now: () => number;
  ids: Ids;
  /** What the input of each operation has to be. */
  requestShapes: RequestShapes;
  /** By id. */
  pools: Catalog<UserPool>;
}

/** Dates travel as epoch seconds, with milliseconds behind the point (LIVE). */
export const epochSeconds = (milliseconds: number) => Math.round(milliseconds) / 1000;
