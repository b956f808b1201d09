import { listUserPoolClients } from '../../../src/operations/list';
import { IDENTIFIERS } from '../../support/clients';
import { callsOf, mockCognito, userPoolClients } from '../../support/cognito';
import { serviceException } from '../../support/exceptions';
import { KeptRecord } from '../../support/record';

const cognito = mockCognito();
beforeEach(() => cognito.reset());
afterAll(() => cognito.restore());

const { UserPoolId } = IDENTIFIERS;
const list = (desired: object, nextToken?: string) =>
  listUserPoolClients(userPoolClients(), {
    desired,
    previous: {},
    clientRequestToken: 'token-1',
    nextToken,
    record: new KeptRecord(),
  });

test('lists each client with its identifiers, ClientName and Name', async () => {
  cognito.resolves({
    UserPoolClients: [
      { ...IDENTIFIERS, ClientName: 'a' },
      { UserPoolId, ClientId: 'other' },
    ],
  });
  expect(await list({ UserPoolId })).toStrictEqual({
    models: [
      { ...IDENTIFIERS, ClientName: 'a', Name: 'a' },
      { UserPoolId, ClientId: 'other' },
    ],
    nextToken: undefined,
  });
});

test('each page has the token of the next page, except the last', async () => {
  const page = (ClientId: string) => ({ UserPoolClients: [{ UserPoolId, ClientId }] });
  cognito
    .resolvesOnce({ ...page('one'), NextToken: 't1' })
    .resolvesOnce({ ...page('two'), NextToken: 't2' })
    .resolves(page('three'));
  const seen: string[] = [];
  let token: string | undefined;
  do {
    const { models, nextToken } = await list({ UserPoolId }, token);
    seen.push(...models.map(({ ClientId }) => String(ClientId)));
    token = nextToken;
  } while (token !== undefined);
  expect(seen).toEqual(['one', 'two', 'three']);
  expect(callsOf(cognito).map(({ input }) => (input as { NextToken?: string }).NextToken)).toEqual([undefined, 't1', 't2']);
});

test('a pool without clients has an empty list', async () => {
  cognito.resolves({ UserPoolClients: [] });
  expect((await list({ UserPoolId })).models).toEqual([]);
});

test('refuses a list without a pool, and makes no call', async () => {
  await expect(list({})).rejects.toMatchObject({ errorCode: 'InvalidRequest', message: expect.stringContaining('UserPoolId') });
  expect(callsOf(cognito)).toEqual([]);
});

test('a deleted pool is NotFound', async () => {
  cognito.rejects(serviceException('ResourceNotFoundException', 'User pool us-east-1_x does not exist.'));
  await expect(list({ UserPoolId })).rejects.toMatchObject({
    errorCode: 'NotFound',
    message: expect.stringContaining(`UserPoolId ${UserPoolId}: `),
  });
});
