/** The permissions and the events with a secret are those in guides/security.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Action } from '../../local/lambda/invoke';
import * as handlers from '../../src/handlers';
import { templateAsJson } from '../../tools/examples/json';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { tableRows } from '../support/guides';
import { type Json, World } from '../support/world';

const GUIDE = 'guides/security.md';

test('the guide has the permissions of every handler', () => {
  const schema = JSON.parse(readFileSync(join(PROJECT_ROOT, 'my-cognito-userpoolclient.json'), 'utf8'));
  const handlersOfTheSchema = Object.entries(schema.handlers as Record<string, { permissions: string[] }>);
  const rows = tableRows(GUIDE, 'The role').map(([handler, permissions = '']) => [
    handler,
    permissions.match(/cognito-idp:\w+/g),
  ]);
  expect(rows).toEqual(handlersOfTheSchema.map(([handler, { permissions }]) => [handler, permissions]));
});

test('only CloudFormation may assume the role, for this account and this type', () => {
  const { ExecutionRole } = JSON.parse(templateAsJson(join(PROJECT_ROOT, 'resource-role.yaml'))).Resources;
  const statements: Json[] = ExecutionRole.Properties.AssumeRolePolicyDocument.Statement;
  expect(statements).toMatchObject([
    {
      Principal: { Service: 'resources.cloudformation.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:SourceAccount': expect.anything() }, StringLike: { 'aws:SourceArn': expect.anything() } },
    },
  ]);
});

describe('the secret of a client', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.inProcess(handlers);
  });
  afterAll(() => world.stop());

  const rows = tableRows(GUIDE, 'Where the secret shows').flatMap(([events = '', has = '']) => {
    const actions = events.match(/CREATE|READ|UPDATE|LIST|DELETE/g) ?? ['READ'];
    return actions.map((action): [string, Action, boolean, boolean] => {
      const isFailed = events === 'FAILED';
      return [isFailed ? 'a failure' : `a success of ${action}`, action as Action, isFailed, has.startsWith('yes')];
    });
  });

  test.each(rows)('in %s', async (_event, action, isFailed, has) => {
    const { ClientId, ClientSecret } = await world.create({ GenerateSecret: true });
    const others = { READ: {}, UPDATE: { AuthSessionValidity: 5 }, LIST: {}, DELETE: {}, CREATE: { GenerateSecret: true } };
    const desired = { ...(action !== 'CREATE' && { ClientId, ClientSecret }), ...others[action] };
    const event = await world.handle(action, { ...desired, ...(isFailed && { UserPoolId: 'us-east-1_NoSuch000' }) });
    expect(event.status).toBe(isFailed ? 'FAILED' : 'SUCCESS');
    expect(/\b[0-9a-v]{51,52}\b/.test(JSON.stringify(event))).toBe(has);
  });
});
