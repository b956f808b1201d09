/** The number of times that a request is sent. A server counts the requests, because the SDK may repeat them by itself. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { serveOnLoopback } from '../../../local/http/loopbackServer';
import type { Properties } from '../../../src/model/properties';
import { deleteUserPoolClient } from '../../../src/operations/delete';
import { listUserPoolClients } from '../../../src/operations/list';
import { readUserPoolClient } from '../../../src/operations/read';
import { updateUserPoolClient } from '../../../src/operations/update';
import { Deadline } from '../../../src/time/deadline';
import { IDENTIFIERS } from '../../support/clients';
import { AMPLE_MS, OPERATIONS, userPoolClients } from '../../support/cognito';
import '../../support/realm';
import { KeptRecord } from '../../support/record';
import { type CountingServer, countingServer, deadUrl } from '../../support/servers';

const environment = { ...process.env };
let server: CountingServer;

beforeAll(async () => {
  server = await countingServer(500, JSON.stringify({ __type: 'InternalErrorException', message: 'try again' }));
});
afterAll(() => server.stop());
beforeEach(() => {
  server.operations.length = 0;
  process.env.AWS_ENDPOINT_URL = server.url;
});
afterEach(() => {
  process.env = { ...environment };
});

const { UserPoolId } = IDENTIFIERS;
test.each(OPERATIONS)('%s is sent once, even if the environment asks the SDK to retry', async (operation, call) => {
  process.env.AWS_MAX_ATTEMPTS = '5';
  await expect(call(userPoolClients({ deadline: new Deadline(AMPLE_MS) }))).rejects.toMatchObject({
    errorCode: 'ServiceInternalError',
  });
  expect(server.operations).toEqual([operation]);
});

const request = (desired: Properties) => ({ desired, previous: {}, clientRequestToken: 'token-1', record: new KeptRecord() });
const ACTIONS: [string, string, () => Promise<unknown>][] = [
  ['a read', 'DescribeUserPoolClient', () => readUserPoolClient(userPoolClients(), request(IDENTIFIERS))],
  ['a list', 'ListUserPoolClients', () => listUserPoolClients(userPoolClients(), request({ UserPoolId }))],
  ['an update', 'DescribeUserPoolClient', () => updateUserPoolClient(userPoolClients(), request(IDENTIFIERS))],
  ['a delete', 'DeleteUserPoolClient', () => deleteUserPoolClient(userPoolClients(), request(IDENTIFIERS))],
];

test.each(ACTIONS)('%s repeats its call after a failure of the service', async (_action, operation, act) => {
  await expect(act()).rejects.toMatchObject({
    errorCode: 'ServiceInternalError',
    message: `${operation} answered InternalErrorException: try again`,
  });
  expect(server.operations.length).toBeGreaterThan(1);
  expect(new Set(server.operations)).toEqual(new Set([operation]));
});

test('an error that is not from Cognito, such as an error of a proxy, is retried', async () => {
  const proxy = await countingServer(502, '<html>Bad gateway</html>');
  process.env.AWS_ENDPOINT_URL = proxy.url;
  const created = userPoolClients().create(IDENTIFIERS.UserPoolId, undefined, { ClientName: 'app' });
  await expect(created).rejects.toMatchObject({ errorCode: 'ServiceInternalError' });
  await proxy.stop();
});

test('a missing server is a NetworkFailure', async () => {
  process.env.AWS_ENDPOINT_URL = await deadUrl();
  const created = userPoolClients().create(IDENTIFIERS.UserPoolId, undefined, { ClientName: 'app' });
  await expect(created).rejects.toMatchObject({
    errorCode: 'NetworkFailure',
    message: 'CreateUserPoolClient got no answer: the connection to Amazon Cognito failed.',
  });
});

test('an unfinished TLS handshake counts as a request that was not sent', async () => {
  const silent = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  process.env.AWS_ENDPOINT_URL = `https://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const created = userPoolClients({ deadline: new Deadline(20_000) }).create(IDENTIFIERS.UserPoolId, undefined, {});
  await expect(created).rejects.toMatchObject({ errorCode: 'NetworkFailure', carriedOut: 'no' });
  silent.close();
});

test('a missing answer is a NetworkFailure, and prints nothing', async () => {
  const silent = await serveOnLoopback(0, () => {});
  process.env.AWS_ENDPOINT_URL = silent.url;
  const printed = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const created = userPoolClients().create(IDENTIFIERS.UserPoolId, undefined, { ClientName: 'app' });
  await expect(created).rejects.toMatchObject({ errorCode: 'NetworkFailure' });
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
  await silent.stop();
}, 20_000);
