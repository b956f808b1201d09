import { type Json, TestBench } from './support';

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start({ now: () => 1_700_000_000_500 });
});
afterAll(() => bench.stop());

interface Descriptor {
  ClientSecretId: string;
  ClientSecretValue?: string;
}
const add = async (ClientId: string, more: Json = {}) =>
  (await bench.answer('AddUserPoolClientSecret', { ClientId, ...more })).ClientSecretDescriptor as Descriptor;
const list = async (ClientId: string) =>
  (await bench.answer('ListUserPoolClientSecrets', { ClientId })).ClientSecrets as Descriptor[];
const remove = (ClientId: string, ClientSecretId: string) =>
  bench.answer('DeleteUserPoolClientSecret', { ClientId, ClientSecretId });

test('a secret can be rotated: add a new one, then delete the old one', async () => {
  const { ClientId, ClientSecret } = await bench.create({ GenerateSecret: true });
  const added = await add(ClientId);
  expect(added).toEqual({
    ClientSecretId: expect.stringMatching(new RegExp(`^${ClientId}--\\d+$`)),
    ClientSecretValue: expect.stringMatching(/^[0-9a-v]{51,52}$/),
    ClientSecretCreateDate: expect.any(Number),
  });
  expect(await bench.describe(ClientId)).toMatchObject({ ClientSecret });

  const [old, next, ...others] = await list(ClientId);
  expect([next?.ClientSecretId, others]).toEqual([added.ClientSecretId, []]);
  expect(await remove(ClientId, String(old?.ClientSecretId))).toEqual({});
  expect(await bench.describe(ClientId)).toMatchObject({ ClientSecret: added.ClientSecretValue });
});

test('a list never shows a value, and neither does the answer for a secret that the caller supplied', async () => {
  const { ClientId } = await bench.create({ GenerateSecret: true });
  expect(await add(ClientId, { ClientSecret: 'x'.repeat(24) })).not.toHaveProperty('ClientSecretValue');
  const secrets = await list(ClientId);
  expect(secrets).toHaveLength(2);
  expect(new Set(secrets.map(({ ClientSecretId }) => ClientSecretId)).size).toBe(2);
  for (const secret of secrets) expect(secret).not.toHaveProperty('ClientSecretValue');
});

test('refuses to add a third secret or a first one, and to delete the last one', async () => {
  const { ClientId } = await bench.create({ GenerateSecret: true });
  await add(ClientId);
  expect((await bench.refusal('AddUserPoolClientSecret', { ClientId }))[0]).toBe('LimitExceededException');
  const [first, second] = await list(ClientId);
  await remove(ClientId, String(first?.ClientSecretId));
  const last = { ClientId, ClientSecretId: second?.ClientSecretId };
  expect((await bench.refusal('DeleteUserPoolClientSecret', last))[0]).toBe('InvalidParameterException');

  const unknown = { ClientId, ClientSecretId: `${ClientId}--1` };
  expect((await bench.refusal('DeleteUserPoolClientSecret', unknown))[0]).toBe('ResourceNotFoundException');
  const { ClientId: open } = await bench.create();
  expect((await bench.refusal('AddUserPoolClientSecret', { ClientId: open }))[0]).toBe('InvalidParameterException');
});
