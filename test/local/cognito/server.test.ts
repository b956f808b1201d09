import { connect } from 'node:net';
import { type LocalCognitoOptions, startLocalCognito } from '../../../local/cognito/server';
import { call } from './support';

test('rejects with EADDRINUSE when the port is in use', async () => {
  const first = await startLocalCognito();
  try {
    await expect(startLocalCognito({ port: first.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  } finally {
    await first.stop();
  }
});

test('a stopped server closes its idle connections and frees its port', async () => {
  const first = await startLocalCognito();
  const idle = connect(first.port, '127.0.0.1');
  await new Promise((resolve) => idle.once('connect', resolve));
  await call(first.url, 'ListUserPools', { MaxResults: 1 });
  const closed = new Promise((resolve) => idle.once('close', resolve));
  const startedAt = Date.now();
  await first.stop();
  await closed;
  expect(Date.now() - startedAt).toBeLessThan(1000);
  const second = await startLocalCognito({ port: first.port });
  await second.stop();
  await second.stop();
});

test('two servers share nothing', async () => {
  const [first, second] = await Promise.all([startLocalCognito(), startLocalCognito()]);
  try {
    await call(first.url, 'CreateUserPool', { PoolName: 'pool' });
    expect((await call(second.url, 'ListUserPools', { MaxResults: 1 })).body).toEqual({ UserPools: [] });
    expect(second.requests).toHaveLength(1);
  } finally {
    await Promise.all([first.stop(), second.stop()]);
  }
});

/** A server's answers about a pool, a client with a secret in Secrets Manager, and a client with a plain secret. */
async function answersOf(options: LocalCognitoOptions): Promise<unknown> {
  const server = await startLocalCognito(options);
  try {
    const { UserPool } = server.perform('CreateUserPool', { PoolName: 'pool' }) as { UserPool: { Id: string } };
    const [UserPoolId, ClientName] = [UserPool.Id, 'app'];
    const managed = { UserPoolId, ClientName, GenerateSecret: true, PublishSecretsInAWSSecretsManager: true };
    const { headers, body } = await call(server.url, 'CreateUserPoolClient', managed);
    const { ClientSecretArn: SecretId } = body.UserPoolClient as { ClientSecretArn: string };
    return [
      UserPool,
      body,
      headers.get('x-amzn-requestid'),
      server.perform('GetSecretValue', { SecretId }),
      server.perform('CreateUserPoolClient', { UserPoolId, ClientName, GenerateSecret: true }),
    ];
  } finally {
    await server.stop();
  }
}

test('a snapshot of whole answers is the same at every start, with a seed for the ids and a clock', async () => {
  const fixed = { idSeed: 'snapshots', now: () => 1_700_000_000_000 };
  const first = await answersOf(fixed);
  expect(await answersOf(fixed)).toEqual(first);
  expect(await answersOf({ ...fixed, idSeed: 'others' })).not.toEqual(first);
});
