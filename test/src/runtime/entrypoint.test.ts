/** From an event to its progress event, through all code except the network. */

import type { LambdaContext } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import {
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { entrypoint, testEntrypoint } from '../../../src/handlers';
import { userPoolClientModel } from '../../../src/model/userPoolClientModel';
import { LogDelivery } from '../../../src/runtime/log/logDelivery';
import { IDENTIFIERS, MINIMAL_CLIENT } from '../../support/clients';
import { answerWith, callsOf, mockCognito } from '../../support/cognito';
import { CREDENTIALS, cfnEvent } from '../../support/events';
import { serviceException } from '../../support/exceptions';
import { deadUrl } from '../../support/servers';

const cognito = mockCognito();
beforeEach(() => {
  cognito.reset();
  cognito.on(CreateUserPoolClientCommand).resolves(answerWith());
  cognito.on(DescribeUserPoolClientCommand).resolves(answerWith());
  cognito.on(UpdateUserPoolClientCommand).resolves(answerWith({ AuthSessionValidity: 9 }));
  cognito.on(DeleteUserPoolClientCommand).resolves({});
  cognito.on(ListUserPoolClientsCommand).resolves({ UserPoolClients: [{ ...IDENTIFIERS, ClientName: 'app' }] });
});
afterAll(() => cognito.restore());

const { UserPoolId } = IDENTIFIERS;
const DONE = { status: 'SUCCESS', message: '', callbackDelaySeconds: 0 };
const MODEL = userPoolClientModel(MINIMAL_CLIENT);

describe('success, key by key', () => {
  test.each<[string, object, object]>([
    ['CREATE', { UserPoolId }, { ...DONE, resourceModel: MODEL }],
    ['READ', IDENTIFIERS, { ...DONE, resourceModel: MODEL }],
    ['UPDATE', { ...IDENTIFIERS, AuthSessionValidity: '9' }, { ...DONE, resourceModel: { ...MODEL, AuthSessionValidity: 9 } }],
    ['DELETE', IDENTIFIERS, DONE],
    ['LIST', { UserPoolId }, { ...DONE, resourceModels: [{ ...IDENTIFIERS, ClientName: 'app', Name: 'app' }] }],
  ])('%s', async (action, properties, answer) => {
    expect(await entrypoint(cfnEvent(action, properties))).toStrictEqual(answer);
  });

  test('an empty list has resourceModels', async () => {
    cognito.on(ListUserPoolClientsCommand).resolves({ UserPoolClients: [] });
    expect(await entrypoint(cfnEvent('LIST', { UserPoolId }))).toStrictEqual({ ...DONE, resourceModels: [] });
  });
});

test('reads the page token from the top level of the event, and answers with the next one', async () => {
  cognito.on(ListUserPoolClientsCommand).resolves({ UserPoolClients: [], NextToken: 'page-3' });
  const answer = await entrypoint({ ...cfnEvent('LIST', { UserPoolId }), nextToken: 'page-2' });
  expect(callsOf(cognito)[0]?.input).toMatchObject({ UserPoolId, NextToken: 'page-2' });
  expect(answer).toStrictEqual({ ...DONE, resourceModels: [], nextToken: 'page-3' });
});

test('sends values to Cognito with the types of the schema, if they arrive as strings', async () => {
  const units = { RefreshToken: 'hours' };
  const desired = { UserPoolId, GenerateSecret: 'true', RefreshTokenValidity: '48', TokenValidityUnits: units, CallbackURLs: [] };
  await entrypoint(cfnEvent('CREATE', desired));
  expect(callsOf(cognito)[0]?.input).toStrictEqual({
    ...desired,
    GenerateSecret: true,
    RefreshTokenValidity: 48,
    ClientName: expect.stringMatching(/^WebClient-/),
  });
});

test('an update resets the settings that are only in the previous state', async () => {
  cognito.on(DescribeUserPoolClientCommand).resolves(answerWith({ LogoutURLs: ['https://a'], CallbackURLs: ['https://b'] }));
  await entrypoint(cfnEvent('UPDATE', IDENTIFIERS, { previousResourceProperties: { LogoutURLs: ['https://a'] } }));
  expect(callsOf(cognito)[1]?.input).not.toHaveProperty('LogoutURLs');
  expect(callsOf(cognito)[1]?.input).toHaveProperty('CallbackURLs', ['https://b']);
});

describe('failure, key by key', () => {
  const refusal = serviceException('InvalidParameterException', 'not so');
  const failed = (operation: string) => ({
    status: 'FAILED',
    errorCode: 'InvalidRequest',
    message: `${operation} answered InvalidParameterException: not so`,
  });

  test.each<[string, object, object]>([
    ['CREATE', { UserPoolId }, failed('CreateUserPoolClient')],
    ['LIST', { UserPoolId }, failed('ListUserPoolClients')],
  ])('%s without a client: no model', async (action, properties, answer) => {
    cognito.rejects(refusal);
    cognito.on(CreateUserPoolClientCommand).rejects(refusal).on(ListUserPoolClientsCommand).rejects(refusal);
    expect(await entrypoint(cfnEvent(action, properties))).toStrictEqual(answer);
  });

  test.each([
    ['READ', 'DescribeUserPoolClient', DescribeUserPoolClientCommand],
    ['UPDATE', 'UpdateUserPoolClient', UpdateUserPoolClientCommand],
    ['DELETE', 'DeleteUserPoolClient', DeleteUserPoolClientCommand],
  ] as const)('%s, where there is one: its identifiers, so that it does not leak', async (action, operation, command) => {
    cognito.on(command as typeof DeleteUserPoolClientCommand).rejects(refusal);
    const event = cfnEvent(action, { ...IDENTIFIERS, AuthSessionValidity: 9, ClientSecret: 'not for the event' });
    expect(await entrypoint(event)).toStrictEqual({ ...failed(operation), resourceModel: IDENTIFIERS });
  });

  test('the answer to an invalid update has the identifiers too', async () => {
    expect(await entrypoint(cfnEvent('UPDATE', { ...IDENTIFIERS, AuthSessionValidity: 'soon', Foo: 1 }))).toStrictEqual({
      status: 'FAILED',
      errorCode: 'InvalidRequest',
      message: expect.stringMatching(/AuthSessionValidity .*Foo /),
      resourceModel: IDENTIFIERS,
    });
    expect(callsOf(cognito)).toEqual([]);
  });

  test('an update without ClientId is NotFound', async () => {
    expect(await entrypoint(cfnEvent('UPDATE', { UserPoolId, ClientName: 'x' }))).toStrictEqual({
      status: 'FAILED',
      errorCode: 'NotFound',
      message: expect.stringContaining('ClientId'),
    });
  });
});

describe('answers a malformed event, and does not throw', () => {
  const list = cfnEvent('LIST', { UserPoolId });
  test.each<[string, unknown, string]>([
    ['null', null, 'InvalidRequest'],
    ['undefined', undefined, 'InvalidRequest'],
    ['a list', [], 'InvalidRequest'],
    ['a number', 7, 'InvalidRequest'],
    ['a string', 'READ', 'InvalidRequest'],
    ['an empty object', {}, 'InvalidRequest'],
    ['an unknown action', { ...list, action: 'REED' }, 'InvalidRequest'],
    ['properties that are a list', cfnEvent('READ', []), 'InvalidRequest'],
    ['no credentials', cfnEvent('LIST', { UserPoolId }, { callerCredentials: null }), 'InvalidCredentials'],
  ])('%s', async (_case, event, errorCode) => {
    expect(await entrypoint(event)).toStrictEqual({ status: 'FAILED', errorCode, message: expect.stringMatching(/\.$/) });
    expect(callsOf(cognito)).toEqual([]);
  });
});

describe('answers an event or a context whose members throw', () => {
  const unreadable = (member: string, value: object = {}) =>
    Object.defineProperty({ ...value }, member, {
      get: () => {
        throw new TypeError('defect');
      },
    });
  const failure = { status: 'FAILED', errorCode: 'InternalFailure', message: 'The handler failed unexpectedly (TypeError).' };
  const requestData = unreadable('providerLogGroupName', cfnEvent('READ').requestData);

  test.each<[string, object]>([
    ['its action', unreadable('action', cfnEvent('READ'))],
    ['its data', unreadable('requestData', cfnEvent('READ'))],
    ['where to log', { ...cfnEvent('READ'), requestData }],
  ])('%s', async (_what, event) => {
    expect(await entrypoint(event)).toStrictEqual(failure);
    expect(callsOf(cognito)).toEqual([]);
  });

  test('the page token', async () => {
    expect(await entrypoint(unreadable('nextToken', cfnEvent('READ')))).toStrictEqual({ ...failure, resourceModel: IDENTIFIERS });
  });

  test('the remaining time', async () => {
    const context = unreadable('getRemainingTimeInMillis') as LambdaContext;
    expect(await entrypoint(cfnEvent('READ'), context)).toStrictEqual({ ...DONE, resourceModel: MODEL });
  });

  test('the id of the request, which the log contains', async () => {
    const event = cfnEvent('READ', IDENTIFIERS, { providerCredentials: CREDENTIALS, providerLogGroupName: 'logs' });
    process.env.AWS_ENDPOINT_URL_CLOUDWATCH_LOGS = await deadUrl();
    try {
      const answer = await entrypoint(event, unreadable('awsRequestId') as LambdaContext);
      expect(answer).toStrictEqual({ ...DONE, resourceModel: MODEL });
    } finally {
      delete process.env.AWS_ENDPOINT_URL_CLOUDWATCH_LOGS;
    }
  });

  test('a member that throws when it is read for the second time', async () => {
    let reads = 0;
    const event = Object.defineProperty(cfnEvent('DELETE'), 'requestData', {
      get: () => {
        if (++reads > 3) throw new TypeError('defect');
        return cfnEvent('DELETE').requestData;
      },
    });
    expect(await entrypoint(event)).toStrictEqual(failure);
  });
});

test('the log takes at most half of the remaining time, so that there is time to answer', async () => {
  const deliver = jest.spyOn(LogDelivery.prototype, 'deliver').mockResolvedValue();
  process.env.AWS_ENDPOINT_URL_CLOUDWATCH_LOGS = await deadUrl();
  try {
    const context = { getRemainingTimeInMillis: () => 1_000 } as LambdaContext;
    await entrypoint(cfnEvent('READ', IDENTIFIERS, { providerCredentials: CREDENTIALS, providerLogGroupName: 'logs' }), context);
    const [, , withinMs] = deliver.mock.lastCall ?? [];
    expect(withinMs).toBeGreaterThan(0);
    expect(withinMs).toBeLessThanOrEqual(500);
  } finally {
    delete process.env.AWS_ENDPOINT_URL_CLOUDWATCH_LOGS;
    deliver.mockRestore();
  }
});

describe('a defect is an InternalFailure, without the message of Node', () => {
  const defect = new TypeError("Cannot read properties of undefined (reading 'length')");
  const failure = { status: 'FAILED', errorCode: 'InternalFailure', resourceModel: IDENTIFIERS };

  test('during a call', async () => {
    cognito.on(DescribeUserPoolClientCommand).rejects(defect);
    const answer = await entrypoint(cfnEvent('READ'));
    expect(answer).toStrictEqual({ ...failure, message: expect.stringContaining('TypeError') });
    expect(answer.message).not.toMatch(/Cannot read|length/);
  });

  test('after a call', async () => {
    const answer = answerWith();
    Object.defineProperty(answer.UserPoolClient, 'ClientName', {
      get: () => {
        throw defect;
      },
    });
    cognito.on(DescribeUserPoolClientCommand).callsFake(() => answer);
    expect(await entrypoint(cfnEvent('READ'))).toStrictEqual({
      ...failure,
      message: 'The handler failed unexpectedly (TypeError).',
    });
  });
});

test('a create that fails after its client exists names the client, so that CloudFormation can roll it back', async () => {
  const answer = answerWith();
  let isLookedAt = false;
  Object.defineProperty(answer.UserPoolClient, 'ClientName', {
    get: () => {
      // The first access only checks if there is an answer.
      if (isLookedAt) throw new TypeError('defect');
      isLookedAt = true;
      return 'app';
    },
  });
  cognito.on(CreateUserPoolClientCommand).callsFake(() => answer);
  expect(await entrypoint(cfnEvent('CREATE', { UserPoolId }))).toStrictEqual({
    status: 'FAILED',
    errorCode: 'InternalFailure',
    message: 'The handler failed unexpectedly (TypeError).',
    resourceModel: IDENTIFIERS,
  });
});

test('a successful create still says what the user should check', async () => {
  const twin = { ...IDENTIFIERS, ClientId: '1twin' };
  cognito.on(CreateUserPoolClientCommand).callsFake(({ ClientName }) => {
    const clients = [IDENTIFIERS, twin].map((client) => ({ ...client, ClientName }));
    cognito.on(ListUserPoolClientsCommand).resolves({ UserPoolClients: clients });
    cognito.on(DescribeUserPoolClientCommand, { ClientId: twin.ClientId }).resolves({
      UserPoolClient: { ...MINIMAL_CLIENT, ...twin, CreationDate: new Date(0) },
    });
    throw serviceException('InternalErrorException', 'x', 500);
  });
  expect(await entrypoint(cfnEvent('CREATE', { UserPoolId }))).toMatchObject({
    status: 'SUCCESS',
    message: expect.stringMatching(/1twin.* Look in user pool us-east-1_Ab12Cd34E for a client named "WebClient-/),
    resourceModel: IDENTIFIERS,
  });
});

describe('the entry point for local tests gives the same answers', () => {
  const request = { clientRequestToken: 'token-1', desiredResourceState: IDENTIFIERS, logicalResourceIdentifier: 'Local' };
  const event = { credentials: CREDENTIALS, action: 'READ', region: 'us-east-1', callbackContext: {}, request };

  test('with success', async () => {
    expect(await testEntrypoint(event)).toStrictEqual({ ...DONE, resourceModel: MODEL });
  });

  test('with failure', async () => {
    const broken = { ...event, action: 'UPDATE', request: { ...request, desiredResourceState: { ...IDENTIFIERS, Foo: 1 } } };
    expect(await testEntrypoint(broken)).toStrictEqual({
      status: 'FAILED',
      errorCode: 'InvalidRequest',
      message: expect.stringContaining('Foo'),
      resourceModel: IDENTIFIERS,
    });
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['a string', 'x'],
    ['an empty object', {}],
    ['an event without credentials', { ...event, credentials: null }],
  ])('with failure for %s', async (_case, broken) => {
    expect(await testEntrypoint(broken)).toMatchObject({ status: 'FAILED', errorCode: expect.stringMatching(/^Invalid/) });
  });
});
