/** The units of time for the validity of a token. */
export type TimeUnit = 'seconds' | 'minutes' | 'hours' | 'days';

export interface TokenValidityUnits {
  AccessToken?: TimeUnit;
  IdToken?: TimeUnit;
  RefreshToken?: TimeUnit;
}

export interface AnalyticsConfiguration {
  ApplicationArn?: string;
  ApplicationId?: string;
  ExternalId?: string;
  RoleArn?: string;
  UserDataShared?: boolean;
}

export interface RefreshTokenRotation {
  Feature: 'ENABLED' | 'DISABLED';
  RetryGracePeriodSeconds?: number;
}

/** The settings of an app client: the members of Cognito's UpdateUserPoolClient without the identifiers. */
export interface Settings {
  ClientName?: string;
  RefreshTokenValidity?: number;
  AccessTokenValidity?: number;
  IdTokenValidity?: number;
  TokenValidityUnits?: TokenValidityUnits;
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
  PreventUserExistenceErrors?: 'ENABLED' | 'LEGACY';
  EnableTokenRevocation?: boolean;
  EnablePropagateAdditionalUserContextData?: boolean;
  AuthSessionValidity?: number;
  RefreshTokenRotation?: RefreshTokenRotation;
  PublishSecretsInAWSSecretsManager?: boolean;
}

/** The primary identifier of the resource type. */
export interface Identifiers {
  UserPoolId: string;
  ClientId: string;
}

/** Cognito's answer about the secret of a client: its value, the ARN of its secret in Secrets Manager, or neither. */
export interface SecretAnswer {
  ClientSecret?: string | undefined;
  ClientSecretArn?: string | undefined;
}

/** An app client in Cognito's answers, without its identifiers. */
export interface LiveSettings extends Settings, SecretAnswer {}

/** An app client in the answers of Create, Describe and Update. */
export interface LiveUserPoolClient extends LiveSettings, Identifiers {}

/** A desired, previous or read state of the resource: the properties of the schema. */
export interface Properties extends Settings, Partial<Identifiers> {
  GenerateSecret?: boolean;
  ClientSecret?: string;
  ClientSecretArn?: string;
  Name?: string;
}

export type SettingName = keyof Settings;
export type PropertyName = keyof Properties;

/** Any value that a setting can have. */
export type SettingValue = NonNullable<Settings[SettingName]>;
