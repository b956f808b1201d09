import { deleteUserPoolClient } from '../../../src/operations/delete';
import { IDENTIFIERS } from '../../support/clients';
import { callsOf, mockCognito, userPoolClients } from '../../support/cognito';
import { serviceException } from '../../support/exceptions';
import { KeptRecord } from '../../support/record';

const cognito = mockCognito();
beforeEach(() => {
  cognito.reset();
  cognito.resolves({});
});
afterAll(() => cognito.restore());

const remove = (desired: object) =>
  deleteUserPoolClient(userPoolClients(), { desired, previous: {}, clientRequestToken: 'token-1', record: new KeptRecord() });

test('deletes the client with one call', async () => {
  await remove({ ...IDENTIFIERS, ClientName: 'app' });
  expect(callsOf(cognito)).toStrictEqual([{ operation: 'DeleteUserPoolClient', input: IDENTIFIERS }]);
});

test('a client that was already deleted is NotFound', async () => {
  cognito.rejects(serviceException('ResourceNotFoundException', 'User pool client does not exist.'));
  await expect(remove(IDENTIFIERS)).rejects.toMatchObject({ errorCode: 'NotFound' });
});

test('two simultaneous changes in one pool are a ResourceConflict, which CloudFormation retries', async () => {
  cognito.rejects(serviceException('ConcurrentModificationException', 'Only one request at a time.'));
  await expect(remove(IDENTIFIERS)).rejects.toMatchObject({ errorCode: 'ResourceConflict' });
});

test.each([
  ['NotFound', { UserPoolId: IDENTIFIERS.UserPoolId }],
  ['NotFound', { UserPoolId: IDENTIFIERS.UserPoolId, ClientId: '' }],
  ['InvalidRequest', { ClientId: IDENTIFIERS.ClientId }],
])('%s for %j, and nothing is deleted', async (errorCode, desired) => {
  await expect(remove(desired)).rejects.toMatchObject({ errorCode });
  expect(callsOf(cognito)).toEqual([]);
});
