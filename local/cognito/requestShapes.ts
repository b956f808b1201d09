/**
 * The input of every operation: members, types and constraints of the API model (DOC), one row a member.
 *
 * A member that has no row is ignored when it is sent, as AWS JSON does with what it does not know.
 */
import type { Readings } from './readings';
import { boolean, integer, listOf, mapOf, oneOf, type StructureShape, string, structure } from './shapes';

const userPoolId = string({ minLength: 1, maxLength: 55, pattern: '[\\w-]+_[0-9a-zA-Z]+' });
/** The newest models call the client's id sensitive, yet the recorded messages print it (LIVE). */
const clientId = string({ minLength: 1, maxLength: 128, pattern: '[\\w+]+' });
const clientSecret = string({ minLength: 24, maxLength: 64, pattern: '[\\w+]+', sensitive: true });
const name = string({ minLength: 1, maxLength: 128, pattern: '[\\w\\s+=,.@-]+' });
const redirectUrl = string({ minLength: 1, maxLength: 1024, pattern: '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+' });
const providerName = string({ minLength: 1, maxLength: 32, pattern: '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+' });
const scope = string({ minLength: 1, maxLength: 256, pattern: '[\\x21\\x23-\\x5B\\x5D-\\x7E]+' });
const attributeName = string({ minLength: 1, maxLength: 2048 });
const timeUnit = oneOf('seconds', 'minutes', 'hours', 'days');
const arn = string({
  minLength: 20,
  maxLength: 2048,
  pattern: 'arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?(:[\\w+=/,.@-]+)?',
});
const anyText = string({ maxLength: 131072 });
const pageSize = { min: 1, max: 60 };

/** The first eight stand in the order of a recorded message (LIVE); the rest came later, and their place in it is unknown (INF). */
const explicitAuthFlows = [
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

/** Those on which the models do not agree (OPEN). */
const newAuthFlows = ['ALLOW_TOKEN_EXCHANGE_DELEGATION', 'ALLOW_TOKEN_EXCHANGE_IMPERSONATION', 'ALLOW_CLIENT_TOKEN_AUTH'];

/** What create and update have in common, but for ExplicitAuthFlows. */
const clientSettings = {
  RefreshTokenValidity: integer({ min: 0, max: 315360000 }),
  AccessTokenValidity: integer({ min: 1, max: 86400 }),
  IdTokenValidity: integer({ min: 1, max: 86400 }),
  TokenValidityUnits: structure({ AccessToken: timeUnit, IdToken: timeUnit, RefreshToken: timeUnit }),
  ReadAttributes: listOf(attributeName),
  WriteAttributes: listOf(attributeName),
  SupportedIdentityProviders: listOf(providerName),
  CallbackURLs: listOf(redirectUrl, { maxLength: 100 }),
  LogoutURLs: listOf(redirectUrl, { maxLength: 100 }),
  DefaultRedirectURI: redirectUrl,
  // The order of the three is that of a recorded message (LIVE).
  AllowedOAuthFlows: listOf(oneOf('implicit', 'client_credentials', 'code'), { maxLength: 3 }),
  AllowedOAuthScopes: listOf(scope, { maxLength: 50 }),
  AllowedOAuthFlowsUserPoolClient: boolean,
  AnalyticsConfiguration: structure({
    ApplicationId: string({ pattern: '^[0-9a-fA-F]+$' }),
    ApplicationArn: arn,
    RoleArn: arn,
    ExternalId: anyText,
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

const schemaAttribute = structure({
  Name: string({ minLength: 1, maxLength: 20, pattern: '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+' }),
  AttributeDataType: oneOf('String', 'Number', 'DateTime', 'Boolean'),
  DeveloperOnlyAttribute: boolean,
  Mutable: boolean,
  Required: boolean,
  NumberAttributeConstraints: structure({ MinValue: anyText, MaxValue: anyText }),
  StringAttributeConstraints: structure({ MinLength: anyText, MaxLength: anyText }),
});

const resourceServerIdentifier = string({ minLength: 1, maxLength: 256, pattern: '[\\x21\\x23-\\x5B\\x5D-\\x7E]+' });
const resourceServerScope = structure(
  {
    ScopeName: string({ minLength: 1, maxLength: 256, pattern: '[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+' }),
    ScopeDescription: string({ minLength: 1, maxLength: 256 }),
  },
  ['ScopeName', 'ScopeDescription'],
);

/** The token of every list but that of the clients, which says how long it may be. */
const nextToken = string({ minLength: 1, pattern: '[\\S]+' });

/** The inputs that say no more than what they are about. */
const namedPool = structure({ UserPoolId: userPoolId }, ['UserPoolId']);
const namedClient = structure({ UserPoolId: userPoolId, ClientId: clientId }, ['UserPoolId', 'ClientId']);
const namedProvider = structure({ UserPoolId: userPoolId, ProviderName: providerName }, ['UserPoolId', 'ProviderName']);
const namedServer = structure({ UserPoolId: userPoolId, Identifier: resourceServerIdentifier }, ['UserPoolId', 'Identifier']);

const secretId = string({ minLength: 1, maxLength: 2048 });

const shapes = {
  CreateUserPool: structure(
    {
      PoolName: name,
      Schema: listOf(schemaAttribute, { minLength: 1, maxLength: 50 }),
      UserPoolTier: oneOf('LITE', 'ESSENTIALS', 'PLUS'),
    },
    ['PoolName'],
  ),
  DescribeUserPool: namedPool,
  // Left out, MaxResults is refused as the value 0 and not as null (LIVE, aws-sdk-js-v3 issue 2335).
  ListUserPools: structure({
    NextToken: nextToken,
    MaxResults: integer({ ...pageSize, whenAbsent: 0 }),
  }),
  DeleteUserPool: namedPool,
  AddCustomAttributes: structure(
    { UserPoolId: userPoolId, CustomAttributes: listOf(schemaAttribute, { minLength: 1, maxLength: 25 }) },
    ['UserPoolId', 'CustomAttributes'],
  ),
  CreateIdentityProvider: structure(
    {
      UserPoolId: userPoolId,
      ProviderName: string({
        minLength: 1,
        maxLength: 32,
        pattern: '[^_\\p{Z}][\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}][^_\\p{Z}]+',
      }),
      ProviderType: oneOf('SAML', 'Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple', 'OIDC'),
      ProviderDetails: mapOf(anyText, anyText),
      AttributeMapping: mapOf(string({ minLength: 1, maxLength: 32 }), anyText),
      IdpIdentifiers: listOf(string({ minLength: 1, maxLength: 40, pattern: '[\\w\\s+=.@-]+' }), { maxLength: 50 }),
    },
    ['UserPoolId', 'ProviderName', 'ProviderType', 'ProviderDetails'],
  ),
  DescribeIdentityProvider: namedProvider,
  ListIdentityProviders: structure({ UserPoolId: userPoolId, MaxResults: integer({ min: 0, max: 60 }), NextToken: nextToken }, [
    'UserPoolId',
  ]),
  DeleteIdentityProvider: namedProvider,
  CreateResourceServer: structure(
    {
      UserPoolId: userPoolId,
      Identifier: resourceServerIdentifier,
      Name: string({ minLength: 1, maxLength: 256, pattern: '[\\w\\s+=,.@-]+' }),
      Scopes: listOf(resourceServerScope, { maxLength: 100 }),
    },
    ['UserPoolId', 'Identifier', 'Name'],
  ),
  DescribeResourceServer: namedServer,
  ListResourceServers: structure({ UserPoolId: userPoolId, MaxResults: integer({ min: 1, max: 50 }), NextToken: nextToken }, [
    'UserPoolId',
  ]),
  DeleteResourceServer: namedServer,
  DescribeUserPoolClient: namedClient,
  DeleteUserPoolClient: namedClient,
  AddUserPoolClientSecret: structure({ UserPoolId: userPoolId, ClientId: clientId, ClientSecret: clientSecret }, [
    'UserPoolId',
    'ClientId',
  ]),
  // The model has a NextToken here which no answer gives out (DOC).
  ListUserPoolClientSecrets: namedClient,
  DeleteUserPoolClientSecret: structure(
    { UserPoolId: userPoolId, ClientId: clientId, ClientSecretId: string({ minLength: 1, maxLength: 128 }) },
    ['UserPoolId', 'ClientId', 'ClientSecretId'],
  ),
  GetUserPoolClientSessionConfiguration: namedClient,
  SetUserPoolClientSessionConfiguration: structure(
    {
      UserPoolId: userPoolId,
      ClientId: clientId,
      SSOSession: structure({ MaxValidityMinutes: integer({ min: 0, max: 129600 }) }, ['MaxValidityMinutes']),
    },
    ['UserPoolId', 'ClientId', 'SSOSession'],
  ),
  GetSecretValue: structure(
    {
      SecretId: secretId,
      VersionId: string({ minLength: 32, maxLength: 64 }),
      VersionStage: string({ minLength: 1, maxLength: 256 }),
    },
    ['SecretId'],
  ),
  DescribeSecret: structure({ SecretId: secretId }, ['SecretId']),
  RotateSecret: structure(
    {
      SecretId: secretId,
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
      UserPoolId: userPoolId,
      MaxResults: integer(pageSize),
      NextToken: string({ minLength: 1, maxLength: 131072, pattern: '[\\S]+' }),
      ClientType: oneOf('REGULAR', 'DCR'),
    },
    ['UserPoolId'],
  ),
} satisfies Record<string, StructureShape>;

/** The shape of every operation's input, where the newest auth flows are known or are not. */
export function requestShapesWith(newFlows: Readings['newAuthFlows']) {
  const known = newFlows === 'known' ? [...explicitAuthFlows, ...newAuthFlows] : explicitAuthFlows;
  const settings = { ...clientSettings, ExplicitAuthFlows: listOf(oneOf(...known)) };
  return {
    ...shapes,
    CreateUserPoolClient: structure(
      {
        UserPoolId: userPoolId,
        ClientName: name,
        GenerateSecret: boolean,
        ClientSecret: clientSecret,
        PublishSecretsInAWSSecretsManager: boolean,
        ...settings,
      },
      ['UserPoolId', 'ClientName'],
    ),
    UpdateUserPoolClient: structure(
      {
        UserPoolId: userPoolId,
        ClientId: clientId,
        ClientName: name,
        PublishSecretsInAWSSecretsManager: boolean,
        ...settings,
      },
      ['UserPoolId', 'ClientId'],
    ),
  };
}

export type RequestShapes = ReturnType<typeof requestShapesWith>;
