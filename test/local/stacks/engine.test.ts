import { type LoopbackServer, readBody, serveOnLoopback } from '../../../local/http/loopbackServer';
import { Stack } from '../../../local/stacks/stack';
import { type StackEngine, startStackEngine } from '../../../local/stacks/stackEngine';
import type { Json } from '../../support/world';

interface Event {
  action: string;
  bearerToken: string;
  callbackContext: unknown;
  requestData: { resourceProperties: Json; previousResourceProperties: Json | null };
}

const POOL = 'us-east-1_Ab12Cd34E';
const MODEL = { UserPoolId: POOL, ClientId: '3n4b5urk1ft4fl3mg5e62d9ado', Name: 'app' };

/** In place of the handlers: gives the answers of `script`, one an event, and keeps the events. Without a script all goes well. */
let script: Json[] = [];
let events: Event[] = [];
let lambda: LoopbackServer;
let engine: StackEngine;

beforeAll(async () => {
  lambda = await serveOnLoopback(0, async (request, response) => {
    const event = JSON.parse(String(await readBody(request, 100_000))) as Event;
    events.push(event);
    const answer = script.shift() ?? { status: 'SUCCESS', resourceModel: MODEL };
    response.end(JSON.stringify(answer));
  });
  engine = await startStackEngine({ cognito: { url: 'http://127.0.0.1:9' }, lambda });
}, 300_000);

afterAll(async () => {
  await engine?.stop();
  await lambda?.stop();
});

beforeEach(() => {
  script = [];
  events = [];
});

function template(properties: Json, attributes: Json = {}): string {
  const App = { Type: 'My::Cognito::UserPoolClient', ...attributes, Properties: { UserPoolId: POOL, ...properties } };
  return JSON.stringify({ Resources: { App } });
}

async function created(name: string, ...parts: Parameters<typeof template>): Promise<Stack> {
  const stack = new Stack(engine, name);
  await stack.create(template(...parts));
  return stack;
}

const actions = () => events.map(({ action }) => action);

test('an IN_PROGRESS answer brings the same event again, with the context and the model that were answered', async () => {
  const resourceModel = { ...MODEL, AuthSessionValidity: 5 };
  script = [{ status: 'IN_PROGRESS', callbackDelaySeconds: 0, callbackContext: { attempt: 2 }, resourceModel }];
  const stack = await created('in-progress', { AuthSessionValidity: 5 });
  expect(await stack.status()).toBe('CREATE_COMPLETE');
  expect(actions()).toEqual(['CREATE', 'CREATE']);
  expect(events[1]).toMatchObject({ callbackContext: { attempt: 2 }, requestData: { resourceProperties: resourceModel } });
  expect(events[1]?.bearerToken).toBe(events[0]?.bearerToken);
});

test.each(['Throttling', 'NetworkFailure', 'ResourceConflict', 'ServiceInternalError'])(
  '%s is tried again',
  async (errorCode) => {
    script = [{ status: 'FAILED', errorCode, message: 'later' }];
    const stack = await created(`retried-${errorCode}`, {});
    expect(await stack.status()).toBe('CREATE_COMPLETE');
    expect(events[1]).toEqual(events[0]);
  },
);

test('any other error fails the stack, and deletes what a failed create has left', async () => {
  script = [{ status: 'FAILED', errorCode: 'InvalidRequest', message: 'never', resourceModel: MODEL }];
  const stack = await created('failed', {});
  expect(await stack.status()).toBe('ROLLBACK_COMPLETE');
  expect(await stack.reasons()).toContain('App: never (InvalidRequest)');
  expect(actions()).toEqual(['CREATE', 'DELETE']);
});

test('properties are sent as strings, and the previous ones with them', async () => {
  const stack = await created('strings', { AuthSessionValidity: 5, EnableTokenRevocation: true, CallbackURLs: ['https://a'] });
  await stack.update(template({ AuthSessionValidity: 6 }));
  const before = { UserPoolId: POOL, AuthSessionValidity: '5', EnableTokenRevocation: 'true', CallbackURLs: ['https://a'] };
  expect(events[0]?.requestData.resourceProperties).toEqual(before);
  const { ClientId, Name } = MODEL;
  expect(events[1]?.requestData).toMatchObject({
    resourceProperties: { UserPoolId: POOL, AuthSessionValidity: '6', ClientId, Name },
    previousResourceProperties: { ...before, ClientId, Name },
  });
});

test('a rollback goes from the properties that failed to those before', async () => {
  const stack = await created('rollback', { AuthSessionValidity: 5 });
  script = [{ status: 'FAILED', errorCode: 'InvalidRequest', message: 'no' }];
  await stack.update(template({ AuthSessionValidity: 6 }));
  expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  const updates = events
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

test('an update that leaves the properties as they are is no event', async () => {
  const stack = await created('unchanged', {});
  await stack.update(template({}, { DeletionPolicy: 'Retain' }));
  expect(actions()).toEqual(['CREATE']);
});

test('a client with the policy Retain is not deleted, neither with its stack nor when it leaves the template', async () => {
  const whole = await created('retain-whole', {}, { DeletionPolicy: 'Retain' });
  await whole.delete();
  const one = await created('retain-one', {}, { DeletionPolicy: 'Retain' });
  await one.update(JSON.stringify({ Resources: { Nothing: { Type: 'AWS::CloudFormation::WaitConditionHandle' } } }));
  expect(actions()).toEqual(['CREATE', 'CREATE']);
});

test('the type of a resource can not change', async () => {
  const stack = await created('type', {});
  const other = template({}).replace('My::Cognito::UserPoolClient', 'AWS::Cognito::UserPoolClient');
  await expect(stack.update(other)).rejects.toThrow('Update of resource type is not permitted: App');
});

describe('an import', () => {
  const { UserPoolId, ClientId } = MODEL;
  const ResourceIdentifier = { UserPoolId, ClientId };
  const resources = [{ ResourceType: 'My::Cognito::UserPoolClient', LogicalResourceId: 'App', ResourceIdentifier }];
  const empty = { Resources: { Nothing: { Type: 'AWS::CloudFormation::WaitConditionHandle' } } };
  const withClient = (attributes: Json, others: Json = {}): string => {
    const { Resources } = JSON.parse(template({ AuthSessionValidity: 5 }, attributes));
    return JSON.stringify({ ...others, Resources: { ...empty.Resources, ...Resources } });
  };

  async function emptyStack(name: string): Promise<Stack> {
    const stack = new Stack(engine, name);
    await stack.create(JSON.stringify(empty));
    return stack;
  }

  test('reads the client by its identifiers, and updates it to what the template says', async () => {
    const stack = await emptyStack('import');
    await stack.import(withClient({ DeletionPolicy: 'Retain' }), resources);
    expect(await stack.status()).toBe('IMPORT_COMPLETE');
    expect((await stack.physicalIds()).App).toBe(`${UserPoolId}|${ClientId}`);
    expect(actions()).toEqual(['READ', 'UPDATE']);
    expect(events[0]?.requestData.resourceProperties).toEqual(ResourceIdentifier);
    expect(events[1]?.requestData.resourceProperties).toMatchObject({ ...ResourceIdentifier, AuthSessionValidity: '5' });
  });

  test('leaves the stack as it was when the client can not be read', async () => {
    const stack = await emptyStack('import-rollback');
    script = [{ status: 'FAILED', errorCode: 'NotFound', message: 'no such client' }];
    await stack.import(withClient({ DeletionPolicy: 'Retain' }), resources);
    expect(await stack.status()).toBe('IMPORT_ROLLBACK_COMPLETE');
    expect(await stack.reasons()).toContain('App: no such client (NotFound)');
    expect(await stack.physicalIds()).toEqual({});
  });

  test.each([
    ['a resource without a DeletionPolicy', withClient({}), 'App must have a DeletionPolicy attribute'],
    [
      'an output that comes along',
      withClient({ DeletionPolicy: 'Retain' }, { Outputs: { Id: { Value: 'x' } } }),
      'cannot modify or add [Outputs]',
    ],
    [
      'a change of another resource',
      withClient({ DeletionPolicy: 'Retain' }).replace(
        '"Type":"AWS::CloudFormation',
        '"Metadata":{},"Type":"AWS::CloudFormation',
      ),
      'no resource but those to import may change',
    ],
  ])('is refused with %s', async (name, body, message) => {
    const stack = await emptyStack(`import-${name.replaceAll(' ', '-')}`);
    await expect(stack.import(body, resources)).rejects.toThrow(message);
    expect(events).toEqual([]);
  });
});
