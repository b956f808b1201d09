import {
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { Deadline } from '../../../src/time/deadline';
import { IDENTIFIERS, MINIMAL_CLIENT } from '../../support/clients';
import { ManualClock } from '../../support/clock';
import { answerWith, callsOf, mockCognito, OPERATIONS, userPoolClients } from '../../support/cognito';
import { serviceException } from '../../support/exceptions';

const cognito = mockCognito();
beforeEach(() => cognito.reset());
afterAll(() => cognito.restore());

const { UserPoolId } = IDENTIFIERS;
const SETTINGS = { ClientName: 'app', CallbackURLs: [], EnableTokenRevocation: false };

test('create sends the pool, the settings and GenerateSecret unchanged', async () => {
  cognito.on(CreateUserPoolClientCommand).resolves({ UserPoolClient: MINIMAL_CLIENT });
  expect(await userPoolClients().create(UserPoolId, false, SETTINGS)).toEqual(MINIMAL_CLIENT);
  expect(callsOf(cognito)).toEqual([
    { operation: 'CreateUserPoolClient', input: { UserPoolId, GenerateSecret: false, ...SETTINGS } },
  ]);
});

test('create does not send GenerateSecret if the template does not set it', async () => {
  cognito.on(CreateUserPoolClientCommand).resolves({ UserPoolClient: MINIMAL_CLIENT });
  await userPoolClients().create(UserPoolId, undefined, SETTINGS);
  expect(callsOf(cognito)[0]?.input).not.toHaveProperty('GenerateSecret');
});

test('describe asks for the one client', async () => {
  cognito.on(DescribeUserPoolClientCommand).resolves({ UserPoolClient: MINIMAL_CLIENT });
  expect(await userPoolClients().describe({ ...MINIMAL_CLIENT })).toEqual(MINIMAL_CLIENT);
  expect(callsOf(cognito)).toEqual([{ operation: 'DescribeUserPoolClient', input: IDENTIFIERS }]);
});

test('update sends the identifiers and all settings', async () => {
  cognito.on(UpdateUserPoolClientCommand).resolves({ UserPoolClient: MINIMAL_CLIENT });
  expect(await userPoolClients().update(IDENTIFIERS, SETTINGS)).toEqual(MINIMAL_CLIENT);
  expect(callsOf(cognito)).toEqual([{ operation: 'UpdateUserPoolClient', input: { ...IDENTIFIERS, ...SETTINGS } }]);
});

test('delete sends the identifiers and returns nothing', async () => {
  cognito.resolves({});
  expect(await userPoolClients().delete(IDENTIFIERS)).toBeUndefined();
  expect(callsOf(cognito)).toEqual([{ operation: 'DeleteUserPoolClient', input: IDENTIFIERS }]);
});

test('list asks for the largest page that Cognito allows, from the given token on', async () => {
  cognito.on(ListUserPoolClientsCommand).resolves({ UserPoolClients: [IDENTIFIERS], NextToken: 'p3' });
  expect(await userPoolClients().list(UserPoolId, 'p2')).toEqual({ clients: [IDENTIFIERS], nextToken: 'p3' });
  expect(callsOf(cognito)).toEqual([
    { operation: 'ListUserPoolClients', input: { UserPoolId, MaxResults: 60, NextToken: 'p2' } },
  ]);
});

test('the last page has no token, and a pool without clients has an empty page', async () => {
  cognito.on(ListUserPoolClientsCommand).resolves({ UserPoolClients: [] });
  expect(await userPoolClients().list(UserPoolId, undefined)).toStrictEqual({ clients: [] });
});

describe('no call waits for its answer until the invocation has no time left', () => {
  test.each([
    [60_000, 19_000, 7_000],
    [9_000, 2_700, 2_700],
    [0, 0, 0],
  ])('of %i ms a create gets %i ms, and any other call %i ms', async (allowedMs, create, describe) => {
    const timer = jest.spyOn(global, 'setTimeout');
    cognito.resolves(answerWith());
    const deadline = new Deadline(allowedMs, new ManualClock());
    await userPoolClients({ deadline }).create(UserPoolId, undefined, SETTINGS);
    await userPoolClients({ deadline }).describe(IDENTIFIERS);
    expect(timer.mock.calls.map(([, milliseconds]) => milliseconds)).toEqual([create, describe]);
    timer.mockRestore();
  });
});

test.each(OPERATIONS)('the message names %s if Cognito refuses it', async (operation, run) => {
  cognito.rejects(serviceException('InvalidParameterException', 'not so'));
  await expect(run(userPoolClients())).rejects.toMatchObject({
    errorCode: 'InvalidRequest',
    message: `${operation} answered InvalidParameterException: not so`,
  });
});

const ANSWERING = OPERATIONS.filter(([operation]) => !/Delete|List/.test(operation));

test.each(ANSWERING)('%s fails if the answer contains no client', async (operation, run) => {
  for (const UserPoolClient of [undefined, {}, { UserPoolId }, { ClientId: IDENTIFIERS.ClientId }]) {
    cognito.resolves({ UserPoolClient });
    await expect(run(userPoolClients())).rejects.toMatchObject({
      errorCode: 'GeneralServiceException',
      message: expect.stringContaining(operation),
    });
  }
});
