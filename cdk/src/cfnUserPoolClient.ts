// Generated from my-cognito-userpoolclient.json by `npm run cdk -- --write`. Do not edit.
import {
  Annotations,
  CfnResource,
  type IInspectable,
  type IResolvable,
  type Reference,
  ResolutionTypeHint,
  Token,
  type TreeInspector,
} from 'aws-cdk-lib';
import type { aws_cognito } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { problemOfAttribute } from './check';
import { renamed } from './renamed';
import { errorsAtSynthesis } from './synthesis';

/** The properties of a `CfnUserPoolClient`, with the names and types of aws-cdk-lib's properties for AWS's own type. */
export interface CfnUserPoolClientProps {
  /** The id of the client's user pool, such as us-east-1_Ab12Cd34E. A change replaces the client. */
  readonly userPoolId: aws_cognito.IUserPoolRef | string;

  /**
   * The name of the client: 1 to 128 letters, digits, spaces and the characters _ + = , . @ -. Several clients can have the
   * same name. Default: the logical id of the resource, a hyphen, and 12 letters and digits.
   */
  readonly clientName?: string;

  /**
   * Whether Cognito generates a secret for the client. Use a secret for servers, and none for browser and mobile apps, which
   * cannot keep it secret. Default: false. A change replaces the client.
   */
  readonly generateSecret?: boolean | IResolvable;

  /**
   * How long a refresh token is valid, in the unit TokenValidityUnits.RefreshToken (default: days). From 60 minutes to 10
   * years. Default: 30 days. The value 0 means the default too.
   */
  readonly refreshTokenValidity?: number;

  /**
   * How long an access token is valid, in the unit TokenValidityUnits.AccessToken (default: hours). From 5 minutes to 1 day,
   * and not longer than the refresh token. Default: 1 hour.
   */
  readonly accessTokenValidity?: number;

  /**
   * How long an ID token is valid, in the unit TokenValidityUnits.IdToken (default: hours). From 5 minutes to 1 day, and not
   * longer than the refresh token. Default: 1 hour.
   */
  readonly idTokenValidity?: number;

  /** The units of the three token validities. Default of each unit: hours for access and ID tokens, days for refresh tokens. */
  readonly tokenValidityUnits?: CfnUserPoolClient.TokenValidityUnitsProperty | IResolvable;

  /**
   * The user attributes that the client may read: standard attributes by name, and custom attributes as custom:name.
   * Default: [], which lets the client read all standard attributes.
   */
  readonly readAttributes?: string[];

  /**
   * The user attributes that the client may write. A non-empty list must contain every attribute that the pool requires, and
   * cannot contain sub, email_verified or phone_number_verified. Default: [], which locks nothing: the client may write
   * every writable attribute, including custom attributes.
   */
  readonly writeAttributes?: string[];

  /**
   * The authentication flows that the client may use: ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH,
   * ALLOW_ADMIN_USER_PASSWORD_AUTH, ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH, ALLOW_USER_AUTH, and flows that Cognito
   * adds later. Cognito also accepts the names of 2018 (ADMIN_NO_SRP_AUTH, CUSTOM_AUTH_FLOW_ONLY, USER_PASSWORD_AUTH), but
   * not together with ALLOW_ names. ALLOW_CLIENT_TOKEN_AUTH requires a client with a secret and without other flows.
   * Default: refresh token, SRP and custom flows.
   */
  readonly explicitAuthFlows?: string[];

  /**
   * The identity providers whose users may sign in through this client. Use COGNITO for the pool's own users, and the names
   * of the pool's providers for others: Google, SignInWithApple, or the name of a SAML or OIDC provider. Default: none.
   */
  readonly supportedIdentityProviders?: string[];

  /**
   * The URLs to which Cognito may redirect after sign-in, at most 100. Begin each URL with its scheme, such as https:// or
   * myapp://. It is not known if Cognito accepts a URL without a scheme. A URL must not have a fragment, and http is only
   * for localhost, 127.0.0.1 and [::1]. Required for the flows code and implicit. Default: none.
   */
  readonly callbackUrLs?: string[];

  /**
   * The URLs to which Cognito may redirect after sign-out, at most 100. The rules are the same as for CallbackURLs. Default:
   * none.
   */
  readonly logoutUrLs?: string[];

  /** The callback URL for sign-in requests that contain none. Must be one of CallbackURLs. Default: none. */
  readonly defaultRedirectUri?: string;

  /**
   * The OAuth 2.0 grants that the client may use: code, implicit or client_credentials. The grant client_credentials
   * requires a secret and cannot be combined with the others. Takes effect only if AllowedOAuthFlowsUserPoolClient is true.
   * Default: none.
   */
  readonly allowedOAuthFlows?: string[];

  /**
   * The OAuth 2.0 scopes that the client may request, at most 50: openid, email, phone, profile,
   * aws.cognito.signin.user.admin, and the scopes of the pool's resource servers as server/scope. Default: none.
   */
  readonly allowedOAuthScopes?: string[];

  /**
   * Whether the client may use the OAuth 2.0 features of the pool: callback URLs, logout URLs, flows and scopes. If true,
   * AllowedOAuthFlows and AllowedOAuthScopes are required. Default: false.
   */
  readonly allowedOAuthFlowsUserPoolClient?: boolean | IResolvable;

  /**
   * The Amazon Pinpoint project that receives this client's sign-in metrics. Amazon Pinpoint ended on 2026-10-30. Set either
   * ApplicationArn, or all of ApplicationId, RoleArn and ExternalId. Default: none.
   */
  readonly analyticsConfiguration?: CfnUserPoolClient.AnalyticsConfigurationProperty | IResolvable;

  /**
   * With ENABLED, a sign-in as an unknown user gives the same error as a wrong password. With LEGACY, the error says that
   * the user does not exist. Default: LEGACY is in effect.
   */
  readonly preventUserExistenceErrors?: string;

  /** Whether the refresh tokens of this client can be revoked. Default: true. */
  readonly enableTokenRevocation?: boolean | IResolvable;

  /**
   * Whether the client may send the IP address of the user's device for threat protection. Requires a client with a secret.
   * Default: false.
   */
  readonly enablePropagateAdditionalUserContextData?: boolean | IResolvable;

  /** The number of minutes that a user has to answer a challenge of an authentication flow: 3 to 15. Default: 3. */
  readonly authSessionValidity?: number;

  /** Whether each use of a refresh token issues a new refresh token and retires the old one. Default: off. */
  readonly refreshTokenRotation?: CfnUserPoolClient.RefreshTokenRotationProperty | IResolvable;

  /**
   * Whether Cognito keeps the client's secret in AWS Secrets Manager and rotates it, instead of showing it as ClientSecret.
   * Requires GenerateSecret true. A change from true to false immediately and permanently deletes the secret in Secrets
   * Manager. If the template stops setting this property, the secret stays where it is. Default: false.
   */
  readonly publishSecretsInAwsSecretsManager?: boolean | IResolvable;
}

/**
 * The CloudFormation resource `My::Cognito::UserPoolClient`. An app client of an Amazon Cognito user pool. Updates keep
 * every setting that the template does not mention.
 *
 * It replaces `CfnUserPoolClient` of aws-cdk-lib, with one difference: the client id is `attrClientId`, not `ref`.
 */
export class CfnUserPoolClient extends CfnResource implements IInspectable, aws_cognito.IUserPoolClientRef {
  /** The name of the CloudFormation resource type. */
  public static readonly CFN_RESOURCE_TYPE_NAME: string = 'My::Cognito::UserPoolClient';

  /** Whether a value is a resource of this type. */
  public static isCfnUserPoolClient(x: unknown): x is CfnUserPoolClient {
    return CfnResource.isCfnResource(x) && x.cfnResourceType === CfnUserPoolClient.CFN_RESOURCE_TYPE_NAME;
  }

  /** The id of the client's user pool, such as us-east-1_Ab12Cd34E. A change replaces the client. */
  public userPoolId: string;

  /**
   * The name of the client: 1 to 128 letters, digits, spaces and the characters _ + = , . @ -. Several clients can have the
   * same name. Default: the logical id of the resource, a hyphen, and 12 letters and digits.
   */
  public clientName: string | undefined;

  /**
   * Whether Cognito generates a secret for the client. Use a secret for servers, and none for browser and mobile apps, which
   * cannot keep it secret. Default: false. A change replaces the client.
   */
  public generateSecret: boolean | IResolvable | undefined;

  /**
   * How long a refresh token is valid, in the unit TokenValidityUnits.RefreshToken (default: days). From 60 minutes to 10
   * years. Default: 30 days. The value 0 means the default too.
   */
  public refreshTokenValidity: number | undefined;

  /**
   * How long an access token is valid, in the unit TokenValidityUnits.AccessToken (default: hours). From 5 minutes to 1 day,
   * and not longer than the refresh token. Default: 1 hour.
   */
  public accessTokenValidity: number | undefined;

  /**
   * How long an ID token is valid, in the unit TokenValidityUnits.IdToken (default: hours). From 5 minutes to 1 day, and not
   * longer than the refresh token. Default: 1 hour.
   */
  public idTokenValidity: number | undefined;

  /** The units of the three token validities. Default of each unit: hours for access and ID tokens, days for refresh tokens. */
  public tokenValidityUnits: CfnUserPoolClient.TokenValidityUnitsProperty | IResolvable | undefined;

  /**
   * The user attributes that the client may read: standard attributes by name, and custom attributes as custom:name.
   * Default: [], which lets the client read all standard attributes.
   */
  public readAttributes: string[] | undefined;

  /**
   * The user attributes that the client may write. A non-empty list must contain every attribute that the pool requires, and
   * cannot contain sub, email_verified or phone_number_verified. Default: [], which locks nothing: the client may write
   * every writable attribute, including custom attributes.
   */
  public writeAttributes: string[] | undefined;

  /**
   * The authentication flows that the client may use: ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH,
   * ALLOW_ADMIN_USER_PASSWORD_AUTH, ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH, ALLOW_USER_AUTH, and flows that Cognito
   * adds later. Cognito also accepts the names of 2018 (ADMIN_NO_SRP_AUTH, CUSTOM_AUTH_FLOW_ONLY, USER_PASSWORD_AUTH), but
   * not together with ALLOW_ names. ALLOW_CLIENT_TOKEN_AUTH requires a client with a secret and without other flows.
   * Default: refresh token, SRP and custom flows.
   */
  public explicitAuthFlows: string[] | undefined;

  /**
   * The identity providers whose users may sign in through this client. Use COGNITO for the pool's own users, and the names
   * of the pool's providers for others: Google, SignInWithApple, or the name of a SAML or OIDC provider. Default: none.
   */
  public supportedIdentityProviders: string[] | undefined;

  /**
   * The URLs to which Cognito may redirect after sign-in, at most 100. Begin each URL with its scheme, such as https:// or
   * myapp://. It is not known if Cognito accepts a URL without a scheme. A URL must not have a fragment, and http is only
   * for localhost, 127.0.0.1 and [::1]. Required for the flows code and implicit. Default: none.
   */
  public callbackUrLs: string[] | undefined;

  /**
   * The URLs to which Cognito may redirect after sign-out, at most 100. The rules are the same as for CallbackURLs. Default:
   * none.
   */
  public logoutUrLs: string[] | undefined;

  /** The callback URL for sign-in requests that contain none. Must be one of CallbackURLs. Default: none. */
  public defaultRedirectUri: string | undefined;

  /**
   * The OAuth 2.0 grants that the client may use: code, implicit or client_credentials. The grant client_credentials
   * requires a secret and cannot be combined with the others. Takes effect only if AllowedOAuthFlowsUserPoolClient is true.
   * Default: none.
   */
  public allowedOAuthFlows: string[] | undefined;

  /**
   * The OAuth 2.0 scopes that the client may request, at most 50: openid, email, phone, profile,
   * aws.cognito.signin.user.admin, and the scopes of the pool's resource servers as server/scope. Default: none.
   */
  public allowedOAuthScopes: string[] | undefined;

  /**
   * Whether the client may use the OAuth 2.0 features of the pool: callback URLs, logout URLs, flows and scopes. If true,
   * AllowedOAuthFlows and AllowedOAuthScopes are required. Default: false.
   */
  public allowedOAuthFlowsUserPoolClient: boolean | IResolvable | undefined;

  /**
   * The Amazon Pinpoint project that receives this client's sign-in metrics. Amazon Pinpoint ended on 2026-10-30. Set either
   * ApplicationArn, or all of ApplicationId, RoleArn and ExternalId. Default: none.
   */
  public analyticsConfiguration: CfnUserPoolClient.AnalyticsConfigurationProperty | IResolvable | undefined;

  /**
   * With ENABLED, a sign-in as an unknown user gives the same error as a wrong password. With LEGACY, the error says that
   * the user does not exist. Default: LEGACY is in effect.
   */
  public preventUserExistenceErrors: string | undefined;

  /** Whether the refresh tokens of this client can be revoked. Default: true. */
  public enableTokenRevocation: boolean | IResolvable | undefined;

  /**
   * Whether the client may send the IP address of the user's device for threat protection. Requires a client with a secret.
   * Default: false.
   */
  public enablePropagateAdditionalUserContextData: boolean | IResolvable | undefined;

  /** The number of minutes that a user has to answer a challenge of an authentication flow: 3 to 15. Default: 3. */
  public authSessionValidity: number | undefined;

  /** Whether each use of a refresh token issues a new refresh token and retires the old one. Default: off. */
  public refreshTokenRotation: CfnUserPoolClient.RefreshTokenRotationProperty | IResolvable | undefined;

  /**
   * Whether Cognito keeps the client's secret in AWS Secrets Manager and rotates it, instead of showing it as ClientSecret.
   * Requires GenerateSecret true. A change from true to false immediately and permanently deletes the secret in Secrets
   * Manager. If the template stops setting this property, the secret stays where it is. Default: false.
   */
  public publishSecretsInAwsSecretsManager: boolean | IResolvable | undefined;

  protected readonly cfnPropertyNames: Record<string, string> = PROPERTY_NAMES;

  constructor(scope: Construct, id: string, props: CfnUserPoolClientProps) {
    super(scope, id, { type: CfnUserPoolClient.CFN_RESOURCE_TYPE_NAME, properties: props });
    this.userPoolId =
      typeof props.userPoolId === 'object' && props.userPoolId !== null && 'userPoolRef' in props.userPoolId
        ? props.userPoolId.userPoolRef.userPoolId
        : props.userPoolId;
    this.clientName = props.clientName;
    this.generateSecret = props.generateSecret;
    this.refreshTokenValidity = props.refreshTokenValidity;
    this.accessTokenValidity = props.accessTokenValidity;
    this.idTokenValidity = props.idTokenValidity;
    this.tokenValidityUnits = props.tokenValidityUnits;
    this.readAttributes = props.readAttributes;
    this.writeAttributes = props.writeAttributes;
    this.explicitAuthFlows = props.explicitAuthFlows;
    this.supportedIdentityProviders = props.supportedIdentityProviders;
    this.callbackUrLs = props.callbackUrLs;
    this.logoutUrLs = props.logoutUrLs;
    this.defaultRedirectUri = props.defaultRedirectUri;
    this.allowedOAuthFlows = props.allowedOAuthFlows;
    this.allowedOAuthScopes = props.allowedOAuthScopes;
    this.allowedOAuthFlowsUserPoolClient = props.allowedOAuthFlowsUserPoolClient;
    this.analyticsConfiguration = props.analyticsConfiguration;
    this.preventUserExistenceErrors = props.preventUserExistenceErrors;
    this.enableTokenRevocation = props.enableTokenRevocation;
    this.enablePropagateAdditionalUserContextData = props.enablePropagateAdditionalUserContextData;
    this.authSessionValidity = props.authSessionValidity;
    this.refreshTokenRotation = props.refreshTokenRotation;
    this.publishSecretsInAwsSecretsManager = props.publishSecretsInAwsSecretsManager;
    this.node.addValidation({ validate: () => errorsAtSynthesis(this) });
  }

  /**
   * The id of the app client, for sign-in requests. Get it with Fn::GetAtt, because Ref returns the pool id and the client
   * id, joined by a vertical bar.
   */
  public get attrClientId(): string {
    return Token.asString(this.getAtt('ClientId', ResolutionTypeHint.STRING));
  }

  /**
   * The secret of the app client. Only a client with GenerateSecret true has one. If Cognito keeps the secret in AWS Secrets
   * Manager, the client has ClientSecretArn instead.
   */
  public get attrClientSecret(): string {
    return Token.asString(this.getAtt('ClientSecret', ResolutionTypeHint.STRING));
  }

  /**
   * The ARN of the AWS Secrets Manager secret that contains the client's secret, in the form that Secrets Manager uses. Only
   * a client with PublishSecretsInAWSSecretsManager true has one. The secret is a JSON object with userPoolId,
   * userPoolClientId and clientSecretValue.
   */
  public get attrClientSecretArn(): string {
    return Token.asString(this.getAtt('ClientSecretArn', ResolutionTypeHint.STRING));
  }

  /**
   * The name of the app client. It has the same value as ClientName, for templates that were written for
   * AWS::Cognito::UserPoolClient.
   */
  public get attrName(): string {
    return Token.asString(this.getAtt('Name', ResolutionTypeHint.STRING));
  }

  /**
   * The `Ref` of the resource: pool id and client id, joined by a bar, such as `us-east-1_Ab12Cd34E|40kedo4v203fhv7a0qe6ut7jom`.
   *
   * In aws-cdk-lib's class, `ref` is only the client id. Here that is `attrClientId`. To prevent a mix-up, reading `ref` adds a
   * warning. If you need both ids, acknowledge the warning `my-cognito-userpoolclient-cdk:ref`.
   */
  public get ref(): string {
    Annotations.of(this).addWarningV2(
      'my-cognito-userpoolclient-cdk:ref',
      'ref gives "<user pool id>|<client id>". For the client id, use attrClientId.',
    );
    return super.ref;
  }

  /**
   * An attribute of the client.
   *
   * @throws an error for an attribute that the type does not have
   */
  public getAtt(attributeName: string, typeHint?: ResolutionTypeHint): Reference {
    const problem = problemOfAttribute(this.node.path, attributeName);
    if (problem !== undefined) throw new Error(problem);
    return super.getAtt(attributeName, typeHint);
  }

  /** The reference that constructs of aws-cdk-lib read. */
  public get userPoolClientRef(): aws_cognito.UserPoolClientReference {
    return { userPoolId: this.userPoolId, clientId: this.attrClientId };
  }

  /** Describes the resource to tools that inspect the construct tree. */
  public inspect(inspector: TreeInspector): void {
    inspector.addAttribute('aws:cdk:cloudformation:type', CfnUserPoolClient.CFN_RESOURCE_TYPE_NAME);
    inspector.addAttribute('aws:cdk:cloudformation:logicalId', this.stack.resolve(this.logicalId));
    inspector.addAttribute('aws:cdk:cloudformation:props', this.cfnProperties);
  }

  protected get cfnProperties(): Record<string, unknown> {
    return {
      userPoolId: this.userPoolId,
      clientName: this.clientName,
      generateSecret: this.generateSecret,
      refreshTokenValidity: this.refreshTokenValidity,
      accessTokenValidity: this.accessTokenValidity,
      idTokenValidity: this.idTokenValidity,
      tokenValidityUnits: this.tokenValidityUnits,
      readAttributes: this.readAttributes,
      writeAttributes: this.writeAttributes,
      explicitAuthFlows: this.explicitAuthFlows,
      supportedIdentityProviders: this.supportedIdentityProviders,
      callbackUrLs: this.callbackUrLs,
      logoutUrLs: this.logoutUrLs,
      defaultRedirectUri: this.defaultRedirectUri,
      allowedOAuthFlows: this.allowedOAuthFlows,
      allowedOAuthScopes: this.allowedOAuthScopes,
      allowedOAuthFlowsUserPoolClient: this.allowedOAuthFlowsUserPoolClient,
      analyticsConfiguration: this.analyticsConfiguration,
      preventUserExistenceErrors: this.preventUserExistenceErrors,
      enableTokenRevocation: this.enableTokenRevocation,
      enablePropagateAdditionalUserContextData: this.enablePropagateAdditionalUserContextData,
      authSessionValidity: this.authSessionValidity,
      refreshTokenRotation: this.refreshTokenRotation,
      publishSecretsInAwsSecretsManager: this.publishSecretsInAwsSecretsManager,
    };
  }

  protected renderProperties(props: Record<string, unknown>): Record<string, unknown> {
    return renamed(props, PROPERTY_NAMES, MEMBER_NAMES);
  }
}

export namespace CfnUserPoolClient {
  /**
   * The units of the three token validities. Default of each unit: hours for access and ID tokens, days for refresh tokens.
   *
   * The property `TokenValidityUnits` of `My::Cognito::UserPoolClient`.
   */
  export interface TokenValidityUnitsProperty {
    /** The unit of AccessTokenValidity: seconds, minutes, hours or days. Default: hours. */
    readonly accessToken?: string;

    /** The unit of IdTokenValidity: seconds, minutes, hours or days. Default: hours. */
    readonly idToken?: string;

    /** The unit of RefreshTokenValidity: seconds, minutes, hours or days. Default: days. */
    readonly refreshToken?: string;
  }

  /**
   * The Amazon Pinpoint project that receives this client's sign-in metrics. Amazon Pinpoint ended on 2026-10-30, so use
   * this only to keep the existing setting of a client. Set either ApplicationArn without RoleArn, or all of ApplicationId,
   * RoleArn and ExternalId. Works only in Regions where Cognito supports Pinpoint.
   *
   * The property `AnalyticsConfiguration` of `My::Cognito::UserPoolClient`.
   */
  export interface AnalyticsConfigurationProperty {
    /** The ARN of the Pinpoint project. Cognito then uses its service-linked role, and refuses RoleArn. */
    readonly applicationArn?: string;

    /** The id of the Pinpoint project. Requires RoleArn and ExternalId. */
    readonly applicationId?: string;

    /** The external id in the trust policy of the role. Use it together with ApplicationId. */
    readonly externalId?: string;

    /**
     * The ARN of the IAM role with which Cognito writes to the Pinpoint project. Use it together with ApplicationId, not with
     * ApplicationArn.
     */
    readonly roleArn?: string;

    /** Whether Cognito sends user data to Pinpoint. Default: false. */
    readonly userDataShared?: boolean | IResolvable;
  }

  /**
   * Whether each use of a refresh token issues a new refresh token and retires the old one. Requires a pool of the
   * Essentials or Plus tier. Cannot be combined with the auth flow ALLOW_REFRESH_TOKEN_AUTH.
   *
   * The property `RefreshTokenRotation` of `My::Cognito::UserPoolClient`.
   */
  export interface RefreshTokenRotationProperty {
    /** ENABLED turns rotation on, DISABLED turns it off. */
    readonly feature?: string;

    /**
     * The number of seconds for which Cognito still accepts a retired refresh token, so that an app can repeat a failed call:
     * 0 to 60. Default: 0.
     */
    readonly retryGracePeriodSeconds?: number;
  }
}

const PROPERTY_NAMES: Readonly<Record<string, string>> = {
  userPoolId: 'UserPoolId',
  clientName: 'ClientName',
  generateSecret: 'GenerateSecret',
  refreshTokenValidity: 'RefreshTokenValidity',
  accessTokenValidity: 'AccessTokenValidity',
  idTokenValidity: 'IdTokenValidity',
  tokenValidityUnits: 'TokenValidityUnits',
  readAttributes: 'ReadAttributes',
  writeAttributes: 'WriteAttributes',
  explicitAuthFlows: 'ExplicitAuthFlows',
  supportedIdentityProviders: 'SupportedIdentityProviders',
  callbackUrLs: 'CallbackURLs',
  logoutUrLs: 'LogoutURLs',
  defaultRedirectUri: 'DefaultRedirectURI',
  allowedOAuthFlows: 'AllowedOAuthFlows',
  allowedOAuthScopes: 'AllowedOAuthScopes',
  allowedOAuthFlowsUserPoolClient: 'AllowedOAuthFlowsUserPoolClient',
  analyticsConfiguration: 'AnalyticsConfiguration',
  preventUserExistenceErrors: 'PreventUserExistenceErrors',
  enableTokenRevocation: 'EnableTokenRevocation',
  enablePropagateAdditionalUserContextData: 'EnablePropagateAdditionalUserContextData',
  authSessionValidity: 'AuthSessionValidity',
  refreshTokenRotation: 'RefreshTokenRotation',
  publishSecretsInAwsSecretsManager: 'PublishSecretsInAWSSecretsManager',
};

/** The names of the members of properties that are objects. */
const MEMBER_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  tokenValidityUnits: { accessToken: 'AccessToken', idToken: 'IdToken', refreshToken: 'RefreshToken' },
  analyticsConfiguration: {
    applicationArn: 'ApplicationArn',
    applicationId: 'ApplicationId',
    externalId: 'ExternalId',
    roleArn: 'RoleArn',
    userDataShared: 'UserDataShared',
  },
  refreshTokenRotation: { feature: 'Feature', retryGracePeriodSeconds: 'RetryGracePeriodSeconds' },
};
