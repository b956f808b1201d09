import { call, type Json, TestBench } from './support';

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start({ region: 'eu-west-1', now: () => 1_700_000_000_500 });
});
afterAll(() => bench.stop());

const poolOf = (body: Json) => body.UserPool as Json & { Id: string; SchemaAttributes: Json[] };

test('a pool has its Region in its id and ARN, and the tier ESSENTIALS unless it names another', async () => {
  const { body } = await bench.call('DescribeUserPool', { UserPoolId: bench.poolId });
  expect(poolOf(body)).toMatchObject({
    Id: expect.stringMatching(/^eu-west-1_[0-9A-Za-z]{9}$/),
    Arn: `arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${bench.poolId}`,
    Name: 'pool',
    UserPoolTier: 'ESSENTIALS',
    CreationDate: 1_700_000_000.5,
  });
  const plus = await bench.call('CreateUserPool', { PoolName: 'plus', UserPoolTier: 'PLUS' });
  expect(poolOf(plus.body).UserPoolTier).toBe('PLUS');
});

test('a schema changes the standard attributes and adds its own under custom:', async () => {
  const Schema = [
    { Name: 'email', AttributeDataType: 'String', Required: true },
    { Name: 'tenant', AttributeDataType: 'Number', Mutable: false },
  ];
  const created = await bench.call('CreateUserPool', { PoolName: 'pool', Schema });
  const byName = new Map(poolOf(created.body).SchemaAttributes.map((attribute) => [attribute.Name, attribute]));
  expect(byName.get('email')).toMatchObject({ Required: true });
  expect(byName.get('name')).toMatchObject({ Required: false });
  expect(byName.get('custom:tenant')).toMatchObject({ AttributeDataType: 'Number', Mutable: false });
  expect(byName.size).toBe(21);
});

test('a custom attribute cannot be required', async () => {
  const { body } = await bench.call('CreateUserPool', { PoolName: 'pool', Schema: [{ Name: 'tenant', Required: true }] });
  expect(body.__type).toBe('InvalidParameterException');
});

test('a deleted pool takes its clients along', async () => {
  const UserPoolId = poolOf((await bench.call('CreateUserPool', { PoolName: 'short-lived' })).body).Id;
  const { ClientId } = await bench.client('CreateUserPoolClient', { UserPoolId, ClientName: 'app' });
  expect((await bench.call('DeleteUserPool', { UserPoolId })).status).toBe(200);
  const gone = { __type: 'ResourceNotFoundException', message: `User pool ${UserPoolId} does not exist.` };
  expect((await bench.call('DescribeUserPoolClient', { UserPoolId, ClientId })).body).toEqual(gone);
  expect((await bench.call('DescribeUserPool', { UserPoolId })).body).toEqual(gone);
  expect((await bench.call('DeleteUserPool', { UserPoolId })).body).toEqual(gone);
});

test('pools are listed in pages', async () => {
  const own = await TestBench.start();
  try {
    for (const PoolName of ['b', 'c']) await own.call('CreateUserPool', { PoolName });
    const first = await own.call('ListUserPools', { MaxResults: 2 });
    const second = await own.call('ListUserPools', { MaxResults: 2, NextToken: first.body.NextToken });
    const names = [first, second].map(({ body }) => (body.UserPools as Json[]).map((pool) => pool.Name));
    expect(names).toEqual([['pool', 'b'], ['c']]);
    expect(second.body).not.toHaveProperty('NextToken');
  } finally {
    await own.stop();
  }
});

test('a list without a size is refused as a list of 0, as the service does', async () => {
  const { body } = await call(bench.server.url, 'ListUserPools', {});
  expect(body.message).toBe(
    "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
  );
});
