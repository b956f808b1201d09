import { TestBench } from './support';

let bench: TestBench;
beforeAll(async () => {
  const settings = ['Tomorrow', 'RefreshTokenRotation.Tomorrow'];
  bench = await TestBench.start({ futureMembers: { settings, readOnly: { Score: 7 } } });
});
afterAll(() => bench.stop());

const RefreshTokenRotation = { Feature: 'ENABLED', Tomorrow: 1 };

test('stores a future setting as sent, and shows it in every answer', async () => {
  const created = await bench.create({ Tomorrow: { a: [1] }, RefreshTokenRotation });
  const shown = { Tomorrow: { a: [1] }, RefreshTokenRotation: { ...RefreshTokenRotation, RetryGracePeriodSeconds: 0 }, Score: 7 };
  expect(created).toMatchObject(shown);
  expect(await bench.describe(created.ClientId)).toMatchObject(shown);
  expect(await bench.update(created.ClientId, { Tomorrow: 'x' })).toMatchObject({ Tomorrow: 'x' });
});

test('an update that omits a future setting removes it', async () => {
  const { ClientId } = await bench.create({ Tomorrow: 1, RefreshTokenRotation });
  await bench.update(ClientId, { RefreshTokenRotation: { Feature: 'ENABLED' } });
  const client = await bench.describe(ClientId);
  expect(client).not.toHaveProperty('Tomorrow');
  expect(client.RefreshTokenRotation).toEqual({ Feature: 'ENABLED', RetryGracePeriodSeconds: 0 });
});

test('refuses a request with a future read-only member', async () => {
  const refusal = ['InvalidParameterException', 'Score can not be set.'];
  expect(await bench.refusal('CreateUserPoolClient', { ClientName: 'app', Score: 7 })).toEqual(refusal);
  const { ClientId } = await bench.create();
  expect(await bench.refusal('UpdateUserPoolClient', { ClientId, Score: 7 })).toEqual(refusal);
});
