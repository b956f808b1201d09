import type { LocalCognitoOptions } from '../../../local/cognito/server';
import { type Json, NO_SUCH_SECRET, secretIn, TestBench } from './support';

const PUBLISH = { PublishSecretsInAWSSecretsManager: true };
const WITHDRAW = { PublishSecretsInAWSSecretsManager: false };
const OWN_SECRET = 's'.repeat(24);

let bench: TestBench;
beforeEach(() => start({}));
afterEach(() => bench.stop());

async function start(options: LocalCognitoOptions): Promise<void> {
  bench = await TestBench.start(options);
}

async function restart(options: LocalCognitoOptions): Promise<void> {
  await bench.stop();
  await start(options);
}

const publish = (clientId: string) => bench.update(clientId, PUBLISH);
const arnOf = ({ ClientSecretArn }: Json) => String(ClientSecretArn);

describe('a client', () => {
  test('with a moved secret shows an ARN instead of a secret in every answer except the list', async () => {
    const { ClientId, ClientSecret } = await bench.create({ GenerateSecret: true });
    const moved = await publish(ClientId);
    expect(secretIn(await bench.readSecret(arnOf(moved)))).not.toBe(ClientSecret);
    for (const answer of [moved, await bench.update(ClientId), await bench.describe(ClientId)]) {
      expect(answer).toMatchObject({ ClientSecretArn: moved.ClientSecretArn });
      expect(answer).not.toHaveProperty('ClientSecret');
      expect(answer).not.toHaveProperty('PublishSecretsInAWSSecretsManager');
    }
    const { UserPoolClients } = await bench.answer('ListUserPoolClients');
    expect(JSON.stringify(UserPoolClients)).not.toContain('Secret');
  });

  test('with two secrets loses the older one when the secret is moved', async () => {
    const { ClientId } = await bench.create({ GenerateSecret: true });
    await bench.answer('AddUserPoolClientSecret', { ClientId });
    const [older, newer] = await bench.secretIds(ClientId);
    const published = await publish(ClientId);
    const after = await bench.secretIds(ClientId);
    expect(after).toEqual([newer, expect.any(String)]);
    expect(after).not.toContain(older);
    expect(await bench.readSecret(arnOf(published))).toMatchObject({ VersionStages: ['AWSCURRENT'] });
  });

  test('with a generated secret and a supplied one can move its secret', async () => {
    const { ClientId } = await bench.create({ ClientSecret: OWN_SECRET });
    await bench.answer('AddUserPoolClientSecret', { ClientId });
    expect(await publish(ClientId)).toHaveProperty('ClientSecretArn');
  });

  test('whose secret is moved back shows the value from Secrets Manager, which then has no secret', async () => {
    const { ClientId, ClientSecretArn } = await bench.createManaged();
    await bench.rotateSecret(ClientSecretArn);
    const current = secretIn(await bench.readSecret(ClientSecretArn));
    const back = await bench.update(ClientId, WITHDRAW);
    expect(back).toMatchObject({ ClientSecret: current });
    expect(back).not.toHaveProperty('ClientSecretArn');
    expect(await bench.secretIds(ClientId)).toHaveLength(1);
    for (const operation of ['GetSecretValue', 'DescribeSecret', 'RotateSecret']) {
      expect(await bench.secretsManagerRefusal(operation, { SecretId: ClientSecretArn })).toEqual(NO_SUCH_SECRET);
    }
    expect((await publish(ClientId)).ClientSecretArn).not.toBe(ClientSecretArn);
  });

  test('that is deleted loses its secret in Secrets Manager, and no other client does', async () => {
    const { ClientId, ClientSecretArn } = await bench.createManaged();
    const other = await bench.createManaged({ ClientName: 'other' });
    await bench.answer('DeleteUserPoolClient', { ClientId });
    expect(await bench.secretsManagerRefusal('GetSecretValue', { SecretId: ClientSecretArn })).toEqual(NO_SUCH_SECRET);
    expect(await bench.readSecret(other.ClientSecretArn)).toMatchObject({ ARN: other.ClientSecretArn });
  });

  test('whose pool is deleted loses its secret in Secrets Manager', async () => {
    const { ClientSecretArn } = await bench.createManaged();
    await bench.answer('DeleteUserPool');
    expect(await bench.secretsManagerRefusal('DescribeSecret', { SecretId: ClientSecretArn })).toEqual(NO_SUCH_SECRET);
  });

  test('keeps its secret in place when an update is refused', async () => {
    const plain = await bench.create({ GenerateSecret: true });
    const refused = { LogoutURLs: ['http://example.com'] };
    await bench.refusal('UpdateUserPoolClient', { ClientId: plain.ClientId, ...PUBLISH, ...refused });
    expect(await bench.describe(plain.ClientId)).toMatchObject({ ClientSecret: plain.ClientSecret });
    const { ClientId, ClientSecretArn } = await bench.createManaged();
    await bench.refusal('UpdateUserPoolClient', { ClientId, ...WITHDRAW, ...refused });
    expect(await bench.readSecret(ClientSecretArn)).toMatchObject({ ARN: ClientSecretArn });
  });

  test('keeps its secret in place when an update omits the parameter or sends null', async () => {
    const { ClientId, ClientSecretArn } = await bench.createManaged();
    const before = await bench.readSecret(ClientSecretArn);
    await bench.update(ClientId);
    await bench.update(ClientId, { PublishSecretsInAWSSecretsManager: null });
    expect(await bench.readSecret(ClientSecretArn)).toEqual(before);
  });

  test('with a managed secret counts as a client with a secret', async () => {
    const settings = { AllowedOAuthFlows: ['client_credentials'], EnablePropagateAdditionalUserContextData: true };
    const { ClientId } = await bench.createManaged(settings);
    expect(await bench.update(ClientId, settings)).toMatchObject(settings);
  });
});

describe('OPEN points', () => {
  test.each([
    [{}, 'rotates'],
    [{ publishAgain: 'rotates' as const }, 'rotates'],
    [{ publishAgain: 'nothing' as const }, 'nothing'],
  ])('with %j, publishing a managed secret again: %s', async (options, outcome) => {
    await restart(options);
    const { ClientId, ClientSecretArn } = await bench.createManaged();
    const before = await bench.readSecret(ClientSecretArn);
    expect(await publish(ClientId)).toMatchObject({ ClientSecretArn });
    const after = await bench.readSecret(ClientSecretArn);
    expect(after.VersionId === before.VersionId).toBe(outcome === 'nothing');
    expect(secretIn(after) === secretIn(before)).toBe(outcome === 'nothing');
  });

  const withoutGenerated: [string, Json][] = [
    ['no secret', {}],
    ["the caller's own secret", { ClientSecret: OWN_SECRET }],
    ['no secret, with GenerateSecret: false', { GenerateSecret: false }],
  ];

  test.each(withoutGenerated)('publishing is ignored for %s', async (_case, secret) => {
    for (const options of [{}, { publishWithoutSecret: 'ignored' as const }]) {
      await restart(options);
      const created = await bench.create({ ...secret, ...PUBLISH });
      for (const answer of [created, await publish(created.ClientId)]) {
        expect(answer).not.toHaveProperty('ClientSecretArn');
        expect(answer.ClientSecret).toBe(secret.ClientSecret);
      }
    }
  });

  test.each(withoutGenerated)('publishing is refused for %s, and changes nothing', async (_case, secret) => {
    await restart({ publishWithoutSecret: 'refused' });
    const refused = ['InvalidParameterException', expect.stringContaining('PublishSecretsInAWSSecretsManager can only be true')];
    expect(await bench.refusal('CreateUserPoolClient', { ClientName: 'app', ...secret, ...PUBLISH })).toEqual(refused);
    expect(await bench.answer('ListUserPoolClients')).toEqual({ UserPoolClients: [] });
    const { ClientId } = await bench.create(secret);
    const before = await bench.describe(ClientId);
    expect(await bench.refusal('UpdateUserPoolClient', { ClientId, AuthSessionValidity: 15, ...PUBLISH })).toEqual(refused);
    expect(await bench.describe(ClientId)).toEqual(before);
    // A request with false is not refused.
    await bench.update(ClientId, WITHDRAW);
  });
});
