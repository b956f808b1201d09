import { Stack } from '../../../../local/cloudformation/stacks/stack';
import { appTemplate, clientsTemplate, FAILED, MODEL, POOL, SUCCESS, scriptedHandlers } from '../../../support/scriptedHandlers';
import type { Json } from '../../../support/world';

const here = scriptedHandlers();

/** Creates a stack, and forgets the events of its creation. */
async function createdOf(name: string, body: string): Promise<Stack> {
  const stack = await here.created(name, body);
  here.events = [];
  return stack;
}

test('a parameter that changes only a condition updates a client, creates another and deletes another', async () => {
  const inProd = (AuthSessionValidity: unknown, Condition?: string) => ({
    Type: 'My::Cognito::UserPoolClient',
    Condition,
    Properties: { UserPoolId: POOL, AuthSessionValidity },
  });
  const body = JSON.stringify({
    Parameters: { Stage: { Type: 'String', Default: 'test' } },
    Conditions: {
      IsProd: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
      IsTest: { 'Fn::Not': [{ Condition: 'IsProd' }] },
    },
    Resources: {
      App: inProd({ 'Fn::If': ['IsProd', 15, 5] }),
      Prod: inProd(4, 'IsProd'),
      Test: inProd(3, 'IsTest'),
    },
  });
  const stack = await createdOf('flip', body);
  await stack.update(body, { Stage: 'prod' });
  expect(here.seen()).toEqual(['UPDATE App 15', 'CREATE Prod 4', 'DELETE Test']);
  here.events = [];
  await stack.update(body, { Stage: 'test' });
  expect(here.seen()).toEqual(['UPDATE App 5', 'CREATE Test 3', 'DELETE Prod']);
  expect(Object.keys(await stack.physicalIds())).toEqual(['App', 'Test']);
});

test.each([
  ['UserPoolId', { UserPoolId: 'us-east-1_Other0000' }],
  ['GenerateSecret', { GenerateSecret: true }],
])('replaces a client whose %s changes: creates the new one before it deletes the old one', async (property, change) => {
  const stack = await createdOf(`replaced-${property}`, appTemplate({}));
  const ClientId = '5n4b5urk1ft4fl3mg5e62d9ado';
  here.script = [{ ...SUCCESS, resourceModel: { ...MODEL, ...change, ClientId } }];
  await stack.update(appTemplate(change));
  expect(await stack.status()).toBe('UPDATE_COMPLETE');
  expect(here.seen()).toEqual(['CREATE App', 'DELETE App']);
  expect(here.events[1]?.requestData.resourceProperties).toEqual({ UserPoolId: POOL, ClientId: MODEL.ClientId });
  expect((await stack.physicalIds()).App).toContain(ClientId);
});

test('does not delete a replaced client with UpdateReplacePolicy Retain', async () => {
  const stack = await createdOf('replaced-retain', appTemplate({}, { UpdateReplacePolicy: 'Retain' }));
  await stack.update(appTemplate({ GenerateSecret: true }, { UpdateReplacePolicy: 'Retain' }));
  expect(here.seen()).toEqual(['CREATE App']);
});

test('keeps the old client and deletes the new one if an update fails after a replacement', async () => {
  const second = { Type: 'My::Cognito::UserPoolClient', DependsOn: 'App', Properties: { UserPoolId: POOL } };
  const body = (GenerateSecret: boolean, others: Json) => {
    const { Resources } = JSON.parse(appTemplate({ GenerateSecret }));
    return JSON.stringify({ Resources: { ...Resources, ...others } });
  };
  const stack = await createdOf('replaced-rollback', body(false, {}));
  const ClientId = '5n4b5urk1ft4fl3mg5e62d9ado';
  const before = await stack.physicalIds();
  here.script = [{ ...SUCCESS, resourceModel: { ...MODEL, ClientId } }, FAILED];
  await stack.update(body(true, { Second: second }));
  expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(here.seen()).toEqual(['CREATE App', 'CREATE Second', 'DELETE App']);
  expect(here.events[2]?.requestData.resourceProperties).toEqual({ UserPoolId: POOL, ClientId });
  expect(await stack.physicalIds()).toEqual(before);
});

test('deletes at the end of a rollback the client that a failed create left behind', async () => {
  const stack = await createdOf('left-behind', clientsTemplate({ A: 5 }));
  here.script = [SUCCESS, { ...FAILED, resourceModel: { ...MODEL, ClientId: '7' } }];
  await stack.update(clientsTemplate({ A: 6, B: 5 }, { B: { DependsOn: 'A' } }));
  expect(here.seen()).toEqual(['UPDATE A 6', 'CREATE B 5', 'UPDATE A 5', 'DELETE B']);
  expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
});

test('shows a failed rollback in the status, and can continue it', async () => {
  const stack = await createdOf('rollback-failed', clientsTemplate({ A: 5 }));
  here.script = [FAILED, FAILED];
  await stack.update(clientsTemplate({ A: 6 }));
  expect(await stack.status()).toBe('UPDATE_ROLLBACK_FAILED');
  await expect(stack.update(clientsTemplate({ A: 7 }))).rejects.toThrow(
    'is in UPDATE_ROLLBACK_FAILED state and can not be updated',
  );
  await stack.continueRollback();
  expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(here.seen()).toEqual(['UPDATE A 6', 'UPDATE A 5', 'UPDATE A 5']);
  const rollbacks = here.events.map(({ rollback, requestData }) => [
    rollback,
    requestData.previousResourceProperties?.AuthSessionValidity,
  ]);
  expect(rollbacks).toEqual([
    [undefined, '5'],
    [true, '6'],
    [true, '6'],
  ]);
  await expect(stack.continueRollback()).rejects.toThrow('can not continue rolling back');
});

test('keeps a client whose deletion fails, and the resources that it needs, in the stack', async () => {
  const stack = await createdOf('delete-failed', clientsTemplate({ A: 5, B: 5 }, { B: { DependsOn: 'A' } }));
  here.script = [FAILED];
  await stack.delete();
  expect(await stack.status()).toBe('DELETE_FAILED');
  expect(Object.keys(await stack.physicalIds())).toEqual(['A', 'B']);
  await stack.delete();
  expect(here.seen()).toEqual(['DELETE B', 'DELETE B', 'DELETE A']);
  await expect(stack.status()).rejects.toThrow('does not exist');
});

test('completes an update even if the deletion of a removed client fails', async () => {
  const stack = await createdOf('cleanup-failed', clientsTemplate({ A: 5, B: 5 }));
  here.script = [FAILED];
  await stack.update(clientsTemplate({ A: 5 }));
  expect(await stack.status()).toBe('UPDATE_COMPLETE');
  expect(await stack.lastFailure()).toContain('"no"');
  expect(Object.keys(await stack.physicalIds())).toEqual(['A']);
});

test('deletes in reverse order in the rollback of a create, and keeps resources that their policies retain', async () => {
  const policies = {
    A: { DeletionPolicy: 'Retain' },
    B: { DependsOn: 'A', DeletionPolicy: 'RetainExceptOnCreate' },
    C: { DependsOn: 'B' },
    D: { DependsOn: 'C' },
  };
  here.script = [SUCCESS, SUCCESS, SUCCESS, FAILED];
  const stack = new Stack(here.engine, 'create-rollback');
  await stack.create(clientsTemplate({ A: 1, B: 2, C: 3, D: 4 }, policies));
  expect(here.seen()).toEqual(['CREATE A 1', 'CREATE B 2', 'CREATE C 3', 'CREATE D 4', 'DELETE C', 'DELETE B']);
  const statuses = (await stack.events()).map(
    ({ ResourceStatus, LogicalResourceId }) => `${LogicalResourceId} ${ResourceStatus}`,
  );
  expect(statuses.slice(-8)).toEqual([
    'D CREATE_FAILED',
    'create-rollback ROLLBACK_IN_PROGRESS',
    'C DELETE_IN_PROGRESS',
    'C DELETE_COMPLETE',
    'B DELETE_IN_PROGRESS',
    'B DELETE_COMPLETE',
    'A DELETE_SKIPPED',
    'create-rollback ROLLBACK_COMPLETE',
  ]);
});

test('treats a number and its text as the same value', async () => {
  const stack = await createdOf('same', clientsTemplate({ A: 5 }));
  await stack.update(clientsTemplate({ A: '5', B: 3 }));
  expect(here.seen()).toEqual(['CREATE B 3']);
});
