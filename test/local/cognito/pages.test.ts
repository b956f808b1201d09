import { type Json, TestBench } from './support';

let bench: TestBench;
const created: Json[] = [];

beforeAll(async () => {
  bench = await TestBench.start();
  for (let number = 0; number < 125; number++) {
    const { ClientId, ClientName } = await bench.create({ ClientName: `app ${number}`, GenerateSecret: true });
    created.push({ ClientId, ClientName, UserPoolId: bench.poolId });
  }
});
afterAll(() => bench.stop());

interface Listed {
  UserPoolClients: Json[];
  NextToken?: string;
}

const list = async (input: Json = {}) =>
  (await bench.call('ListUserPoolClients', { UserPoolId: bench.poolId, ...input })).body as unknown as Listed;

test('pages of up to 60 clients show every client once, only with ids and name', async () => {
  const first = await list({ MaxResults: 60 });
  const second = await list({ MaxResults: 60, NextToken: first.NextToken });
  const third = await list({ MaxResults: 60, NextToken: second.NextToken });
  expect([first, second, third].map((page) => page.UserPoolClients.length)).toEqual([60, 60, 5]);
  expect([first, second, third].flatMap((page) => page.UserPoolClients)).toEqual(created);
  expect(third).not.toHaveProperty('NextToken');
});

test('without MaxResults, a page has 60 clients', async () => expect((await list()).UserPoolClients).toHaveLength(60));

test('a full last page has no token', async () => {
  const first = await list({ MaxResults: 60 });
  const second = await list({ MaxResults: 60, NextToken: first.NextToken });
  const last = await list({ MaxResults: 5, NextToken: second.NextToken });
  expect(last).not.toHaveProperty('NextToken');
});

test('a deletion between two pages skips no client', async () => {
  const { ClientId } = await bench.create({ ClientName: 'short-lived' });
  const first = await list({ MaxResults: 2 });
  await bench.call('DeleteUserPoolClient', { UserPoolId: bench.poolId, ClientId });
  const second = await list({ MaxResults: 2, NextToken: first.NextToken });
  expect(second.UserPoolClients).toEqual(created.slice(2, 4));
});

test('lists each of ten thousand clients once', async () => {
  const full = await TestBench.start({ clientsPerPool: 10_000 });
  try {
    for (let number = 0; number < 10_000; number++) {
      full.server.perform('CreateUserPoolClient', { UserPoolId: full.poolId, ClientName: `app ${number}` });
    }
    const names: unknown[] = [];
    let NextToken: unknown;
    do {
      const page = await full.answer('ListUserPoolClients', { MaxResults: 60, ...(NextToken !== undefined && { NextToken }) });
      names.push(...(page.UserPoolClients as Json[]).map(({ ClientName }) => ClientName));
      NextToken = page.NextToken;
    } while (NextToken !== undefined && names.length <= 10_000);
    expect(names).toEqual(Array.from({ length: 10_000 }, (_, number) => `app ${number}`));
  } finally {
    await full.stop();
  }
});

describe('a token is refused', () => {
  test.each(['garbage', 'AAAA', '%%%', 'a=b', '0'.repeat(1000)])('when no answer contained it: %.20s', async (NextToken) => {
    expect((await bench.refusal('ListUserPoolClients', { NextToken }))[0]).toBe('InvalidParameterException');
  });

  test('when it belongs to another pool', async () => {
    const other = await bench.call('CreateUserPool', { PoolName: 'other' });
    const { NextToken } = await list({ MaxResults: 1 });
    const reply = await bench.call('ListUserPoolClients', { UserPoolId: (other.body.UserPool as Json).Id, NextToken });
    expect(reply.body.__type).toBe('InvalidParameterException');
  });
});

test.each([
  [0, 'greater than or equal to 1'],
  [61, 'less than or equal to 60'],
])('refuses MaxResults %d', async (MaxResults, limit) => {
  expect(await bench.refusal('ListUserPoolClients', { MaxResults })).toEqual([
    'InvalidParameterException',
    `1 validation error detected: Value '${MaxResults}' at 'maxResults' failed to satisfy constraint: Member must have value ${limit}`,
  ]);
});

test('refuses to list the clients of a missing pool', async () => {
  const reply = await bench.call('ListUserPoolClients', { UserPoolId: 'us-east-1_nowhere' });
  expect(reply.body).toEqual({ __type: 'ResourceNotFoundException', message: 'User pool us-east-1_nowhere does not exist.' });
});

test('every page of dynamically registered clients is empty', async () => {
  const page = await list({ ClientType: 'DCR', MaxResults: 1 });
  expect(page.UserPoolClients).toEqual([]);
  expect(page.NextToken).toEqual(expect.any(String));
});
