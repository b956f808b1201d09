import { type Json, TestBench } from './support';

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

const SCOPES = [
  { ScopeName: 'read', ScopeDescription: 'Read it' },
  { ScopeName: 'write', ScopeDescription: 'Write it' },
];

test('a resource server reads back as it was sent', async () => {
  const sent = { Identifier: 'https://api.example.com', Name: 'API', Scopes: SCOPES };
  const created = await bench.answer('CreateResourceServer', sent);
  expect(created).toEqual({ ResourceServer: { UserPoolId: bench.poolId, ...sent } });
  expect(await bench.answer('DescribeResourceServer', { Identifier: sent.Identifier })).toEqual(created);
});

test('a resource server without scopes does not show Scopes', async () => {
  const { ResourceServer } = await bench.answer('CreateResourceServer', { Identifier: 'empty', Name: 'empty', Scopes: [] });
  expect(ResourceServer).not.toHaveProperty('Scopes');
});

test('refuses a second resource server with the same identifier in a pool', async () => {
  const sent = { Identifier: 'twice', Name: 'twice' };
  await bench.answer('CreateResourceServer', sent);
  expect(await bench.refusal('CreateResourceServer', sent)).toEqual([
    'InvalidParameterException',
    `twice already exists in user pool ${bench.poolId}.`,
  ]);
});

test('refuses a scope without a description, and a slash in its name', async () => {
  const Scopes = [SCOPES[0], { ScopeName: 'a/b' }];
  const [type, message] = await bench.refusal('CreateResourceServer', { Identifier: 'x', Name: 'x', Scopes });
  expect(type).toBe('InvalidParameterException');
  expect(message).toContain("Value 'a/b' at 'scopes.2.member.scopeName'");
  expect(message).toContain("Value null at 'scopes.2.member.scopeDescription'");
});

test('refuses a duplicate scope in a resource server', async () => {
  const Scopes = [...SCOPES, { ScopeName: 'read', ScopeDescription: 'Read it again' }];
  expect(await bench.refusal('CreateResourceServer', { Identifier: 'again', Name: 'again', Scopes })).toEqual([
    'InvalidParameterException',
    'read is given twice in the scopes of again.',
  ]);
  await bench.answer('CreateResourceServer', { Identifier: 'again', Name: 'again', Scopes: SCOPES });
});

test('a deleted resource server no longer exists, and its identifier can be used again', async () => {
  const sent = { Identifier: 'gone', Name: 'gone' };
  await bench.answer('CreateResourceServer', sent);
  expect(await bench.answer('DeleteResourceServer', { Identifier: 'gone' })).toEqual({});
  for (const operation of ['DescribeResourceServer', 'DeleteResourceServer']) {
    expect(await bench.refusal(operation, { Identifier: 'gone' })).toEqual([
      'ResourceNotFoundException',
      'Resource server gone does not exist.',
    ]);
  }
  await bench.answer('CreateResourceServer', sent);
});

test('lists resource servers in pages, with all their members', async () => {
  const own = await TestBench.start();
  try {
    for (const Identifier of ['a', 'b', 'c'])
      await own.answer('CreateResourceServer', { Identifier, Name: 'api', Scopes: SCOPES });
    const first = await own.answer('ListResourceServers', { MaxResults: 2 });
    const second = await own.answer('ListResourceServers', { MaxResults: 2, NextToken: first.NextToken });
    const all = [first, second].flatMap(({ ResourceServers }) => ResourceServers as Json[]);
    expect(all).toEqual(
      ['a', 'b', 'c'].map((Identifier) => ({ UserPoolId: own.poolId, Identifier, Name: 'api', Scopes: SCOPES })),
    );
    expect(second).not.toHaveProperty('NextToken');
    expect((await own.answer('ListResourceServers')).ResourceServers).toHaveLength(3);
  } finally {
    await own.stop();
  }
});

test.each(['Create', 'Describe', 'Delete'])('%sResourceServer names the missing pool', async (verb) => {
  const input = { UserPoolId: 'us-east-1_nowhere', Identifier: 'a', Name: 'a' };
  expect(await bench.refusal(`${verb}ResourceServer`, input)).toEqual([
    'ResourceNotFoundException',
    'User pool us-east-1_nowhere does not exist.',
  ]);
});
