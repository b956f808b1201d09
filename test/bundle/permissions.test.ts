/** Each handler works with its permissions in the schema, and needs each of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultQueue } from '../../local/cognito/faults';
import type { Action, AnsweredEvent } from '../../local/lambda/invoke';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { World } from '../support/world';

type Handlers = Record<string, { permissions: string[] }>;
const schema: { handlers: Handlers } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'my-cognito-userpoolclient.json'), 'utf8'));
const role = readFileSync(join(PROJECT_ROOT, 'resource-role.yaml'), 'utf8');
const ALL = [...role.matchAll(/"(cognito-idp:\w+)"/g)].map(([, action = '']) => action);

test('the role allows all permissions of the handlers', () => {
  expect(new Set(ALL)).toEqual(new Set(Object.values(schema.handlers).flatMap(({ permissions }) => permissions)));
});

/** Runs a handler without permission for these actions, in a situation in which it needs all its permissions. */
async function run(handler: string, deny: string[]): Promise<AnsweredEvent> {
  const faults = new FaultQueue();
  const world = await World.start({ deny, faultFor: faults.faultFor });
  try {
    const { ClientId } = world.aws.cognito.perform('CreateUserPoolClient', { UserPoolId: world.poolId, ClientName: 'app' })
      .UserPoolClient as { ClientId: string };
    // A create needs all its permissions if its answer is lost.
    if (handler === 'create') faults.add('CreateUserPoolClient', 'cut-after');
    const desired =
      handler === 'create' ? { ClientName: 'new' } : { ClientId, ...(handler === 'update' && { ClientName: 'new' }) };
    return await world.handle(handler.toUpperCase() as Action, desired);
  } finally {
    await world.stop();
  }
}

describe.each(Object.entries(schema.handlers))('%s', (handler, { permissions }) => {
  test('works if all other actions are denied', async () => {
    const answer = await run(
      handler,
      ALL.filter((action) => !permissions.includes(action)),
    );
    expect(answer).toMatchObject({ status: 'SUCCESS' });
  });

  test.each(permissions)('fails, or does not do everything, without %s', async (permission) => {
    const answer = await run(handler, [permission]);
    // A create that cannot delete its second client still has a client.
    const status = handler === 'create' && permission === 'cognito-idp:DeleteUserPoolClient' ? 'SUCCESS' : 'FAILED';
    expect(answer).toMatchObject({ status, message: expect.stringContaining(permission.split(':')[1] ?? '') });
  });
});
