import { connect } from 'node:net';
import { startLocalCognito } from '../../../local/cognito/server';
import { call } from './support';

test('a port that is taken rejects with EADDRINUSE', async () => {
  const first = await startLocalCognito();
  try {
    await expect(startLocalCognito({ port: first.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  } finally {
    await first.stop();
  }
});

test('a stopped server has closed its idle connections, and its port is free again', async () => {
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
