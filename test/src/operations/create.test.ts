import { createUserPoolClient } from '../../../src/operations/create';
import type { OperationRequest } from '../../../src/operations/request';
import { Deadline } from '../../../src/time/deadline';
import { IDENTIFIERS, SECRET } from '../../support/clients';
import { AMPLE_MS, answerWith, callsOf, mockCognito, userPoolClients } from '../../support/cognito';
import { serviceException } from '../../support/exceptions';
import { KeptRecord } from '../../support/record';

const cognito = mockCognito();
beforeEach(() => {
  cognito.reset();
  cognito.resolves(answerWith());
});
afterAll(() => cognito.restore());

const { UserPoolId } = IDENTIFIERS;
const create = (request: Partial<OperationRequest>) =>
  createUserPoolClient(userPoolClients({ deadline: new Deadline(AMPLE_MS) }), {
    desired: { UserPoolId },
    previous: {},
    clientRequestToken: 'token-1',
    logicalResourceId: 'WebClient',
    record: new KeptRecord(),
    ...request,
  });
const sent = () => callsOf(cognito)[0]?.input as Record<string, unknown>;

test('creates the client with one call, with every setting of the template and nothing else', async () => {
  const desired = { UserPoolId, ClientName: 'shop', CallbackURLs: [], EnableTokenRevocation: false, RefreshTokenValidity: 0 };
  await create({ desired });
  expect(callsOf(cognito)).toStrictEqual([{ operation: 'CreateUserPoolClient', input: desired }]);
});

test.each([true, false])('sends GenerateSecret %s', async (GenerateSecret) => {
  await create({ desired: { UserPoolId, GenerateSecret } });
  expect(sent().GenerateSecret).toBe(GenerateSecret);
});

test('answers the whole model of the new client', async () => {
  cognito.resolves(answerWith({ ClientSecret: SECRET, AllowedOAuthScopes: ['profile', 'email'] }));
  expect(await create({})).toMatchObject({
    ...IDENTIFIERS,
    ClientName: 'app',
    Name: 'app',
    GenerateSecret: true,
    ClientSecret: SECRET,
    AllowedOAuthScopes: ['email', 'profile'],
    CallbackURLs: [],
  });
});

test('generates the name of a client from its logical id, if the template has no ClientName', async () => {
  await create({});
  expect(sent().ClientName).toMatch(/^WebClient-[A-Za-z0-9]{12}$/);
});

test.each([[{}], [{ UserPoolId: '' }]])('refuses %j, which has no pool, without a call', async (desired) => {
  await expect(create({ desired })).rejects.toMatchObject({
    errorCode: 'InvalidRequest',
    message: expect.stringContaining('UserPoolId'),
  });
  expect(callsOf(cognito)).toEqual([]);
});

test('the message of a refusal quotes Cognito', async () => {
  cognito.rejects(serviceException('InvalidParameterException', 'http://a cannot use the HTTP protocol.'));
  await expect(create({})).rejects.toMatchObject({
    errorCode: 'InvalidRequest',
    message: 'CreateUserPoolClient answered InvalidParameterException: http://a cannot use the HTTP protocol.',
  });
});
