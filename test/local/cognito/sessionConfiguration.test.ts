import { TestBench } from './support';

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

const set = (MaxValidityMinutes: number) => ({ SSOSession: { MaxValidityMinutes } });

test('a session lasts 60 minutes until a request changes that, and an update of the client keeps the change', async () => {
  const { ClientId } = await bench.create();
  const names = { UserPoolId: bench.poolId, ClientId };
  expect(await bench.answer('GetUserPoolClientSessionConfiguration', { ClientId })).toEqual({ ...names, ...set(60) });
  const answer = await bench.answer('SetUserPoolClientSessionConfiguration', { ClientId, ...set(0) });
  expect(answer).toEqual({ ...names, ...set(0) });
  await bench.update(ClientId);
  expect(await bench.answer('GetUserPoolClientSessionConfiguration', { ClientId })).toEqual({ ...names, ...set(0) });
});

test('refuses an incomplete configuration and values outside the limits', async () => {
  const { ClientId } = await bench.create();
  const refusal = async (sent: object) =>
    (await bench.refusal('SetUserPoolClientSessionConfiguration', { ClientId, ...sent }))[1];
  expect(await refusal({})).toContain("Value null at 'sSOSession'");
  expect(await refusal({ SSOSession: {} })).toContain("Value null at 'sSOSession.maxValidityMinutes'");
  expect(await refusal(set(129_601))).toContain('Member must have value less than or equal to 129600');
});

test('a LITE pool refuses a session configuration', async () => {
  const lite = await TestBench.start({}, { UserPoolTier: 'LITE' });
  try {
    const { ClientId } = await lite.create();
    const [type] = await lite.refusal('SetUserPoolClientSessionConfiguration', { ClientId, ...set(5) });
    expect(type).toBe('FeatureUnavailableInTierException');
  } finally {
    await lite.stop();
  }
});
