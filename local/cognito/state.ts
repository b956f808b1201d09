import type { Catalog } from './catalog';
import type { Ids } from './ids';
import type { OpenBehaviours } from './openBehaviours';
import type { RequestShapes } from './requestShapes';

/**
 * The attributes of an app client that a request can set and an update can reset. An absent attribute was never set, or was
 * reset.
 */
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
  /** Whether Cognito generated it. */
  isGenerated: boolean;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** A secret in Secrets Manager that Cognito manages for a client. */
export interface ManagedSecret {
  /** Its friendly name. The ARN ends with it, a hyphen and the suffix of six characters. */
  name: string;
  suffix: string;
  /** Epoch milliseconds. */
  createdAt: number;
  rotatedAt: number;
  /** The rotation schedule of Secrets Manager. Cognito's default is every 7 days (DOC). */
  rotationRules: { AutomaticallyAfterDays?: number; Duration?: string; ScheduleExpression?: string };
  /** Up to two versions, the older one first. */
  versions: { id: string; value: string; createdAt: number }[];
}

export interface UserPoolClient {
  clientId: string;
  clientName: string;
  /** The oldest first; empty for a public client. */
  secrets: ClientSecret[];
  /** The newest secret in Secrets Manager; absent while Cognito answers the value itself. */
  managedSecret?: ManagedSecret;
  /** Minutes for which it reuses a session; absent until a request sets them. */
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
  /** By name. COGNITO is not in the list, because every pool has it. */
  identityProviders: Catalog<IdentityProvider>;
  /** By identifier. */
  resourceServers: Catalog<ResourceServer>;
  /** By client id. */
  clients: Catalog<UserPoolClient>;
}

export interface CognitoState extends OpenBehaviours {
  region: string;
  accountId: string;
  clientsPerPool: number;
  now: () => number;
  ids: Ids;
  /** The shapes of the operations' inputs. */
  requestShapes: RequestShapes;
  /** By id. */
  pools: Catalog<UserPool>;
}

/** The JSON form of a date: epoch seconds with milliseconds as decimals (LIVE). */
export const epochSeconds = (milliseconds: number) => Math.round(milliseconds) / 1000;
