import { call } from '../local/cognito/support';
import { type Json, World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await World.start({ futureMembers: { settings: ['Tomorrow'], readOnly: { Score: 7 } } });
});
afterAll(() => world.stop());

/** The client as a tool sees it that knows more than the SDK does. */
async function live(ClientId: string): Promise<Json> {
  const { body } = await call(world.aws.cognito.url, 'DescribeUserPoolClient', { UserPoolId: world.poolId, ClientId });
  return body.UserPoolClient as Json;
}

test('what Cognito adds after our release survives an update, even beside what it then refuses', async () => {
  const { ClientId } = await world.create();
  await call(world.aws.cognito.url, 'UpdateUserPoolClient', { UserPoolId: world.poolId, ClientId, Tomorrow: ['a', { b: 1 }] });
  expect(await live(ClientId)).toMatchObject({ Tomorrow: ['a', { b: 1 }], Score: 7 });
  const { status } = await world.handle('UPDATE', { ClientId, AuthSessionValidity: 9 }, { previous: {} });
  expect(status).toBe('SUCCESS');
  expect(await live(ClientId)).toMatchObject({ AuthSessionValidity: 9, Tomorrow: ['a', { b: 1 }] });
});
