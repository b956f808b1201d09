import {
  CreateChangeSetCommand,
  ExecuteChangeSetCommand,
  ListStacksCommand,
  type StackStatus,
} from '@aws-sdk/client-cloudformation';
import { Stack } from '../../../../local/cloudformation/stacks/stack';
import { appTemplate, clientsTemplate, MODEL, POOL, scriptedHandlers } from '../../../support/scriptedHandlers';

const here = scriptedHandlers();

const actions = () => here.events.map(({ action }) => action);

test('sends a callback with the answered context and model after IN_PROGRESS', async () => {
  const resourceModel = { ...MODEL, AuthSessionValidity: 5 };
  here.script = [{ status: 'IN_PROGRESS', callbackDelaySeconds: 0, callbackContext: { attempt: 2 }, resourceModel }];
  const stack = await here.created('in-progress', appTemplate({ AuthSessionValidity: 5 }));
  expect(await stack.status()).toBe('CREATE_COMPLETE');
  expect(actions()).toEqual(['CREATE', 'CREATE']);
  expect(here.events[1]).toMatchObject({ callbackContext: { attempt: 2 }, requestData: { resourceProperties: resourceModel } });
  expect(here.events[1]?.bearerToken).toBe(here.events[0]?.bearerToken);
});

test.each(['Throttling', 'NetworkFailure', 'ResourceConflict', 'ServiceInternalError'])('retries %s', async (errorCode) => {
  here.script = [{ status: 'FAILED', errorCode, message: 'later' }];
  const stack = await here.created(`retried-${errorCode}`, appTemplate({}));
  expect(await stack.status()).toBe('CREATE_COMPLETE');
  expect(here.events[1]).toEqual(here.events[0]);
});

test('fails the stack after any other error, and deletes the resource that the failed create left behind', async () => {
  here.script = [{ status: 'FAILED', errorCode: 'InvalidRequest', message: 'never', resourceModel: MODEL }];
  const stack = await here.created('failed', appTemplate({}));
  expect(await stack.status()).toBe('ROLLBACK_COMPLETE');
  expect(await stack.lastFailure()).toMatch(/message: "never" \(RequestToken: \S+, HandlerErrorCode: InvalidRequest\)$/);
  expect(actions()).toEqual(['CREATE', 'DELETE']);
});

test('sends properties and previous properties as strings', async () => {
  const stack = await here.created(
    'strings',
    appTemplate({ AuthSessionValidity: 5, EnableTokenRevocation: true, CallbackURLs: ['https://a'] }),
  );
  await stack.update(appTemplate({ AuthSessionValidity: 6 }));
  const before = { UserPoolId: POOL, AuthSessionValidity: '5', EnableTokenRevocation: 'true', CallbackURLs: ['https://a'] };
  expect(here.events[0]?.requestData.resourceProperties).toEqual(before);
  const { ClientId, Name } = MODEL;
  expect(here.events[1]?.requestData).toMatchObject({
    resourceProperties: { UserPoolId: POOL, AuthSessionValidity: '6', ClientId, Name },
    previousResourceProperties: { ...before, ClientId, Name },
  });
});

test('sends the failed properties as the previous ones in a rollback', async () => {
  const stack = await here.created('rollback', appTemplate({ AuthSessionValidity: 5 }));
  here.script = [{ status: 'FAILED', errorCode: 'InvalidRequest', message: 'no' }];
  await stack.update(appTemplate({ AuthSessionValidity: 6 }));
  expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  const updates = here.events
    .slice(1)
    .map(({ requestData: { resourceProperties, previousResourceProperties } }) => [
      previousResourceProperties?.AuthSessionValidity,
      resourceProperties.AuthSessionValidity,
    ]);
  expect(updates).toEqual([
    ['5', '6'],
    ['6', '5'],
  ]);
});

test('sends the id of the stack in each event, and marks the update of a rollback', async () => {
  const stack = await here.created('stack-id', appTemplate({ AuthSessionValidity: 5 }));
  here.script = [{ status: 'FAILED', errorCode: 'InvalidRequest', message: 'no' }];
  await stack.update(appTemplate({ AuthSessionValidity: 6 }));
  await stack.update(appTemplate({ AuthSessionValidity: 7 }));
  await stack.delete();
  expect(here.events.map(({ action, rollback = 'absent' }) => `${action} ${rollback}`)).toEqual([
    'CREATE absent',
    'UPDATE absent',
    'UPDATE true',
    'UPDATE absent',
    'DELETE absent',
  ]);
  const [first] = here.events;
  expect(first?.stackId).toMatch(/^arn:aws:cloudformation:us-east-1:123456789012:stack\/stack-id\/./);
  expect(new Set(here.events.map(({ stackId }) => stackId)).size).toBe(1);
});

test('sends no event if an update does not change the properties', async () => {
  const stack = await here.created('unchanged', appTemplate({}));
  await stack.update(appTemplate({}, { DeletionPolicy: 'Retain' }));
  expect(actions()).toEqual(['CREATE']);
});

test('does not delete a client with the policy Retain, with its stack or when it is removed from the template', async () => {
  const whole = await here.created('retain-whole', appTemplate({}, { DeletionPolicy: 'Retain' }));
  await whole.delete();
  const one = await here.created('retain-one', appTemplate({}, { DeletionPolicy: 'Retain' }));
  await one.update(JSON.stringify({ Resources: { Nothing: { Type: 'AWS::CloudFormation::WaitConditionHandle' } } }));
  expect(actions()).toEqual(['CREATE', 'CREATE']);
});

test('refuses to change the type of a resource', async () => {
  const stack = await here.created('type', appTemplate({}));
  const other = appTemplate({}).replace('My::Cognito::UserPoolClient', 'AWS::Cognito::UserPoolClient');
  await expect(stack.update(other)).rejects.toThrow('Update of resource type is not permitted: App');
});

test('gives each event of a stack its own millisecond, in order', async () => {
  const stack = await here.created('milliseconds', clientsTemplate({ A: 1, B: 2, C: 3, D: 4 }));
  const times = (await stack.events()).map(({ Timestamp }) => Timestamp?.getTime());
  expect(times.length).toBe(10);
  expect(times).toEqual([...new Set(times)].sort((a = 0, b = 0) => a - b));
});

test('lists stacks with their names and statuses, and filters them by status', async () => {
  await here.created('listed', appTemplate({}));
  const list = async (StackStatusFilter?: StackStatus[]) =>
    (await here.engine.cloudFormation.send(new ListStacksCommand({ StackStatusFilter }))).StackSummaries ?? [];
  const listed = expect.objectContaining({ StackName: 'listed', StackStatus: 'CREATE_COMPLETE' });
  expect(await list()).toContainEqual(listed);
  expect(await list(['CREATE_COMPLETE'])).toContainEqual(listed);
  expect(await list(['ROLLBACK_COMPLETE'])).not.toContainEqual(listed);
});

test('a change set of type CREATE creates the stack with the id that it returned', async () => {
  const { cloudFormation } = here.engine;
  const { Resources } = JSON.parse(clientsTemplate({ A: { Ref: 'Minutes' } }));
  const create = new CreateChangeSetCommand({
    StackName: 'by-change-set',
    ChangeSetName: 'create',
    ChangeSetType: 'CREATE',
    TemplateBody: JSON.stringify({ Parameters: { Minutes: { Type: 'Number' } }, Resources }),
    Parameters: [{ ParameterKey: 'Minutes', ParameterValue: '7' }],
  });
  const { StackId } = await cloudFormation.send(create);
  await cloudFormation.send(new ExecuteChangeSetCommand({ StackName: 'by-change-set', ChangeSetName: 'create' }));
  const stack = new Stack(here.engine, 'by-change-set');
  expect(await stack.status()).toBe('CREATE_COMPLETE');
  expect(here.seen()).toEqual(['CREATE A 7']);
  expect(here.events.map(({ stackId }) => stackId)).toEqual([StackId]);
});
