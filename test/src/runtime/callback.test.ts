/** The cases in which a handler asks CloudFormation to call back, and the end of the callbacks. */
import { entrypoint } from '../../../src/handlers';
import { HandlerError } from '../../../src/model/handlerError';
import { callBack, callbacksOf } from '../../../src/runtime/callback';
import { parseEvent } from '../../../src/runtime/event';
import { toAnswer } from '../../../src/runtime/progressEvent';
import { IDENTIFIERS, SECRET } from '../../support/clients';
import { mockCognito, operationsOf } from '../../support/cognito';
import { cfnEvent } from '../../support/events';
import { serviceException } from '../../support/exceptions';

const THROTTLED = new HandlerError('Throttling', 'UpdateUserPoolClient answered TooManyRequestsException: Rate exceeded');

function later(action: string, error = THROTTLED, callbackContext: object = {}, random = () => 0.5) {
  const { UserPoolId } = IDENTIFIERS;
  const known = action === 'CREATE' ? { UserPoolId } : { ...IDENTIFIERS, ClientSecret: SECRET };
  const desired = { ...known, CallbackURLs: ['https://a'] };
  const progress = callBack(parseEvent({ ...cfnEvent(action, desired), callbackContext }), error, random);
  return progress && toAnswer(progress);
}

test('an update answers with its whole desired state, because CloudFormation sends that back as the properties', () => {
  expect(later('UPDATE')).toStrictEqual({
    status: 'IN_PROGRESS',
    message: THROTTLED.message,
    callbackDelaySeconds: 6,
    callbackContext: { callbacks: 1 },
    resourceModel: { ...IDENTIFIERS, ClientSecret: SECRET, CallbackURLs: ['https://a'] },
  });
});

test('a delete answers with its identifiers', () => {
  expect(later('DELETE')).toMatchObject({ status: 'IN_PROGRESS', resourceModel: IDENTIFIERS });
});

test.each(['CREATE', 'READ', 'LIST'])('%s never asks for a callback', (action) => {
  expect(later(action)).toBeUndefined();
});

test.each(['Throttling', 'ResourceConflict', 'ServiceInternalError'] as const)('%s leads to a callback', (code) => {
  expect(later('UPDATE', new HandlerError(code, 'x'))).toBeDefined();
});

test.each(['AccessDenied', 'InvalidCredentials', 'InvalidRequest', 'NetworkFailure', 'NotFound'] as const)(
  '%s is the answer, because it is permanent or CloudFormation retries it',
  (code) => {
    expect(later('UPDATE', new HandlerError(code, 'x'))).toBeUndefined();
  },
);

describe('the delays grow for all random numbers', () => {
  const delays = (random: () => number) =>
    Array.from({ length: 30 }, (_, callbacks) => {
      const answer = later('UPDATE', THROTTLED, { callbacks }, random);
      return answer?.status === 'IN_PROGRESS' ? answer.callbackDelaySeconds : 0;
    });

  test('the shortest delays', () => {
    expect(delays(() => 0)).toEqual([
      5, 6, 7, 7, 8, 9, 9, 10, 11, 12, 13, 15, 16, 18, 19, 21, 23, 26, 28, 31, 34, 38, 41, 45, 50, 55, 60, 60, 60, 60,
    ]);
  });

  test('the longest delays', () => {
    const most = delays(() => 0.999);
    expect(most).toEqual([
      6, 7, 7, 8, 9, 9, 10, 11, 12, 13, 15, 16, 18, 19, 21, 23, 26, 28, 31, 34, 37, 41, 45, 50, 55, 60, 60, 60, 60, 60,
    ]);
    expect(most.reduce((sum, delay) => sum + delay)).toBeLessThanOrEqual(15 * 60);
  });
});

test('after thirty callbacks the handler answers with the error', () => {
  expect(later('UPDATE', THROTTLED, { callbacks: 29 })).toMatchObject({ callbackContext: { callbacks: 30 } });
  expect(later('UPDATE', THROTTLED, { callbacks: 30 })).toBeUndefined();
});

describe('the number of callbacks', () => {
  const callbacks = (action: string, callbackContext: object) =>
    callbacksOf(parseEvent({ ...cfnEvent(action), callbackContext }));

  test.each([
    [{}, 0],
    [{ callbacks: 3 }, 3],
    [{ callbacks: -1 }, 0],
    [{ callbacks: 1.5 }, 0],
    [{ callbacks: '3' }, 0],
    [{ callbacks: 10_000 }, 30],
    [{ attempt: 4 }, 0],
  ])('%j: %i', (context, expected) => {
    expect(callbacks('UPDATE', context)).toBe(expected);
    expect(callbacks('DELETE', context)).toBe(expected);
  });

  test.each(['CREATE', 'READ', 'LIST'])('%s: undefined, because CloudFormation cannot call back', (action) => {
    expect(callbacks(action, { callbacks: 3 })).toBeUndefined();
  });
});

describe('through the entry point', () => {
  const cognito = mockCognito();
  beforeEach(() => cognito.reset());
  afterAll(() => cognito.restore());
  const context = { getRemainingTimeInMillis: () => 1_500 };

  test('an update that is throttled for too long asks for a callback', async () => {
    cognito.rejects(serviceException('TooManyRequestsException', 'Rate exceeded'));
    expect(await entrypoint(cfnEvent('UPDATE', { ...IDENTIFIERS, AuthSessionValidity: '9' }), context)).toMatchObject({
      status: 'IN_PROGRESS',
      callbackContext: { callbacks: 1 },
      resourceModel: { ...IDENTIFIERS, AuthSessionValidity: 9 },
    });
  });

  test('a delete that finds no client in a callback succeeds', async () => {
    cognito.rejects(serviceException('ResourceNotFoundException', 'User pool client does not exist.'));
    const event = { ...cfnEvent('DELETE'), callbackContext: { callbacks: 1 } };
    expect(await entrypoint(event)).toStrictEqual({ status: 'SUCCESS', message: '', callbackDelaySeconds: 0 });
  });

  test('a delete that finds no client in its first invocation is NotFound', async () => {
    cognito.rejects(serviceException('ResourceNotFoundException', 'User pool client does not exist.'));
    expect(await entrypoint(cfnEvent('DELETE'))).toMatchObject({ status: 'FAILED', errorCode: 'NotFound' });
    expect(operationsOf(cognito)).toEqual(['DeleteUserPoolClient']);
  });

  test.each([
    ['CREATE', { UserPoolId: IDENTIFIERS.UserPoolId }],
    ['READ', IDENTIFIERS],
    ['LIST', IDENTIFIERS],
  ])('%s fails with a code that CloudFormation retries', async (action, properties) => {
    cognito.rejects(serviceException('TooManyRequestsException', 'Rate exceeded'));
    expect(await entrypoint(cfnEvent(action, properties), context)).toMatchObject({ status: 'FAILED', errorCode: 'Throttling' });
  });
});
