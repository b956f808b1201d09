import { FaultQueue } from '../../local/cognito/faults';
import { type Json, World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await World.start({ futureMembers: { settings: ['Tomorrow'], readOnly: { Score: 7 } } });
});
afterAll(() => world.stop());

/** The client with all its members, including those that the SDK does not know. */
function live(ClientId: string): Json {
  const answer = world.cognito.perform('DescribeUserPoolClient', { UserPoolId: world.poolId, ClientId });
  return answer.UserPoolClient as Json;
}

test('an update keeps members that Cognito adds after our release, even together with members that Cognito refuses', async () => {
  const { ClientId } = await world.create();
  world.cognito.perform('UpdateUserPoolClient', { UserPoolId: world.poolId, ClientId, Tomorrow: ['a', { b: 1 }] });
  expect(live(ClientId)).toMatchObject({ Tomorrow: ['a', { b: 1 }], Score: 7 });
  const { status } = await world.handle('UPDATE', { ClientId, AuthSessionValidity: 9 }, { previous: {} });
  expect(status).toBe('SUCCESS');
  expect(live(ClientId)).toMatchObject({ AuthSessionValidity: 9, Tomorrow: ['a', { b: 1 }] });
});

test('the log names a few of three thousand unknown members and counts the others, once for all attempts of an update', async () => {
  const names = Array.from({ length: 3_000 }, (_, number) => `${'Tomorrow'.repeat(20)}${number}`);
  const faults = new FaultQueue().add('UpdateUserPoolClient', 'throttle', 2);
  const readOnly = Object.fromEntries(names.map((name) => [name, 'x']));
  const crowded = await World.start({ faultFor: faults.faultFor, futureMembers: { readOnly } });
  try {
    const { ClientId } = await crowded.create();
    const updated = await crowded.handle('UPDATE', { ClientId, AuthSessionValidity: 9 }, { logGroupName: 'type-logs' });
    expect(updated).toMatchObject({ status: 'SUCCESS' });
    const line = crowded.aws.logs.events.at(-1)?.message ?? '';
    expect(line.length).toBeLessThan(20_000);
    const { warnings } = JSON.parse(line);
    expect(warnings).toHaveLength(2);
    for (const warning of warnings) expect(warning).toContain(' and 2980 more');
  } finally {
    await crowded.stop();
  }
});
