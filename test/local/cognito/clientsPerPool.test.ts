import { type Json, TestBench } from './support';

test('a full pool refuses another client until one is deleted, and other pools are not affected', async () => {
  const bench = await TestBench.start({ clientsPerPool: 3 });
  try {
    const [first] = [await bench.create(), await bench.create(), await bench.create()];
    expect((await bench.refusal('CreateUserPoolClient', { ClientName: 'app' }))[0]).toBe('LimitExceededException');
    await bench.update(first.ClientId, { ClientName: 'updates go on' });

    const other = await bench.call('CreateUserPool', { PoolName: 'other' });
    await bench.client('CreateUserPoolClient', { UserPoolId: (other.body.UserPool as Json).Id, ClientName: 'app' });

    await bench.call('DeleteUserPoolClient', { UserPoolId: bench.poolId, ClientId: first.ClientId });
    await bench.create();
  } finally {
    await bench.stop();
  }
});

test('a pool can have a thousand clients by default', async () => {
  const bench = await TestBench.start();
  try {
    for (let batch = 0; batch < 10; batch++) await Promise.all(Array.from({ length: 100 }, () => bench.create()));
    expect((await bench.refusal('CreateUserPoolClient', { ClientName: 'app' }))[0]).toBe('LimitExceededException');
  } finally {
    await bench.stop();
  }
});
