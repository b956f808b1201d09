import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Properties } from '../../../src/model/properties';
import { createUserPoolClient } from '../../../src/operations/create';
import { readUserPoolClient } from '../../../src/operations/read';
import { IDENTIFIERS, MINIMAL_CLIENT, SECRET } from '../../support/clients';
import { answerWith, callsOf, mockCognito, operationsOf, userPoolClients } from '../../support/cognito';
import { serviceException } from '../../support/exceptions';
import { KeptRecord } from '../../support/record';

const cognito = mockCognito();
beforeEach(() => cognito.reset());
afterAll(() => cognito.restore());

const read = (desired: Properties) =>
  readUserPoolClient(userPoolClients(), { desired, previous: {}, clientRequestToken: 'token-1', record: new KeptRecord() });

test('needs only the identifiers, as in an import, and one call', async () => {
  cognito.on(DescribeUserPoolClientCommand, IDENTIFIERS, true).resolves(answerWith({ ClientSecret: SECRET }));
  expect(await read(IDENTIFIERS)).toMatchObject({ ...IDENTIFIERS, ClientName: 'app', ClientSecret: SECRET, LogoutURLs: [] });
  expect(operationsOf(cognito)).toEqual(['DescribeUserPoolClient']);
});

test('answers the same model as create', async () => {
  cognito.resolves(answerWith({ CallbackURLs: ['https://b', 'https://a'], ClientSecret: SECRET }));
  const created = await createUserPoolClient(userPoolClients(), {
    desired: { UserPoolId: MINIMAL_CLIENT.UserPoolId },
    previous: {},
    clientRequestToken: 'token-1',
    record: new KeptRecord(),
  });
  cognito.resolves(answerWith({ CallbackURLs: ['https://a', 'https://b'], ClientSecret: SECRET }));
  expect(await read(IDENTIFIERS)).toStrictEqual(created);
});

test('answers the live values and not the values of the request, so that drift is visible', async () => {
  cognito.resolves(answerWith());
  const model = await read({ ...IDENTIFIERS, ClientName: 'wanted', AuthSessionValidity: 15, DefaultRedirectURI: 'https://a' });
  expect(model).toMatchObject({ ClientName: 'app', AuthSessionValidity: 3 });
  expect(model).not.toHaveProperty('DefaultRedirectURI');
});

test('a deleted client is NotFound', async () => {
  cognito.rejects(serviceException('ResourceNotFoundException', 'User pool client does not exist.'));
  await expect(read(IDENTIFIERS)).rejects.toMatchObject({ errorCode: 'NotFound' });
});

test('without ClientId the answer is NotFound, and there is no call', async () => {
  await expect(read({ UserPoolId: IDENTIFIERS.UserPoolId })).rejects.toMatchObject({ errorCode: 'NotFound' });
  expect(callsOf(cognito)).toEqual([]);
});
