/**
 * The inputs of all operations: members, types and constraints of the API model (DOC), one row for each member.
 *
 * A sent member without a row is ignored, as AWS JSON ignores unknown members.
 */
import type { OpenBehaviours } from './openBehaviours';
import { boolean, integer, listOf, mapOf, oneOf, type StructureShape, string, structure } from './shapes';

const USER_POOL_ID = string({ minLength: 1, maxLength: 55, pattern: '[\\w-]+_[0-9a-zA-Z]+' });
/** The newest models mark the client id as sensitive, but recorded messages print it (LIVE). */
const CLIENT_ID = string({ minLength: 1, maxLength: 128, pattern: '[\\w+]+' });
const CLIENT_SECRET = string({ minLength: 24, maxLength: 64, pattern: '[\\w+]+', sensitive: true });
const NAME = string({ minLength: 1, maxLength: 128, pattern: '[\\w\\s+=,.@-]+' });
const REDIRECT_URL = string({ minLength: 1, maxLength: 1024, pattern: '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+' });
const PROVIDER_NAME = string({ minLength: 1, maxLength: 32, pattern: '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+' });
const SCOPE = string({ minLength: 1, maxLength: 256, pattern: '[\\x21\\x23-\\x5B\\x5D-\\x7E]+' });
const ATTRIBUTE_NAME = string({ minLength: 1, maxLength: 2048 });
const TIME_UNIT = oneOf('seconds', 'minutes', 'hours', 'days');
const ARN = string({
  minLength: 20,
  maxLength: 2048,
  pattern: 'arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?',
});
const ANY_TEXT = string({ maxLength: 131072 });
const PAGE_SIZE = { min: 1, max: 60 };

/** The first eight are in the order of a recorded message (LIVE). The others are newer, so their order is INF. */
const EXPLICIT_AUTH_FLOWS = [
  'ALLOW_CUSTOM_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'CUSTOM_AUTH_FLOW_ONLY',
  'USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_USER_AUTH',
];

/** The auth flows on which the models do not agree (OPEN). */
const NEW_AUTH_FLOWS = ['ALLOW_TOKEN_EXCHANGE_DELEGATION', 'ALLOW_TOKEN_EXCHANGE_IMPERSONATION', 'ALLOW_CLIENT_TOKEN_AUTH'];

/** The members that create and update share, without ExplicitAuthFlows. */
const CLIENT_SETTINGS = {
  RefreshTokenValidity: integer({ min: 0, max: 315360000 }),
  AccessTokenValidity: integer({ min: 1, max: 86400 }),
  IdTokenValidity: integer({ min: 1, max: 86400 }),
  TokenValidityUnits: structure({ AccessToken: TIME_UNIT, IdToken: TIME_UNIT, RefreshToken: TIME_UNIT }),
  ReadAttributes: listOf(ATTRIBUTE_NAME),
  WriteAttributes: listOf(ATTRIBUTE_NAME),
  SupportedIdentityProviders: listOf(PROVIDER_NAME),
  CallbackURLs: listOf(REDIRECT_URL, { maxLength: 100 }),
  LogoutURLs: listOf(REDIRECT_URL, { maxLength: 100 }),
  DefaultRedirectURI: REDIRECT_URL,
  // In the order of a recorded message (LIVE).
  AllowedOAuthFlows: listOf(oneOf('implicit', 'client_credentials', 'code'), { maxLength: 3 }),
  AllowedOAuthScopes: listOf(SCOPE, { maxLength: 50 }),
  AllowedOAuthFlowsUserPoolClient: boolean,
  AnalyticsConfiguration: structure({
    ApplicationId: string({ pattern: '^[0-9a-fA-F]+$' }),
    ApplicationArn: ARN,
    RoleArn: ARN,
    ExternalId: ANY_TEXT,
    UserDataShared: boolean,
  }),
  PreventUserExistenceErrors: oneOf('LEGACY', 'ENABLED'),
  EnableTokenRevocation: boolean,
  EnablePropagateAdditionalUserContextData: boolean,
  AuthSessionValidity: integer({ min: 3, max: 15 }),
  RefreshTokenRotation: structure(
    { Feature: oneOf('ENABLED', 'DISABLED'), RetryGracePeriodSeconds: integer({ min: 0, max: 60 }) },
    ['Feature'],
  ),
};

const SCHEMA_ATTRIBUTE = structure({
  Name: string({ minLength: 1, maxLength: 20, pattern: '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+' }),
  AttributeDataType: oneOf('String', 'Number', 'DateTime', 'Boolean'),
  DeveloperOnlyAttribute: boolean,
  Mutable: boolean,
  Required: boolean,
  NumberAttributeConstraints: structure({ MinValue: ANY_TEXT, MaxValue: ANY_TEXT }),
  StringAttributeConstraints: structure({ MinLength: ANY_TEXT, MaxLength: ANY_TEXT }),
});

const RESOURCE_SERVER_IDENTIFIER = string({ minLength: 1, maxLength: 256, pattern: '[\\x21\\x23-\\x5B\\x5D-\\x7E]+' });
const RESOURCE_SERVER_SCOPE = structure(
  {
    ScopeName: string({ minLength: 1, maxLength: 256, pattern: '[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+' }),
    ScopeDescription: string({ minLength: 1, maxLength: 256 }),
  },
  ['ScopeName', 'ScopeDescription'],
);

/** The token of every list except the list of clients, whose token has a maximum length. */
const NEXT_TOKEN = string({ minLength: 1, pattern: '[\\S]+' });

/** The inputs that only name a resource. */
const NAMED_POOL = structure({ UserPoolId: USER_POOL_ID }, ['UserPoolId']);
const NAMED_CLIENT = structure({ UserPoolId: USER_POOL_ID, ClientId: CLIENT_ID }, ['UserPoolId', 'ClientId']);
const NAMED_PROVIDER = structure({ UserPoolId: USER_POOL_ID, ProviderName: PROVIDER_NAME }, ['UserPoolId', 'ProviderName']);
const NAMED_SERVER = structure({ UserPoolId: USER_POOL_ID, Identifier: RESOURCE_SERVER_IDENTIFIER }, [
  'UserPoolId',
  'Identifier',
]);

const SECRET_ID = string({ minLength: 1, maxLength: 2048 });

const SHAPES = {
  CreateUserPool: structure(
    {
      PoolName: NAME,
      Schema: listOf(SCHEMA_ATTRIBUTE, { minLength: 1, maxLength: 50 }),
      UserPoolTier: oneOf('LITE', 'ESSENTIALS', 'PLUS'),
    },
    ['PoolName'],
  ),
  DescribeUserPool: NAMED_POOL,
  // Cognito treats a missing MaxResults as 0, not as null, and refuses it (LIVE, aws-sdk-js-v3 issue 2335).
  ListUserPools: structure({
    NextToken: NEXT_TOKEN,
    MaxResults: integer({ ...PAGE_SIZE, whenAbsent: 0 }),
  }),
  DeleteUserPool: NAMED_POOL,
  AddCustomAttributes: structure(
    { UserPoolId: USER_POOL_ID, CustomAttributes: listOf(SCHEMA_ATTRIBUTE, { minLength: 1, maxLength: 25 }) },
    ['UserPoolId', 'CustomAttributes'],
  ),
  CreateIdentityProvider: structure(
    {
      UserPoolId: USER_POOL_ID,
      ProviderName: string({
        minLength: 1,
        maxLength: 32,
        pattern: '[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+',
      }),
      ProviderType: oneOf('SAML', 'Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple', 'OIDC'),
      ProviderDetails: mapOf(ANY_TEXT, ANY_TEXT),
      AttributeMapping: mapOf(string({ minLength: 1, maxLength: 32 }), ANY_TEXT),
      IdpIdentifiers: listOf(string({ minLength: 1, maxLength: 40, pattern: '[\\w\\s+=.@-]+' }), { maxLength: 50 }),
    },
    ['UserPoolId', 'ProviderName', 'ProviderType', 'ProviderDetails'],
  ),
  DescribeIdentityProvider: NAMED_PROVIDER,
  ListIdentityProviders: structure(
    { UserPoolId: USER_POOL_ID, MaxResults: integer({ min: 0, max: 60 }), NextToken: NEXT_TOKEN },
    ['UserPoolId'],
  ),
  DeleteIdentityProvider: NAMED_PROVIDER,
  CreateResourceServer: structure(
    {
      UserPoolId: USER_POOL_ID,
      Identifier: RESOURCE_SERVER_IDENTIFIER,
      Name: string({ minLength: 1, maxLength: 256, pattern: '[\\w\\s+=,.@-]+' }),
      Scopes: listOf(RESOURCE_SERVER_SCOPE, { maxLength: 100 }),
    },
    ['UserPoolId', 'Identifier', 'Name'],
  ),
  DescribeResourceServer: NAMED_SERVER,
  ListResourceServers: structure({ UserPoolId: USER_POOL_ID, MaxResults: integer({ min: 1, max: 50 }), NextToken: NEXT_TOKEN }, [
    'UserPoolId',
  ]),
  DeleteResourceServer: NAMED_SERVER,
  DescribeUserPoolClient: NAMED_CLIENT,
  DeleteUserPoolClient: NAMED_CLIENT,
  AddUserPoolClientSecret: structure({ UserPoolId: USER_POOL_ID, ClientId: CLIENT_ID, ClientSecret: CLIENT_SECRET }, [
    'UserPoolId',
    'ClientId',
  ]),
  // The model has a NextToken, too, but no answer contains one (DOC).
  ListUserPoolClientSecrets: NAMED_CLIENT,
  DeleteUserPoolClientSecret: structure(
    { UserPoolId: USER_POOL_ID, ClientId: CLIENT_ID, ClientSecretId: string({ minLength: 1, maxLength: 128 }) },
    ['UserPoolId', 'ClientId', 'ClientSecretId'],
  ),
  GetUserPoolClientSessionConfiguration: NAMED_CLIENT,
  SetUserPoolClientSessionConfiguration: structure(
    {
      UserPoolId: USER_POOL_ID,
      ClientId: CLIENT_ID,
      SSOSession: structure({ MaxValidityMinutes: integer({ min: 0, max: 129600 }) }, ['MaxValidityMinutes']),
    },
    ['UserPoolId', 'ClientId', 'SSOSession'],
  ),
  GetSecretValue: structure(
    {
      SecretId: SECRET_ID,
      VersionId: string({ minLength: 32, maxLength: 64 }),
      VersionStage: string({ minLength: 1, maxLength: 256 }),
    },
    ['SecretId'],
  ),
  DescribeSecret: structure({ SecretId: SECRET_ID }, ['SecretId']),
  RotateSecret: structure(
    {
      SecretId: SECRET_ID,
      ClientRequestToken: string({ minLength: 32, maxLength: 64 }),
      RotateImmediately: boolean,
      RotationRules: structure({
        AutomaticallyAfterDays: integer({ min: 1, max: 1000 }),
        Duration: string({ minLength: 2, maxLength: 3, pattern: '[0-9h]+' }),
        ScheduleExpression: string({ minLength: 1, maxLength: 256, pattern: '[0-9A-Za-z\\(\\)#\\?\\*\\-\\/, ]+' }),
      }),
    },
    ['SecretId'],
  ),
  ListUserPoolClients: structure(
    {
      UserPoolId: USER_POOL_ID,
      MaxResults: integer(PAGE_SIZE),
      NextToken: string({ minLength: 1, maxLength: 131072, pattern: '[\\S]+' }),
      ClientType: oneOf('REGULAR', 'DCR'),
    },
    ['UserPoolId'],
  ),
} satisfies Record<string, StructureShape>;

/** The shapes of all operations' inputs, with or without the newest auth flows. */
export function requestShapesWith(newFlows: OpenBehaviours['newAuthFlows']) {
  const known = newFlows === 'known' ? [...EXPLICIT_AUTH_FLOWS, ...NEW_AUTH_FLOWS] : EXPLICIT_AUTH_FLOWS;
  const settings = { ...CLIENT_SETTINGS, ExplicitAuthFlows: listOf(oneOf(...known)) };
  return {
    ...SHAPES,
    CreateUserPoolClient: structure(
      {
        UserPoolId: USER_POOL_ID,
        ClientName: NAME,
        GenerateSecret: boolean,
        ClientSecret: CLIENT_SECRET,
        PublishSecretsInAWSSecretsManager: boolean,
        ...settings,
      },
      ['UserPoolId', 'ClientName'],
    ),
    UpdateUserPoolClient: structure(
      {
        UserPoolId: USER_POOL_ID,
        ClientId: CLIENT_ID,
        ClientName: NAME,
        PublishSecretsInAWSSecretsManager: boolean,
        ...settings,
      },
      ['UserPoolId', 'ClientId'],
    ),
  };
}

export type RequestShapes = ReturnType<typeof requestShapesWith>;
