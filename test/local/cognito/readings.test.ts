/** The points at which nobody knows what Cognito does, but for the omissions: those have a file of their own. */
import { TestBench } from './support';

async function benchWith<Result>(options: Parameters<typeof TestBench.start>[0], use: (bench: TestBench) => Promise<Result>) {
  const bench = await TestBench.start(options);
  try {
    return await use(bench);
  } finally {
    await bench.stop();
  }
}

test.each([[{}], [{ clientType: 'absent' as const }]])('with %j a client does not show its type', (options) =>
  benchWith(options, async (bench) => {
    const created = await bench.create();
    for (const answer of [created, await bench.describe(created.ClientId)]) expect(answer).not.toHaveProperty('ClientType');
  }),
);

test('a client can show its type, which an update does not take', () =>
  benchWith({ clientType: 'shown' }, async (bench) => {
    const { ClientId } = await bench.create();
    expect(await bench.update(ClientId, { ClientType: 'DCR' })).toMatchObject({ ClientType: 'REGULAR' });
    expect(await bench.describe(ClientId)).toMatchObject({ ClientType: 'REGULAR' });
  }));

test.each([
  [{}, /^User pool us-east-1_\w+ can not have more than 0 clients\.$/],
  [{ limitText: 'named' as const }, /^User pool us-east-1_\w+ can not have more than 0 clients\.$/],
  [{ limitText: 'plain' as const }, /^Limit exceeded$/],
])('with %j a full pool says %s', (options, text) =>
  benchWith({ clientsPerPool: 0, ...options }, async (bench) => {
    const [type, message] = await bench.refusal('CreateUserPoolClient', { ClientName: 'app' });
    expect([type, message]).toEqual(['LimitExceededException', expect.stringMatching(text)]);
  }),
);
