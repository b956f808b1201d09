/** The OPEN points of Cognito's behaviour. update.test.ts has those about omitted settings. */
import { World } from '../support/world';

async function inWorld(options: Parameters<typeof World.start>[0], act: (world: World) => Promise<void>): Promise<void> {
  const world = await World.start(options);
  try {
    await act(world);
  } finally {
    await world.stop();
  }
}

test.each(['absent', 'shown'] as const)('a ClientType that is %s is neither in the model nor written back', (clientType) =>
  inWorld({ clientType }, async (world) => {
    const { ClientId } = await world.create({ AuthSessionValidity: 5 });
    const [, update] = await world.requestsOf(() => world.handle('UPDATE', { ClientId, ClientName: 'renamed' }));
    expect(update).toMatchObject({ operation: 'UpdateUserPoolClient', status: 200 });
    expect(update?.input).not.toHaveProperty('ClientType');
    const read = await world.handle('READ', { ClientId });
    expect(read.resourceModel).toMatchObject({ ClientName: 'renamed' });
    expect(read.resourceModel).not.toHaveProperty('ClientType');
  }),
);

test.each(['named', 'plain'] as const)('a full pool is a ServiceLimitExceeded, with a message of the form: %s', (limitText) =>
  inWorld({ limitText, clientsPerPool: 0 }, async (world) => {
    const created = await world.handle('CREATE', { ClientName: 'one too many' });
    expect(created).toMatchObject({ status: 'FAILED', errorCode: 'ServiceLimitExceeded' });
  }),
);

/** A pool of the LITE tier, which has no refresh token rotation. */
const litePool = (world: World) => {
  const { Id } = world.cognito.perform('CreateUserPool', { PoolName: 'lite', UserPoolTier: 'LITE' }).UserPool as { Id: string };
  return { UserPoolId: Id };
};

const ROTATION_OFF = { RefreshTokenRotation: { Feature: 'DISABLED' } };

describe.each(['accepted', 'refused'] as const)('if a DISABLED rotation is %s in a LITE pool', (disabledOnLite) => {
  test('a client without rotation can be created, changed and released', () =>
    inWorld({ disabledOnLite }, async (world) => {
      const pool = litePool(world);
      const created = await world.handle('CREATE', { ...pool, ClientName: 'app', AuthSessionValidity: 5 });
      expect(created.status).toBe('SUCCESS');
      const previous = created.resourceModel as Record<string, unknown>;
      const desired = { ...pool, ClientId: previous.ClientId, ClientName: 'renamed' };
      const [, update] = await world.requestsOf(async () =>
        expect(await world.handle('UPDATE', desired, { previous })).toMatchObject({ status: 'SUCCESS' }),
      );
      expect(update).toMatchObject({ operation: 'UpdateUserPoolClient', status: 200 });
      expect(update?.input).not.toHaveProperty('RefreshTokenRotation');
    }));
});

test('a rotation can be released in a LITE pool that accepts DISABLED', () =>
  inWorld({ disabledOnLite: 'accepted' }, async (world) => {
    const pool = litePool(world);
    const created = await world.handle('CREATE', { ...pool, ClientName: 'app', ...ROTATION_OFF });
    expect(created).toMatchObject({ status: 'SUCCESS', resourceModel: ROTATION_OFF });
    const previous = created.resourceModel as Record<string, unknown>;
    const released = await world.handle('UPDATE', { ...pool, ClientId: previous.ClientId, ClientName: 'app' }, { previous });
    expect(released.status).toBe('SUCCESS');
  }));

test('the refusal of a DISABLED rotation in a LITE pool comes with advice', () =>
  inWorld({ disabledOnLite: 'refused' }, async (world) => {
    const created = await world.handle('CREATE', { ...litePool(world), ClientName: 'app', ...ROTATION_OFF });
    expect(created).toMatchObject({
      status: 'FAILED',
      errorCode: 'InvalidRequest',
      message: expect.stringContaining('UserPoolTier'),
    });
  }));

test.each([
  ['known', 'SUCCESS'],
  ['unknown', 'FAILED'],
] as const)('a newest auth flow that is %s to Cognito reaches it, and is a %s', (newAuthFlows, status) =>
  inWorld({ newAuthFlows }, async (world) => {
    const desired = { ClientName: 'app', ExplicitAuthFlows: ['ALLOW_TOKEN_EXCHANGE_DELEGATION'] };
    const [create] = await world.requestsOf(async () => expect(await world.handle('CREATE', desired)).toMatchObject({ status }));
    expect(create).toMatchObject({ operation: 'CreateUserPoolClient', input: desired });
  }),
);
