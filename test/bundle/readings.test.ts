/** The handlers where nobody knows what Cognito does; omissions have their place in update.test.ts. */
import { World } from '../support/world';

async function inWorld(options: Parameters<typeof World.start>[0], act: (world: World) => Promise<void>): Promise<void> {
  const world = await World.start(options);
  try {
    await act(world);
  } finally {
    await world.stop();
  }
}

test.each(['absent', 'shown'] as const)('with a ClientType %s it is neither in the model nor written back', (clientType) =>
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

test.each(['named', 'plain'] as const)('a full pool is a limit exceeded, with a text that is %s', (limitText) =>
  inWorld({ limitText, clientsPerPool: 0 }, async (world) => {
    const created = await world.handle('CREATE', { ClientName: 'one too many' });
    expect(created).toMatchObject({ status: 'FAILED', errorCode: 'ServiceLimitExceeded' });
  }),
);
