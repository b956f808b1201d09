/** The answers to CloudFormation if Cognito fails until the time is over. */
import { type FaultKind, FaultQueue } from '../../../local/cognito/faults';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/server';
import { type Action, type AnsweredEvent, handlerRequest } from '../../../local/lambda/invoke';
import { entrypoint } from '../../../src/handlers';
import { OPERATION } from '../../support/operations';
import '../../support/realm';

/** The remaining time in the context. */
const ALLOWED_MS = 1_500;

const environment = { ...process.env };
let faults = new FaultQueue();
let cognito: LocalCognito;
let UserPoolId: string;
let ClientId: string;
beforeAll(async () => {
  cognito = await startLocalCognito({ faultFor: (call) => faults.faultFor(call) });
  process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = cognito.url;
  UserPoolId = (cognito.perform('CreateUserPool', { PoolName: 'pool' }).UserPool as { Id: string }).Id;
});
beforeEach(() => {
  faults = new FaultQueue();
  const { UserPoolClient } = cognito.perform('CreateUserPoolClient', { UserPoolId, ClientName: 'app' });
  ({ ClientId } = UserPoolClient as { ClientId: string });
});
afterAll(async () => {
  process.env = { ...environment };
  await cognito.stop();
});

async function answer(action: Action, desired: object = {}): Promise<AnsweredEvent> {
  const identifiers = { UserPoolId, ...(action !== 'CREATE' && action !== 'LIST' && { ClientId }) };
  const end = performance.now() + ALLOWED_MS;
  const context = { getRemainingTimeInMillis: () => end - performance.now() };
  const event = handlerRequest({ action, desired: { ...identifiers, ...desired } });
  return (await entrypoint(event, context)) as unknown as AnsweredEvent;
}

/** The code that CloudFormation gets, or IN_PROGRESS. */
const ROWS: [FaultKind, Record<Action, string>][] = [
  ['throttle', { CREATE: 'Throttling', READ: 'Throttling', LIST: 'Throttling', UPDATE: 'IN_PROGRESS', DELETE: 'IN_PROGRESS' }],
  ['internal-error-before', inProgressOr('ServiceInternalError')],
  ['cut-before', same('NetworkFailure')],
  ['hang-before', same('NetworkFailure')],
  ['access-denied', same('AccessDenied')],
  ['expired-credentials', same('InvalidCredentials')],
];

function same(code: string): Record<Action, string> {
  return { CREATE: code, READ: code, UPDATE: code, DELETE: code, LIST: code };
}

function inProgressOr(code: string): Record<Action, string> {
  return { ...same(code), UPDATE: 'IN_PROGRESS', DELETE: 'IN_PROGRESS' };
}

describe.each(ROWS)('a service that always fails with %s', (fault, expected) => {
  test.each(Object.entries(expected) as [Action, string][])('%s answers %s', async (action, outcome) => {
    faults.add(OPERATION[action], fault, Number.POSITIVE_INFINITY);
    const { status, errorCode, resourceModel } = await answer(action, action === 'UPDATE' ? { ClientName: 'new' } : {});
    expect(errorCode ?? status).toBe(outcome);
    if (/READ|UPDATE|DELETE/.test(action)) expect(resourceModel).toMatchObject({ UserPoolId, ClientId });
  });
});

test('a limit of the pool is a ServiceLimitExceeded', async () => {
  const small = await startLocalCognito({ clientsPerPool: 0 });
  process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = small.url;
  const { Id } = small.perform('CreateUserPool', { PoolName: 'pool' }).UserPool as { Id: string };
  expect(await answer('CREATE', { UserPoolId: Id })).toMatchObject({ status: 'FAILED', errorCode: 'ServiceLimitExceeded' });
  process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = cognito.url;
  await small.stop();
});

test('an invalid page token is an InvalidRequest', async () => {
  const event = handlerRequest({ action: 'LIST', desired: { UserPoolId }, nextToken: 'x' });
  expect(await entrypoint(event)).toMatchObject({ status: 'FAILED', errorCode: 'InvalidRequest' });
});

const TRANSIENT: FaultKind[] = [
  'throttle',
  'internal-error-before',
  'internal-error-after',
  'cut-before',
  'cut-after',
  'cut-inside',
];

describe.each(TRANSIENT)('a single failure with %s does no harm', (fault) => {
  test.each(['READ', 'LIST', 'DELETE'] as const)('to %s', async (action) => {
    faults.add(OPERATION[action], fault);
    expect(await entrypoint(handlerRequest({ action, desired: { UserPoolId, ClientId } }))).toMatchObject({ status: 'SUCCESS' });
  });

  test('to an update, which keeps a simultaneous change of another user', async () => {
    faults.add('UpdateUserPoolClient', fault);
    faults.add('DescribeUserPoolClient', fault);
    const desired = { UserPoolId, ClientId, CallbackURLs: ['https://a'] };
    cognito.perform('UpdateUserPoolClient', { UserPoolId, ClientId, LogoutURLs: ['https://console'] });
    const { status, resourceModel } = (await entrypoint(
      handlerRequest({ action: 'UPDATE', desired }),
    )) as unknown as AnsweredEvent;
    expect(status).toBe('SUCCESS');
    expect(resourceModel).toMatchObject({ CallbackURLs: ['https://a'], LogoutURLs: ['https://console'] });
    expect(cognito.perform('DescribeUserPoolClient', { UserPoolId, ClientId }).UserPoolClient).toMatchObject({
      CallbackURLs: ['https://a'],
      LogoutURLs: ['https://console'],
    });
  });
});
