import {
  CognitoIdentityProviderClient,
  CreateIdentityProviderCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteIdentityProviderCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  InvalidOAuthFlowException,
  InvalidParameterException,
  paginateListUserPoolClients,
  ResourceNotFoundException,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  ResourceNotFoundException as NoSuchSecretException,
  RotateSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/server';

let server: LocalCognito;
let sdk: CognitoIdentityProviderClient;
let secretsManager: SecretsManagerClient;
let UserPoolId: string;

beforeAll(async () => {
  server = await startLocalCognito();
  const config = {
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDLOCAL', secretAccessKey: 'secret' },
    maxAttempts: 1,
  };
  sdk = new CognitoIdentityProviderClient(config);
  secretsManager = new SecretsManagerClient(config);
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: 'pool' }));
  UserPoolId = UserPool?.Id ?? '';
});
afterAll(async () => {
  sdk.destroy();
  secretsManager.destroy();
  await server.stop();
});

test('a client lives from create to delete', async () => {
  const created = await sdk.send(
    new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app', GenerateSecret: true, CallbackURLs: ['https://a'] }),
  );
  const ClientId = created.UserPoolClient?.ClientId ?? '';
  expect(created.UserPoolClient?.CreationDate).toBeInstanceOf(Date);
  expect(created.UserPoolClient?.CreationDate?.getTime()).toBeCloseTo(Date.now(), -4);
  expect(created.$metadata.requestId).toEqual(expect.any(String));

  const updated = await sdk.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId, LogoutURLs: ['https://b'] }));
  expect(updated.UserPoolClient?.CallbackURLs).toBeUndefined();
  const described = await sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  expect(described.UserPoolClient).toEqual(updated.UserPoolClient);
  expect(described.UserPoolClient?.ClientSecret).toBe(created.UserPoolClient?.ClientSecret);

  await sdk.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }));
  const again = sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  await expect(again).rejects.toThrow(ResourceNotFoundException);
});

test('an update resets what it leaves out', async () => {
  const settings = {
    CallbackURLs: ['https://a'],
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH' as const],
    PreventUserExistenceErrors: 'ENABLED' as const,
  };
  const created = await sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app', ...settings }));
  const names = { UserPoolId, ClientId: created.UserPoolClient?.ClientId };
  await sdk.send(new UpdateUserPoolClientCommand({ ...names, LogoutURLs: ['https://out'] }));
  const { UserPoolClient: described } = await sdk.send(new DescribeUserPoolClientCommand(names));
  expect(described).toMatchObject({ ClientName: 'app', LogoutURLs: ['https://out'] });
  for (const setting of Object.keys(settings)) expect(described).not.toHaveProperty(setting);
});

test('a provider deleted from the pool makes the next update fail', async () => {
  const Google = { UserPoolId, ProviderName: 'Google' };
  const ProviderDetails = { client_id: 'id', client_secret: 'secret', authorize_scopes: 'openid' };
  await sdk.send(new CreateIdentityProviderCommand({ ...Google, ProviderType: 'Google', ProviderDetails }));
  const settings = { UserPoolId, SupportedIdentityProviders: ['Google'] };
  const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand({ ...settings, ClientName: 'app' }));
  await sdk.send(new DeleteIdentityProviderCommand(Google));
  const update = sdk.send(new UpdateUserPoolClientCommand({ ...settings, ClientId: UserPoolClient?.ClientId }));
  await expect(update).rejects.toThrow('The provider Google does not exist for User Pool');
});

test('a pool lives from create to delete', async () => {
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: 'short-lived', UserPoolTier: 'LITE' }));
  const pool = { UserPoolId: UserPool?.Id };
  const described = await sdk.send(new DescribeUserPoolCommand(pool));
  expect(described.UserPool).toMatchObject({ Name: 'short-lived', UserPoolTier: 'LITE', CreationDate: expect.any(Date) });
  await sdk.send(new DeleteUserPoolCommand(pool));
  await expect(sdk.send(new DescribeUserPoolCommand(pool))).rejects.toThrow(ResourceNotFoundException);
});

test('refusals arrive as the exceptions of the model, with their messages', async () => {
  const create = (AllowedOAuthFlows: ('code' | 'client_credentials')[]) =>
    sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'app', AllowedOAuthFlows }));
  await expect(create(['code'])).rejects.toThrow(InvalidOAuthFlowException);
  const tooLong = sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'x'.repeat(129) }));
  await expect(tooLong).rejects.toThrow(InvalidParameterException);
  await expect(tooLong).rejects.toThrow(/^1 validation error detected: Value 'x+' at 'clientName' failed/);
});

test('the paginator sees every client', async () => {
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: 'pages' }));
  const pool = { UserPoolId: UserPool?.Id };
  const made = await Promise.all(
    Array.from({ length: 7 }, (_, number) => sdk.send(new CreateUserPoolClientCommand({ ...pool, ClientName: `app ${number}` }))),
  );
  const listed: (string | undefined)[] = [];
  for await (const page of paginateListUserPoolClients({ client: sdk, pageSize: 3 }, pool)) {
    listed.push(...(page.UserPoolClients ?? []).map((one) => one.ClientId));
  }
  expect(listed.sort()).toEqual(made.map((one) => one.UserPoolClient?.ClientId).sort());
});

test('the secret that Cognito manages is read and rotated with the client of Secrets Manager', async () => {
  // This SDK's client of Cognito does not know the parameter.
  const settings = { UserPoolId, ClientName: 'app', GenerateSecret: true, PublishSecretsInAWSSecretsManager: true };
  const client = server.perform('CreateUserPoolClient', settings).UserPoolClient as { ClientId: string; ClientSecretArn: string };
  const secret = { SecretId: client.ClientSecretArn };
  const valueAt = async (VersionStage: string) => {
    const { SecretString = '' } = await secretsManager.send(new GetSecretValueCommand({ ...secret, VersionStage }));
    return JSON.parse(SecretString);
  };
  const first = await valueAt('AWSCURRENT');
  expect(first).toEqual({
    userPoolId: UserPoolId,
    userPoolClientId: client.ClientId,
    clientSecretValue: expect.stringMatching(/^[0-9a-v]{51,52}$/),
  });

  // The SDK makes up a ClientRequestToken, which names the new version.
  const { ARN, VersionId = '' } = await secretsManager.send(new RotateSecretCommand(secret));
  expect(ARN).toBe(client.ClientSecretArn);
  expect((await valueAt('AWSCURRENT')).clientSecretValue).not.toBe(first.clientSecretValue);
  expect(await valueAt('AWSPREVIOUS')).toEqual(first);
  const described = await secretsManager.send(new DescribeSecretCommand(secret));
  expect(described).toMatchObject({ RotationEnabled: true, NextRotationDate: expect.any(Date) });
  expect(described.VersionIdsToStages?.[VersionId]).toEqual(['AWSCURRENT']);

  await sdk.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId: client.ClientId }));
  await expect(secretsManager.send(new GetSecretValueCommand(secret))).rejects.toThrow(NoSuchSecretException);
});

test('the signer of a request is recorded', () => expect(server.requests.at(-1)?.accessKeyId).toBe('AKIDLOCAL'));
