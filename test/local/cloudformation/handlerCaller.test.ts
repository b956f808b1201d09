import {
  HandlerCaller,
  type HandlerCallerOptions,
  HandlerTimedOut,
  lambdaAt,
  TIME_LIMIT_MS,
} from '../../../local/cloudformation/handlerCaller';
import { LOCAL_CREDENTIALS } from '../../../tools/noAccount';
import { type ScriptedLambda, startScriptedLambda } from '../../support/scriptedLambda';

const CLIENT = { UserPoolId: 'us-east-1_Ab12Cd34E', ClientId: '3n4b5urk1ft4fl3mg5e62d9ado' };
const SUCCESS = { status: 'SUCCESS', message: '', callbackDelaySeconds: 0, resourceModel: CLIENT };
const THROTTLED = { status: 'FAILED', errorCode: 'Throttling', message: 'later' };

let lambda: ScriptedLambda;
let waited: number[];
beforeAll(async () => {
  lambda = await startScriptedLambda();
});
afterAll(() => lambda.stop());
beforeEach(() => {
  lambda.reset();
  waited = [];
});

/** A caller that does not wait between two events. */
const caller = (options: Partial<HandlerCallerOptions> = {}) =>
  new HandlerCaller({ invoke: lambdaAt(lambda.url), wait: async (seconds) => void waited.push(seconds), ...options });

test('calls back a handler in progress after its delay, with its context and its model as the desired state', async () => {
  const model = { ...CLIENT, ClientName: 'app' };
  const inProgress = { status: 'IN_PROGRESS', message: '', callbackDelaySeconds: 7, resourceModel: model };
  lambda.script = [{ ...inProgress, callbackContext: { callbacks: 1 } }, SUCCESS];
  const answer = await caller().run('UPDATE', { ...CLIENT, ClientName: 'other' }, { previous: CLIENT });
  expect(answer).toEqual(SUCCESS);
  expect(waited).toEqual([7]);
  const [first, second] = lambda.events;
  expect(first).toMatchObject({ callbackContext: null, requestData: { resourceProperties: { ClientName: 'other' } } });
  expect(second).toMatchObject({
    callbackContext: { callbacks: 1 },
    bearerToken: first?.bearerToken,
    requestData: { resourceProperties: model, previousResourceProperties: CLIENT },
  });
});

test.each(['NetworkFailure', 'ResourceConflict', 'ServiceInternalError', 'Throttling'])(
  'retries %s with the same event, after pauses that double',
  async (errorCode) => {
    lambda.script = [{ ...THROTTLED, errorCode }, { ...THROTTLED, errorCode }, SUCCESS];
    expect(await caller().run('CREATE', CLIENT)).toEqual(SUCCESS);
    expect(waited).toEqual([5, 10]);
    expect(lambda.events[2]).toEqual(lambda.events[0]);
  },
);

test('keeps the context of a callback in its retry', async () => {
  const inProgress = { status: 'IN_PROGRESS', message: '', callbackDelaySeconds: 1, resourceModel: CLIENT };
  lambda.script = [{ ...inProgress, callbackContext: { callbacks: 1 } }, THROTTLED, SUCCESS];
  await caller().run('DELETE', CLIENT);
  expect(lambda.events.map(({ callbackContext }) => callbackContext)).toEqual([null, { callbacks: 1 }, { callbacks: 1 }]);
});

test('returns a code that is not retryable at once, and a retryable code after the last retry', async () => {
  const refused = { status: 'FAILED', errorCode: 'InvalidRequest', message: 'no' };
  lambda.script = [refused];
  expect(await caller().run('CREATE', CLIENT)).toEqual(refused);
  lambda.reset();
  lambda.script = Array.from({ length: 9 }, () => THROTTLED);
  expect(await caller({ retries: { retries: 2, firstPauseSeconds: 1 } }).run('CREATE', CLIENT)).toEqual(THROTTLED);
  expect(lambda.events).toHaveLength(3);
});

test('fails a handler that is always in progress, with the model of its resource', async () => {
  const inProgress = { status: 'IN_PROGRESS', message: '', callbackDelaySeconds: 0, callbackContext: {}, resourceModel: CLIENT };
  lambda.script = Array.from({ length: 60 }, () => inProgress);
  const message = 'The handler was still in progress after 50 callbacks.';
  expect(await caller().run('DELETE', CLIENT)).toEqual({
    status: 'FAILED',
    errorCode: 'NotStabilized',
    message,
    resourceModel: CLIENT,
  });
  expect(lambda.events).toHaveLength(51);
});

test('stops waiting for a handler at its time limit', async () => {
  // This test uses another server, because the server may get the event after the time limit.
  const slow = await startScriptedLambda();
  slow.script = ['hang'];
  const timeLimitsMs = { ...TIME_LIMIT_MS, READ: 20 };
  const run = caller({ invoke: lambdaAt(slow.url), timeLimitsMs }).run('READ', CLIENT);
  await expect(run).rejects.toThrow(new HandlerTimedOut('The handler did not answer READ within 0.02 seconds.'));
  await slow.stop();
});

test('throws an error for a function that crashed, and does not retry it', async () => {
  lambda.script = ['crash'];
  await expect(caller().run('READ', CLIENT)).rejects.toThrow('The function TypeFunction failed');
  expect(lambda.events).toHaveLength(1);
});

test('sends no event after the operation is ended', async () => {
  const ended = new AbortController();
  lambda.script = [THROTTLED, SUCCESS];
  const wait = async () => ended.abort(new Error('ended'));
  const run = caller({ wait }).run('CREATE', CLIENT, {}, { signal: ended.signal });
  await expect(run).rejects.toThrow('ended');
  expect(lambda.events).toHaveLength(1);
});

test('stops waiting when the operation is ended', async () => {
  const ended = new AbortController();
  lambda.script = [{ ...THROTTLED }, SUCCESS];
  const run = new HandlerCaller({ invoke: lambdaAt(lambda.url), retries: { retries: 1, firstPauseSeconds: 3600 } }).run(
    'CREATE',
    CLIENT,
    {},
    { signal: ended.signal, onAnswer: () => ended.abort(new Error('ended')) },
  );
  await expect(run).rejects.toThrow('ended');
});

test('sends its credentials, its log group and its Region in all events', async () => {
  const callerCredentials = { ...LOCAL_CREDENTIALS, accessKeyId: 'AKIDOTHER' };
  const common = { callerCredentials, logGroupName: 'logs', region: 'eu-west-1', logicalResourceId: null };
  lambda.script = [SUCCESS];
  await caller({ common }).run('READ', CLIENT);
  expect(lambda.events[0]).toMatchObject({
    region: 'eu-west-1',
    requestData: { callerCredentials, providerLogGroupName: 'logs', logicalResourceId: null },
  });
});
