import { call, type Json, TestBench } from './support';

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start({ region: 'eu-west-1', now: () => 1_700_000_000_500 });
});
afterAll(() => bench.stop());

const poolOf = (body: Json) => body.UserPool as Json & { Id: string; SchemaAttributes: Json[] };

test('a pool has its Region in its id and ARN, and the default tier ESSENTIALS', async () => {
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

test.each([
  ['eu-west-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
])('the ARNs of %s are in the partition %s', async (region, partition) => {
  const own = await TestBench.start({ region });
  try {
    expect(poolOf(await own.answer('DescribeUserPool'))).toMatchObject({
      Id: expect.stringMatching(new RegExp(`^${region}_`)),
      Arn: `arn:${partition}:cognito-idp:${region}:123456789012:userpool/${own.poolId}`,
    });
    const { ClientSecretArn, AnalyticsConfiguration } = await own.createManaged({
      AnalyticsConfiguration: { ApplicationArn: `arn:${partition}:mobiletargeting:${region}:123456789012:apps/1a` },
    });
    expect(ClientSecretArn).toMatch(new RegExp(`^arn:${partition}:secretsmanager:${region}:123456789012:secret:`));
    expect(AnalyticsConfiguration).toHaveProperty('RoleArn', expect.stringMatching(new RegExp(`^arn:${partition}:iam::`)));
  } finally {
    await own.stop();
  }
});

test('a schema changes standard attributes and adds custom attributes with the prefix custom:', async () => {
  const Schema = [
    { Name: 'email', AttributeDataType: 'String', Required: true },
    // A standard attribute needs no type.
    { Name: 'name', Required: true },
    { Name: 'tenant', AttributeDataType: 'Number', Mutable: false },
  ];
  const created = await bench.call('CreateUserPool', { PoolName: 'pool', Schema });
  const byName = new Map(poolOf(created.body).SchemaAttributes.map((attribute) => [attribute.Name, attribute]));
  expect(byName.get('email')).toMatchObject({ Required: true });
  expect(byName.get('name')).toMatchObject({ AttributeDataType: 'String', Required: true });
  expect(byName.get('nickname')).toMatchObject({ Required: false });
  expect(byName.get('custom:tenant')).toMatchObject({ AttributeDataType: 'Number', Mutable: false });
  expect(byName.size).toBe(21);
});

test('an attribute shows the limits of its values, both default and custom ones', async () => {
  const limits = { StringAttributeConstraints: { MinLength: '1', MaxLength: '15' } };
  const years = { NumberAttributeConstraints: { MinValue: '1900' } };
  const Schema = [
    { Name: 'tenant', AttributeDataType: 'String', ...limits },
    { Name: 'since', AttributeDataType: 'Number', ...years },
    { Name: 'note', AttributeDataType: 'String' },
    { Name: 'flag', AttributeDataType: 'Boolean' },
  ];
  const created = await bench.call('CreateUserPool', { PoolName: 'pool', Schema });
  const shown = poolOf(created.body).SchemaAttributes;
  const named = (name: string) => shown.find(({ Name }) => Name === name);
  expect(named('birthdate')).toMatchObject({ StringAttributeConstraints: { MinLength: '10', MaxLength: '10' } });
  expect(named('custom:tenant')).toMatchObject(limits);
  expect(named('custom:since')).toMatchObject(years);
  expect(named('custom:note')).toMatchObject({ StringAttributeConstraints: {} });
  expect(named('custom:flag')).not.toHaveProperty('StringAttributeConstraints');
});

const FIXED = 'You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute';
test.each<[string, Json[], string]>([
  ['another type', [{ Name: 'sub', AttributeDataType: 'Number' }], `${FIXED} sub`],
  ['hidden from users', [{ Name: 'email', DeveloperOnlyAttribute: true }], `${FIXED} email`],
  ['twice', [{ Name: 'email' }, { Name: 'email', Required: true }], 'email: Existing attribute already has name email.'],
])('refuses to change a standard attribute: %s', async (_case, Schema, message) => {
  const { body } = await bench.call('CreateUserPool', { PoolName: 'pool', Schema });
  expect(body).toEqual({ __type: 'InvalidParameterException', message });
});

describe('custom attributes', () => {
  const add = (...CustomAttributes: Json[]) => ({ CustomAttributes });
  const text = (Name: string): Json => ({ Name, AttributeDataType: 'String' });

  test('can be added to a pool, which changes only its modification date', async () => {
    let clock = 1_700_000_000_000;
    const own = await TestBench.start({ now: () => clock });
    try {
      clock += 1000;
      expect(await own.answer('AddCustomAttributes', add(text('a'), { ...text('b'), DeveloperOnlyAttribute: true }))).toEqual({});
      const pool = poolOf(await own.answer('DescribeUserPool'));
      expect(pool.SchemaAttributes.slice(-2).map(({ Name }) => Name)).toEqual(['custom:a', 'dev:custom:b']);
      expect([pool.CreationDate, pool.LastModifiedDate]).toEqual([1_700_000_000, 1_700_000_001]);
    } finally {
      await own.stop();
    }
  });

  test('get a second prefix if their name already has one', async () => {
    const Schema = [{ Name: 'custom:sub', AttributeDataType: 'String' }];
    const { body } = await bench.call('CreateUserPool', { PoolName: 'pool', Schema });
    expect(poolOf(body).SchemaAttributes.at(-1)?.Name).toBe('custom:custom:sub');
  });

  test('are at most fifty', async () => {
    const Schema = Array.from({ length: 49 }, (_one, number) => text(`n${number}`));
    const created = await bench.call('CreateUserPool', { PoolName: 'pool', Schema });
    const UserPoolId = poolOf(created.body).Id;
    const refused = await bench.call('AddCustomAttributes', { UserPoolId, ...add(text('a'), text('b')) });
    expect(refused.body).toEqual({
      __type: 'InvalidParameterException',
      message: 'A user pool can not have more than 50 custom attributes.',
    });
    expect((await bench.call('AddCustomAttributes', { UserPoolId, ...add(text('a')) })).status).toBe(200);
  });

  const untyped = 'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.';
  const required = 'Required custom attributes are not supported currently.';
  const taken = 'custom:taken: Existing attribute already has name custom:taken.';
  test.each<[string, Json, string]>([
    ['a required one', { ...text('tenant'), Required: true }, required],
    ['a duplicate name', text('taken'), taken],
    ['one without a name', { AttributeDataType: 'String' }, 'A custom attribute needs a name.'],
    ['one without a type', { Name: 'tenant', Mutable: true }, untyped],
    ['one whose type is null', { Name: 'tenant', AttributeDataType: null }, untyped],
  ])('are refused: %s', async (_case, attribute, message) => {
    const created = await bench.call('CreateUserPool', { PoolName: 'pool', Schema: [text('taken'), attribute] });
    expect(created.body).toEqual({ __type: 'InvalidParameterException', message });
    const { body } = await bench.call('CreateUserPool', { PoolName: 'pool', Schema: [text('taken')] });
    const UserPoolId = poolOf(body).Id;
    const added = await bench.call('AddCustomAttributes', { UserPoolId, ...add(text('fine'), attribute) });
    expect(added.body).toEqual({ __type: 'InvalidParameterException', message });
    // A refused request adds no attribute.
    const shown = poolOf((await bench.call('DescribeUserPool', { UserPoolId })).body).SchemaAttributes;
    expect(shown.at(-1)?.Name).toBe('custom:taken');
  });
});

test('the deletion of a pool deletes its clients', async () => {
  const UserPoolId = poolOf((await bench.call('CreateUserPool', { PoolName: 'short-lived' })).body).Id;
  const { ClientId } = await bench.client('CreateUserPoolClient', { UserPoolId, ClientName: 'app' });
  expect((await bench.call('DeleteUserPool', { UserPoolId })).status).toBe(200);
  const gone = { __type: 'ResourceNotFoundException', message: `User pool ${UserPoolId} does not exist.` };
  expect((await bench.call('DescribeUserPoolClient', { UserPoolId, ClientId })).body).toEqual(gone);
  expect((await bench.call('DescribeUserPool', { UserPoolId })).body).toEqual(gone);
  expect((await bench.call('DeleteUserPool', { UserPoolId })).body).toEqual(gone);
});

test('lists pools in pages', async () => {
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

test('refuses a list of pools without MaxResults as MaxResults 0, like the service', async () => {
  const { body } = await call(bench.server.url, 'ListUserPools', {});
  expect(body.message).toBe(
    "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
  );
});

test('a pool with an id that the caller chose works like any other pool', async () => {
  bench.server.addUserPool('eu-west-1_Given0001', 'given');
  const { body } = await bench.call('DescribeUserPool', { UserPoolId: 'eu-west-1_Given0001' });
  expect(poolOf(body)).toMatchObject({ Id: 'eu-west-1_Given0001', Name: 'given', UserPoolTier: 'ESSENTIALS' });
  const client = await bench.call('CreateUserPoolClient', { UserPoolId: 'eu-west-1_Given0001', ClientName: 'app' });
  expect(client.status).toBe(200);
});
