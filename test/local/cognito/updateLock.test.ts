import type { ReceivedCall } from '../../../local/cognito/receivedCall';
import { startLocalCognito } from '../../../local/cognito/server';
import { call, type Json, type Reply, Signal, TestBench } from './support';

let bench: TestBench;
let clients: string[];
/** Holds the calls of an operation. Undefined lets all calls pass. */
let gate: { operation: string; reached: Signal; opened: Signal } | undefined;
beforeEach(async () => {
  gate = undefined;
  const latency = async ({ operation }: ReceivedCall) => {
    if (operation !== gate?.operation) return;
    gate.reached.fire();
    await gate.opened.fired;
  };
  bench = await TestBench.start({ latency });
  clients = [(await bench.create()).ClientId, (await bench.create()).ClientId];
});
afterEach(() => bench.stop());

const REFUSED = ['ConcurrentModificationException', 'Only one request to update user pool client can be processed at a time.'];

/** Runs `act` while an operation on the first client runs, and returns the answer of that operation. */
async function during(operation: string, act: () => Promise<void>): Promise<Reply> {
  const reached = new Signal();
  const opened = new Signal();
  gate = { operation, reached, opened };
  const running = bench.call(operation, { UserPoolId: bench.poolId, ClientId: clients[0] });
  await reached.fired;
  // Holds only the first call.
  gate = undefined;
  try {
    await act();
  } finally {
    opened.fire();
  }
  return running;
}

test.each([
  ['UpdateUserPoolClient', 'DeleteUserPoolClient'],
  ['DeleteUserPoolClient', 'UpdateUserPoolClient'],
  ['UpdateUserPoolClient', 'UpdateUserPoolClient'],
])('while %s runs, refuses %s of another client in the pool', async (running, other) => {
  const first = await during(running, async () => {
    expect(await bench.refusal(other, { ClientId: clients[1] })).toEqual(REFUSED);
  });
  expect(first.status).toBe(200);
  await bench.answer(other, { ClientId: clients[1] });
});

test('reads, creates and requests in other pools succeed meanwhile', async () => {
  const other = await bench.call('CreateUserPool', { PoolName: 'other' });
  const UserPoolId = (other.body.UserPool as Json).Id;
  const { ClientId } = await bench.client('CreateUserPoolClient', { UserPoolId, ClientName: 'app' });
  await during('UpdateUserPoolClient', async () => {
    await bench.describe(String(clients[1]));
    await bench.create();
    await bench.answer('DeleteUserPoolClient', { UserPoolId, ClientId });
  });
});

test('a refused update releases the lock', async () => {
  const { status } = await during('UpdateUserPoolClient', async () => undefined);
  expect(status).toBe(200);
  expect((await bench.refusal('UpdateUserPoolClient', { ClientId: 'missing' }))[0]).toBe('ResourceNotFoundException');
  await bench.update(String(clients[1]));
});

test('with a latency in milliseconds, two updates that are sent at once overlap', async () => {
  const slow = await startLocalCognito({ latency: 3_600_000 });
  const input = { UserPoolId: 'us-east-1_a', ClientId: 'a' };
  const replies = ['first', 'second'].map(() => call(slow.url, 'UpdateUserPoolClient', input));
  // The other update takes an hour.
  const { body } = await Promise.any(replies);
  expect([body.__type, body.message]).toEqual(REFUSED);
  const ended = Promise.allSettled(replies);
  await slow.stop();
  expect((await ended).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
