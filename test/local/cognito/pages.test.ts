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

test('pages of up to 60 clients show every client once, with ids and name only', async () => {
  const first = await list({ MaxResults: 60 });
  const second = await list({ MaxResults: 60, NextToken: first.NextToken });
  const third = await list({ MaxResults: 60, NextToken: second.NextToken });
  expect([first, second, third].map((page) => page.UserPoolClients.length)).toEqual([60, 60, 5]);
  expect([first, second, third].flatMap((page) => page.UserPoolClients)).toEqual(created);
  expect(third).not.toHaveProperty('NextToken');
});

test('without a size a page holds 60', async () => expect((await list()).UserPoolClients).toHaveLength(60));

test('a last page that is full has no token', async () => {
  const first = await list({ MaxResults: 60 });
  const second = await list({ MaxResults: 60, NextToken: first.NextToken });
  const last = await list({ MaxResults: 5, NextToken: second.NextToken });
  expect(last).not.toHaveProperty('NextToken');
});

test('a client deleted between two pages moves no other', async () => {
  const { ClientId } = await bench.create({ ClientName: 'short-lived' });
  const first = await list({ MaxResults: 2 });
  await bench.call('DeleteUserPoolClient', { UserPoolId: bench.poolId, ClientId });
  const second = await list({ MaxResults: 2, NextToken: first.NextToken });
  expect(second.UserPoolClients).toEqual(created.slice(2, 4));
});

describe('a token is refused', () => {
  test.each(['garbage', 'AAAA', '%%%', 'a=b', '0'.repeat(1000)])('when nobody gave it out: %.20s', async (NextToken) => {
    expect((await bench.refusal('ListUserPoolClients', { NextToken }))[0]).toBe('InvalidParameterException');
  });

  test('when it was given out for another pool', async () => {
    const other = await bench.call('CreateUserPool', { PoolName: 'other' });
    const { NextToken } = await list({ MaxResults: 1 });
    const reply = await bench.call('ListUserPoolClients', { UserPoolId: (other.body.UserPool as Json).Id, NextToken });
    expect(reply.body.__type).toBe('InvalidParameterException');
  });
});

test.each([
  [0, 'greater than or equal to 1'],
  [61, 'less than or equal to 60'],
])('a page of %d is refused', async (MaxResults, limit) => {
  expect(await bench.refusal('ListUserPoolClients', { MaxResults })).toEqual([
    'InvalidParameterException',
    `1 validation error detected: Value '${MaxResults}' at 'maxResults' failed to satisfy constraint: Member must have value ${limit}`,
  ]);
});

test('the list of a pool that does not exist is refused', async () => {
  const reply = await bench.call('ListUserPoolClients', { UserPoolId: 'us-east-1_nowhere' });
  expect(reply.body).toEqual({ __type: 'ResourceNotFoundException', message: 'User pool us-east-1_nowhere does not exist.' });
});

test('a list of clients that were registered dynamically is empty, page by page', async () => {
  const page = await list({ ClientType: 'DCR', MaxResults: 1 });
  expect(page.UserPoolClients).toEqual([]);
  expect(page.NextToken).toEqual(expect.any(String));
});
