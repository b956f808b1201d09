/** The log that the bundle writes to CloudWatch Logs if CloudFormation asks for it, and its cost. */
import { FaultQueue } from '../../local/cognito/faults';
import type { EventParts } from '../../local/lambda/invoke';
import { World } from '../support/world';

const faults = new FaultQueue();
let world: World;
beforeAll(async () => {
  world = await World.start({ faultFor: faults.faultFor });
});
afterAll(() => world.stop());

const LOG_GROUP_NAME = 'type-logs';
const logging = (parts: Partial<EventParts> = {}) => ({ logGroupName: LOG_GROUP_NAME, ...parts });
const lastLine = () => JSON.parse(world.aws.logs.events.at(-1)?.message ?? '{}');

test('each action writes one line about its calls and its result', async () => {
  const before = world.aws.logs.events.length;
  const { resourceModel } = await world.handle('CREATE', { ClientName: 'app' }, logging({ logicalResourceId: 'WebApp' }));
  expect(lastLine()).toMatchObject({
    action: 'CREATE',
    outcome: 'SUCCESS',
    cognitoCalls: 1,
    cognitoRetries: 0,
    calls: [{ operation: 'CreateUserPoolClient', milliseconds: expect.any(Number) }],
    warnings: [],
    logicalResourceId: 'WebApp',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  const ClientId = String(resourceModel?.ClientId);
  await world.handle('READ', { ClientId }, logging());
  await world.handle('UPDATE', { ClientId, AuthSessionValidity: 9 }, logging());
  expect(lastLine()).toMatchObject({ action: 'UPDATE', cognitoCalls: 2, settings: { owned: ['AuthSessionValidity'] } });
  await world.handle('LIST', {}, logging());
  await world.handle('DELETE', { ClientId }, logging());
  expect(world.aws.logs.events.length - before).toBe(5);
});

test('the line of an update names the owned, released and kept settings', async () => {
  const { ClientId } = await world.create({ CallbackURLs: ['https://a'], LogoutURLs: ['https://a'] });
  const desired = { ClientId, LogoutURLs: ['https://b'] };
  await world.handle('UPDATE', desired, logging({ previous: { CallbackURLs: ['https://a'], LogoutURLs: ['https://a'] } }));
  const { owned, released, kept } = lastLine().settings;
  expect({ owned, released }).toEqual({ owned: ['LogoutURLs'], released: ['CallbackURLs'] });
  expect(kept).toEqual(expect.arrayContaining(['ClientName', 'EnableTokenRevocation']));
});

test('the line has the code of a failure, and the repeated call of a retry', async () => {
  await world.handle('READ', { ClientId: 'none' }, logging());
  expect(lastLine()).toMatchObject({ outcome: 'FAILED', errorCode: 'NotFound', calls: [{ error: 'NotFound' }] });
  const { ClientId } = await world.create();
  faults.add('DescribeUserPoolClient', 'internal-error-before');
  await world.handle('READ', { ClientId }, logging());
  expect(lastLine()).toMatchObject({
    outcome: 'SUCCESS',
    cognitoCalls: 2,
    cognitoRetries: 1,
    calls: [{ error: 'ServiceInternalError' }, { operation: 'DescribeUserPoolClient' }],
  });
});

test('a malformed event is logged too', async () => {
  await world.handle('UPDATE', { ClientId: 'x', Foo: 1 }, logging());
  expect(lastLine()).toMatchObject({ action: 'UPDATE', outcome: 'FAILED', errorCode: 'InvalidRequest', cognitoCalls: 0 });
});

test('a log takes one more call if its stream exists, signed with the credentials for logs', async () => {
  const { ClientId } = await world.create();
  await world.handle('READ', { ClientId }, logging());
  const before = world.aws.logs.requests.length;
  const cognito = await world.requestsOf(() => world.handle('READ', { ClientId }, logging()));
  const logs = world.aws.logs.requests.slice(before);
  expect(cognito.map(({ operation, accessKeyId }) => [operation, accessKeyId])).toEqual([
    ['DescribeUserPoolClient', 'LOCALCALLER'],
  ]);
  expect(logs.map(({ operation, accessKeyId }) => [operation, accessKeyId])).toEqual([['PutLogEvents', 'LOCALLOGGER']]);
});

test('makes no log calls without a logging configuration', async () => {
  const before = world.aws.logs.requests.length;
  await world.create();
  expect(world.aws.logs.requests.length).toBe(before);
});

test('nothing is written to stdout or stderr', () => expect(world.output).toBe(''));
