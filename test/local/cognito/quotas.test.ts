import { call, type Json, TestBench } from './support';

let clock = 0;
let bench: TestBench;
beforeEach(async () => {
  clock = 1_700_000_000_000;
  bench = await TestBench.start({ quotas: {}, now: () => clock });
});
afterEach(() => bench.stop());

const list = () => bench.call('ListUserPoolClients', { UserPoolId: bench.poolId });
const times = async (count: number, act: () => Promise<{ status: number }>) => {
  const statuses: number[] = [];
  for (let number = 0; number < count; number++) statuses.push((await act()).status);
  return statuses;
};
const passed = (statuses: number[]) => statuses.filter((status) => status === 200).length;

test('allows five requests a second for one operation on one pool', async () => {
  expect(await times(7, list)).toEqual([200, 200, 200, 200, 200, 400, 400]);
  const refused = bench.server.requests.at(-1);
  expect(refused?.answer).toEqual({ __type: 'TooManyRequestsException', message: 'Rate exceeded' });

  clock += 200;
  expect(await times(2, list)).toEqual([200, 400]);
  clock += 60_000;
  expect(passed(await times(7, list))).toBe(5);
});

test('another operation and another pool have separate rates', async () => {
  await times(6, list);
  const other = await bench.call('CreateUserPool', { PoolName: 'other' });
  const UserPoolId = (other.body.UserPool as Json).Id;
  expect((await bench.call('ListUserPoolClients', { UserPoolId })).status).toBe(200);
  await bench.create();
});

test('a refused request does not count, so that retries succeed in the end', async () => {
  await times(5, list);
  for (let number = 0; number < 4; number++) {
    clock += 100;
    await list();
  }
  expect(passed(bench.server.requests.slice(-4).map(({ status }) => status))).toBe(2);
});

test('allows 15 reads of clients a second in all pools together, and another 15 writes', async () => {
  const pools = await Promise.all(
    ['a', 'b', 'c', 'd'].map(async (PoolName) => {
      const { body } = await call(bench.server.url, 'CreateUserPool', { PoolName });
      return (body.UserPool as { Id: string }).Id;
    }),
  );
  const each = async (operation: string, input: Json = {}) => {
    const statuses = await Promise.all(
      pools.map((UserPoolId) => times(5, () => bench.call(operation, { UserPoolId, ...input }))),
    );
    return passed(statuses.flat());
  };
  expect(await each('ListUserPoolClients')).toBe(15);
  expect(await each('CreateUserPoolClient', { ClientName: 'app' })).toBe(15);
  clock += 1000;
  const { ClientId } = await bench.create();
  // Describe shares the reads with List, and Update the writes with Create.
  expect((await bench.call('DescribeUserPoolClient', { UserPoolId: bench.poolId, ClientId })).status).toBe(200);
  expect(await each('ListUserPoolClients')).toBe(14);
  await bench.update(ClientId);
  expect(await each('CreateUserPoolClient', { ClientName: 'app' })).toBe(13);
});

test('the rates can be changed', async () => {
  const own = await TestBench.start({ quotas: { perPool: 1 }, now: () => clock });
  try {
    const names = { UserPoolId: own.poolId };
    expect(await times(2, () => own.call('ListUserPoolClients', names))).toEqual([200, 400]);
    expect((await own.call('DescribeUserPool', names)).status).toBe(200);
  } finally {
    await own.stop();
  }
});

test('does not limit rates by default', async () => {
  const own = await TestBench.start({ now: () => clock });
  try {
    expect(passed(await times(40, () => own.call('DescribeUserPool', { UserPoolId: own.poolId })))).toBe(40);
  } finally {
    await own.stop();
  }
});
