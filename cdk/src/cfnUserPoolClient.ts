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
  /** The id of the user pool that the client belongs to, such as us-east-1_Ab12Cd34E. A change replaces the client. */
  readonly userPoolId: aws_cognito.IUserPoolRef | string;

  /**
   * The name of the client, 1 to 128 letters, digits, spaces and the characters _ + = , . @ -. Names need not be unique.
   * Default: the logical id of the resource, a hyphen, and 12 letters and digits.
   */
  readonly clientName?: string;

  /**
   * Whether Cognito generates a secret for the client, for apps that can keep one: servers yes, browser and mobile apps no.
   * Default: false. A change replaces the client.
   */
  readonly generateSecret?: boolean | IResolvable;

  /**
   * How long a refresh token is valid, in the unit TokenValidityUnits.RefreshToken (default: days). From 60 minutes to 10
   * years. Default: 30 days; 0 means the default as well.
   */
  readonly refreshTokenValidity?: number;

  /**
   * How long an access token is valid, in the unit TokenValidityUnits.AccessToken (default: hours). From 5 minutes to 1 day,
   * and no longer than the refresh token. Default: 1 hour.
   */
  readonly accessTokenValidity?: number;

  /**
   * How long an ID token is valid, in the unit TokenValidityUnits.IdToken (default: hours). From 5 minutes to 1 day, and no
   * longer than the refresh token. Default: 1 hour.
   */
  readonly idTokenValidity?: number;

  /**
   * The units in which the three token validities are counted; what is left out is Cognito's default: hours for access and
   * ID tokens, days for refresh tokens.
   */
  readonly tokenValidityUnits?: CfnUserPoolClient.TokenValidityUnitsProperty | IResolvable;

  /**
   * The user attributes that the client may read, standard ones by name and custom ones as custom:name. Default: [], with
   * which Cognito lets the client read all standard attributes.
   */
  readonly readAttributes?: string[];

  /**
   * The user attributes that the client may write. A list that is not empty must hold every attribute that the pool
   * requires, and can't hold sub, email_verified or phone_number_verified. Default: [], which locks nothing: the client may
   * write every attribute that can be written, custom ones too.
   */
  readonly writeAttributes?: string[];

  /**
   * The authentication flows that the client may use: ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH,
   * ALLOW_ADMIN_USER_PASSWORD_AUTH, ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH, ALLOW_USER_AUTH, and whatever Cognito adds.
   * The names of 2018 (ADMIN_NO_SRP_AUTH, CUSTOM_AUTH_FLOW_ONLY, USER_PASSWORD_AUTH) are accepted too, but not beside an
   * ALLOW_ name. ALLOW_CLIENT_TOKEN_AUTH needs a client with a secret, and no other flow next to it. Default: refresh token,
   * SRP and custom flows.
   */
  readonly explicitAuthFlows?: string[];

  /**
   * The identity providers whose users may sign in through this client: COGNITO for the pool's own users, or the name of a
   * provider of the pool, such as Google, SignInWithApple or the name of a SAML or OIDC provider. Default: none.
   */
  readonly supportedIdentityProviders?: string[];

  /**
   * The URLs to which Cognito may redirect after sign-in, at most 100. Give the scheme, such as https:// or myapp://;
   * Cognito's answer to a URL without one is not known, so it is left to Cognito. No fragment; http only for localhost,
   * 127.0.0.1 and [::1]. Needed by the flows code and implicit. Default: none.
   */
  readonly callbackUrLs?: string[];

  /** The URLs to which Cognito may redirect after sign-out, at most 100, under the same rules as CallbackURLs. Default: none. */
  readonly logoutUrLs?: string[];

  /** The callback URL that is used when a sign-in request names none. Must be one of CallbackURLs. Default: none. */
  readonly defaultRedirectUri?: string;

  /**
   * The OAuth 2.0 grants that the client may use: code, implicit or client_credentials (which stands alone and needs a
   * secret). In effect only with AllowedOAuthFlowsUserPoolClient. Default: none.
   */
  readonly allowedOAuthFlows?: string[];

  /**
   * The OAuth 2.0 scopes that the client may ask for, at most 50: openid, email, phone, profile,
   * aws.cognito.signin.user.admin, and those of the pool's resource servers as server/scope. Default: none.
   */
  readonly allowedOAuthScopes?: string[];

  /**
   * Whether the client may use the OAuth 2.0 features of the pool: callback URLs, logout URLs, flows and scopes. If true,
   * AllowedOAuthFlows and AllowedOAuthScopes are needed. Default: false.
   */
  readonly allowedOAuthFlowsUserPoolClient?: boolean | IResolvable;

  /**
   * The Amazon Pinpoint project that receives this client's sign-in metrics; Amazon Pinpoint ended on 2026-10-30. Named
   * either by ApplicationArn, or by ApplicationId, RoleArn and ExternalId. Default: none.
   */
  readonly analyticsConfiguration?: CfnUserPoolClient.AnalyticsConfigurationProperty | IResolvable;

  /**
   * ENABLED answers a sign-in as an unknown user with the same error as a wrong password; LEGACY tells that the user does
   * not exist. Default: LEGACY is in effect.
   */
  readonly preventUserExistenceErrors?: string;

  /** Whether the refresh tokens of this client can be revoked. Default: true. */
  readonly enableTokenRevocation?: boolean | IResolvable;

  /**
   * Whether the client may pass on the address of its user's device for threat protection. Needs a client with a secret.
   * Default: false.
   */
  readonly enablePropagateAdditionalUserContextData?: boolean | IResolvable;

  /** For how many minutes an authentication flow may be continued, from challenge to answer: 3 to 15. Default: 3. */
  readonly authSessionValidity?: number;

  /** Whether each use of a refresh token issues a new one and retires the old one. Default: off. */
  readonly refreshTokenRotation?: CfnUserPoolClient.RefreshTokenRotationProperty | IResolvable;

  /**
   * Whether Cognito keeps the client's secret in AWS Secrets Manager and rotates it, instead of showing it as ClientSecret.
   * Needs GenerateSecret true. A change from true to false deletes the Secrets Manager secret at once and for good. A
   * template that stops setting it leaves the secret where it is. Default: false.
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

  /** The id of the user pool that the client belongs to, such as us-east-1_Ab12Cd34E. A change replaces the client. */
  public userPoolId: string;

  /**
   * The name of the client, 1 to 128 letters, digits, spaces and the characters _ + = , . @ -. Names need not be unique.
   * Default: the logical id of the resource, a hyphen, and 12 letters and digits.
   */
  public clientName: string | undefined;

  /**
   * Whether Cognito generates a secret for the client, for apps that can keep one: servers yes, browser and mobile apps no.
   * Default: false. A change replaces the client.
   */
  public generateSecret: boolean | IResolvable | undefined;

  /**
   * How long a refresh token is valid, in the unit TokenValidityUnits.RefreshToken (default: days). From 60 minutes to 10
   * years. Default: 30 days; 0 means the default as well.
   */
  public refreshTokenValidity: number | undefined;

  /**
   * How long an access token is valid, in the unit TokenValidityUnits.AccessToken (default: hours). From 5 minutes to 1 day,
   * and no longer than the refresh token. Default: 1 hour.
   */
  public accessTokenValidity: number | undefined;

  /**
   * How long an ID token is valid, in the unit TokenValidityUnits.IdToken (default: hours). From 5 minutes to 1 day, and no
   * longer than the refresh token. Default: 1 hour.
   */
  public idTokenValidity: number | undefined;

  /**
   * The units in which the three token validities are counted; what is left out is Cognito's default: hours for access and
   * ID tokens, days for refresh tokens.
   */
  public tokenValidityUnits: CfnUserPoolClient.TokenValidityUnitsProperty | IResolvable | undefined;

  /**
   * The user attributes that the client may read, standard ones by name and custom ones as custom:name. Default: [], with
   * which Cognito lets the client read all standard attributes.
   */
  public readAttributes: string[] | undefined;

  /**
   * The user attributes that the client may write. A list that is not empty must hold every attribute that the pool
   * requires, and can't hold sub, email_verified or phone_number_verified. Default: [], which locks nothing: the client may
   * write every attribute that can be written, custom ones too.
   */
  public writeAttributes: string[] | undefined;

  /**
   * The authentication flows that the client may use: ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH,
   * ALLOW_ADMIN_USER_PASSWORD_AUTH, ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH, ALLOW_USER_AUTH, and whatever Cognito adds.
   * The names of 2018 (ADMIN_NO_SRP_AUTH, CUSTOM_AUTH_FLOW_ONLY, USER_PASSWORD_AUTH) are accepted too, but not beside an
   * ALLOW_ name. ALLOW_CLIENT_TOKEN_AUTH needs a client with a secret, and no other flow next to it. Default: refresh token,
   * SRP and custom flows.
   */
  public explicitAuthFlows: string[] | undefined;

  /**
   * The identity providers whose users may sign in through this client: COGNITO for the pool's own users, or the name of a
   * provider of the pool, such as Google, SignInWithApple or the name of a SAML or OIDC provider. Default: none.
   */
  public supportedIdentityProviders: string[] | undefined;

  /**
   * The URLs to which Cognito may redirect after sign-in, at most 100. Give the scheme, such as https:// or myapp://;
   * Cognito's answer to a URL without one is not known, so it is left to Cognito. No fragment; http only for localhost,
   * 127.0.0.1 and [::1]. Needed by the flows code and implicit. Default: none.
   */
  public callbackUrLs: string[] | undefined;

  /** The URLs to which Cognito may redirect after sign-out, at most 100, under the same rules as CallbackURLs. Default: none. */
  public logoutUrLs: string[] | undefined;

  /** The callback URL that is used when a sign-in request names none. Must be one of CallbackURLs. Default: none. */
  public defaultRedirectUri: string | undefined;

  /**
   * The OAuth 2.0 grants that the client may use: code, implicit or client_credentials (which stands alone and needs a
   * secret). In effect only with AllowedOAuthFlowsUserPoolClient. Default: none.
   */
  public allowedOAuthFlows: string[] | undefined;

  /**
   * The OAuth 2.0 scopes that the client may ask for, at most 50: openid, email, phone, profile,
   * aws.cognito.signin.user.admin, and those of the pool's resource servers as server/scope. Default: none.
   */
  public allowedOAuthScopes: string[] | undefined;

  /**
   * Whether the client may use the OAuth 2.0 features of the pool: callback URLs, logout URLs, flows and scopes. If true,
   * AllowedOAuthFlows and AllowedOAuthScopes are needed. Default: false.
   */
  public allowedOAuthFlowsUserPoolClient: boolean | IResolvable | undefined;

  /**
   * The Amazon Pinpoint project that receives this client's sign-in metrics; Amazon Pinpoint ended on 2026-10-30. Named
   * either by ApplicationArn, or by ApplicationId, RoleArn and ExternalId. Default: none.
   */
  public analyticsConfiguration: CfnUserPoolClient.AnalyticsConfigurationProperty | IResolvable | undefined;

  /**
   * ENABLED answers a sign-in as an unknown user with the same error as a wrong password; LEGACY tells that the user does
   * not exist. Default: LEGACY is in effect.
   */
  public preventUserExistenceErrors: string | undefined;

  /** Whether the refresh tokens of this client can be revoked. Default: true. */
  public enableTokenRevocation: boolean | IResolvable | undefined;

  /**
   * Whether the client may pass on the address of its user's device for threat protection. Needs a client with a secret.
   * Default: false.
   */
  public enablePropagateAdditionalUserContextData: boolean | IResolvable | undefined;

  /** For how many minutes an authentication flow may be continued, from challenge to answer: 3 to 15. Default: 3. */
  public authSessionValidity: number | undefined;

  /** Whether each use of a refresh token issues a new one and retires the old one. Default: off. */
  public refreshTokenRotation: CfnUserPoolClient.RefreshTokenRotationProperty | IResolvable | undefined;

  /**
   * Whether Cognito keeps the client's secret in AWS Secrets Manager and rotates it, instead of showing it as ClientSecret.
   * Needs GenerateSecret true. A change from true to false deletes the Secrets Manager secret at once and for good. A
   * template that stops setting it leaves the secret where it is. Default: false.
   */
  public publishSecretsInAwsSecretsManager: boolean | IResolvable | undefined;

  protected readonly cfnPropertyNames: Record<string, string> = PROPERTY_NAMES;

  constructor(scope: Construct, id: string, props: CfnUserPoolClientProps) {
    super(scope, id, { type: CfnUserPoolClient.CFN_RESOURCE_TYPE_NAME, properties: props });
    this.userPoolId = typeof props.userPoolId === 'string' ? props.userPoolId : props.userPoolId.userPoolRef.userPoolId;
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
   * The id of the app client, which sign-in requests carry. Use it with Fn::GetAtt: Ref gives the pool id and the client id,
   * joined by a bar.
   */
  public get attrClientId(): string {
    return Token.asString(this.getAtt('ClientId', ResolutionTypeHint.STRING));
  }

  /**
   * The secret of the app client; only a client made with GenerateSecret has one. A client whose secret Cognito keeps in AWS
   * Secrets Manager has ClientSecretArn instead.
   */
  public get attrClientSecret(): string {
    return Token.asString(this.getAtt('ClientSecret', ResolutionTypeHint.STRING));
  }

  /**
   * The ARN of the AWS Secrets Manager secret that holds the client's secret, in the form of Secrets Manager; only a client
   * with PublishSecretsInAWSSecretsManager true has one. The secret is a JSON object with userPoolId, userPoolClientId and
   * clientSecretValue.
   */
  public get attrClientSecretArn(): string {
    return Token.asString(this.getAtt('ClientSecretArn', ResolutionTypeHint.STRING));
  }

  /** The name of the app client: the same value as ClientName, for templates written for AWS::Cognito::UserPoolClient. */
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
   * The units in which the three token validities are counted. A unit that is left out is Cognito's default: hours for
   * access and ID tokens, days for refresh tokens.
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
   * The Amazon Pinpoint project that receives this client's sign-in metrics. Amazon Pinpoint ended on 2026-10-30, so this is
   * of use only to keep the setting of a client as it is. Name the project either by ApplicationArn without RoleArn, or by
   * ApplicationId, RoleArn and ExternalId together. Works only in Regions where Cognito supports Pinpoint.
   *
   * The property `AnalyticsConfiguration` of `My::Cognito::UserPoolClient`.
   */
  export interface AnalyticsConfigurationProperty {
    /**
     * The ARN of the Pinpoint project. Cognito then writes with a service-linked role of its own, and a RoleArn beside it is
     * refused.
     */
    readonly applicationArn?: string;

    /** The id of the Pinpoint project. Needs RoleArn and ExternalId beside it. */
    readonly applicationId?: string;

    /** The external id that the role's trust policy asks for. Goes with ApplicationId. */
    readonly externalId?: string;

    /**
     * The ARN of the IAM role with which Cognito writes to the Pinpoint project. Goes with ApplicationId, and not with
     * ApplicationArn.
     */
    readonly roleArn?: string;

    /** Whether Cognito includes user data in what it sends to Pinpoint. Default: false. */
    readonly userDataShared?: boolean | IResolvable;
  }

  /**
   * Whether each use of a refresh token issues a new one and retires the old one. Not together with the auth flow
   * ALLOW_REFRESH_TOKEN_AUTH; needs a pool of the Essentials or Plus tier.
   *
   * The property `RefreshTokenRotation` of `My::Cognito::UserPoolClient`.
   */
  export interface RefreshTokenRotationProperty {
    /** ENABLED turns rotation on, DISABLED turns it off. */
    readonly feature?: string;

    /**
     * For how many seconds the retired refresh token is still accepted, so that a client can repeat a failed call: 0 to 60.
     * Default: 0.
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
