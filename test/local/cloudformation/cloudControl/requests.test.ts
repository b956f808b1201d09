/** Requests from PENDING to their end, with handlers that answer what a test wants. */
import {
  CancelResourceRequestCommand,
  ListResourceRequestsCommand,
  type ListResourceRequestsInput,
  type ProgressEvent,
} from '@aws-sdk/client-cloudcontrol';
import { CloudControlUser, exceptionOf, exceptionsOf, TypeName } from '../../../support/cloudControl';
import { type ScriptedLambda, startScriptedLambda } from '../../../support/scriptedLambda';
import type { Json } from '../../../support/world';

const POOL = { UserPoolId: 'us-east-1_Ab12Cd34E' };
const CLIENT = { ...POOL, ClientId: '3n4b5urk1ft4fl3mg5e62d9ado' };
const IDENTIFIER = `${CLIENT.UserPoolId}|${CLIENT.ClientId}`;
const SUCCESS = { status: 'SUCCESS', message: '', callbackDelaySeconds: 0, resourceModel: CLIENT };
const IN_PROGRESS = {
  status: 'IN_PROGRESS',
  message: 'Cognito is busy.',
  callbackDelaySeconds: 20,
  callbackContext: { callbacks: 1 },
  resourceModel: CLIENT,
};
const PATCH = [{ op: 'add' as const, path: '/ClientName', value: 'app' }];
const DAY_MS = 24 * 60 * 60 * 1000;

let lambda: ScriptedLambda;
let user: CloudControlUser;
/** The seconds that Cloud Control waits for, each with the function that lets them pass. */
let waits: { seconds: number; pass: () => void }[];
let now: number;
beforeAll(async () => {
  lambda = await startScriptedLambda();
});
afterAll(() => lambda.stop());
beforeEach(async () => {
  lambda.reset();
  waits = [];
  now = Date.UTC(2026, 0, 1);
  user = await CloudControlUser.start({ lambdaUrl: lambda.url, mostAtOnce: 2, wait, now: () => now });
});
afterEach(() => user.stop());

function wait(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    waits.push({ seconds, pass: resolve });
    signal?.addEventListener('abort', () => resolve());
  });
}

/** An answer that comes when the test says so. */
function later(answer: Json): { answer: Promise<Json>; give: () => void } {
  let give = () => {};
  const given = new Promise<Json>((resolve) => {
    give = () => resolve(answer);
  });
  return { answer: given, give };
}

/** Resolves once Cloud Control waits for so many things, or the handlers have got so many events. */
async function until(count: () => number, reached: number): Promise<void> {
  while (count() < reached) await new Promise((resolve) => setTimeout(resolve, 5));
}

const actions = () => lambda.events.map(({ action }) => action);
const cancel = async ({ RequestToken }: ProgressEvent) =>
  (await user.sdk.send(new CancelResourceRequestCommand({ RequestToken }))).ProgressEvent ?? {};

describe('callbacks and repetitions', () => {
  test('a request in progress says why, when to look again, and calls back with the context', async () => {
    lambda.script = [SUCCESS, IN_PROGRESS, SUCCESS];
    const request = await user.update(IDENTIFIER, PATCH);
    await until(() => waits.length, 1);
    const waiting = await user.status(request);
    expect(waiting).toMatchObject({ OperationStatus: 'IN_PROGRESS', StatusMessage: 'Cognito is busy.', Identifier: IDENTIFIER });
    expect(waiting.RetryAfter?.getTime()).toBe(now + 20_000);
    expect(waits[0]?.seconds).toBe(20);
    waits[0]?.pass();
    const ended = await user.ended(request);
    expect(ended).toMatchObject({ OperationStatus: 'SUCCESS', Identifier: IDENTIFIER });
    expect(ended).not.toHaveProperty('RetryAfter');
    expect(actions()).toEqual(['READ', 'UPDATE', 'UPDATE']);
    expect(lambda.events[2]?.callbackContext).toEqual({ callbacks: 1 });
  });

  test('every event of a request has its token, and no name of a template', async () => {
    lambda.script = [SUCCESS];
    const request = await user.create(POOL);
    await user.ended(request);
    const [event] = lambda.events;
    expect(event).toMatchObject({ bearerToken: request.RequestToken, resourceType: TypeName });
    expect(event?.requestData.logicalResourceId).toBeNull();
  });

  test.each(['NetworkFailure', 'ResourceConflict', 'ServiceInternalError', 'Throttling'])('%s is repeated', async (errorCode) => {
    lambda.script = [{ status: 'FAILED', errorCode, message: 'later' }, SUCCESS];
    const request = await user.create(POOL);
    await until(() => waits.length, 1);
    expect(await user.status(request)).toMatchObject({ OperationStatus: 'IN_PROGRESS', StatusMessage: 'later' });
    waits[0]?.pass();
    expect(await user.ended(request)).toMatchObject({ OperationStatus: 'SUCCESS', Identifier: IDENTIFIER });
    expect(lambda.events[1]).toEqual(lambda.events[0]);
  });

  test.each([
    ['a handler that fails', { status: 'FAILED', errorCode: 'NotStabilized', message: 'no' }, 'NotStabilized', 'no'],
    ['a function that crashes', 'crash', 'InternalFailure', 'Handler did not answer'],
    ['an answer that is no progress event', { status: 'DONE' }, 'InternalFailure', 'did not answer a progress event'],
    ['a create that names no resource', { ...SUCCESS, resourceModel: POOL }, 'InternalFailure', 'without primary identifier'],
  ] as const)('%s is a failed request', async (_case, answer, ErrorCode, message) => {
    lambda.script = [answer];
    const failed = await user.ended(await user.create(POOL));
    expect(failed).toMatchObject({ OperationStatus: 'FAILED', ErrorCode });
    expect(failed.StatusMessage).toContain(message);
  });

  test('a failed create names the resource that it has left', async () => {
    lambda.script = [{ status: 'FAILED', errorCode: 'InvalidRequest', message: 'no', resourceModel: CLIENT }];
    expect(await user.ended(await user.create(POOL))).toMatchObject({ OperationStatus: 'FAILED', Identifier: IDENTIFIER });
  });
});

describe('client tokens', () => {
  test('the same call again is the same request, and sends no further event', async () => {
    lambda.script = [SUCCESS];
    const first = await user.create(POOL, { ClientToken: 'token' });
    await user.ended(first);
    const again = await user.create(POOL, { ClientToken: 'token' });
    expect(again).toMatchObject({ RequestToken: first.RequestToken, OperationStatus: 'SUCCESS' });
    expect(actions()).toEqual(['CREATE']);
  });

  test('the same update while the first one still reads is the same request', async () => {
    const read = later(SUCCESS);
    lambda.script = [read.answer, SUCCESS];
    const calls = [1, 2].map(() => user.update(IDENTIFIER, PATCH, { ClientToken: 'token' }));
    await until(() => lambda.events.length, 1);
    read.give();
    const [first, second] = await Promise.all(calls);
    expect(second?.RequestToken).toBe(first?.RequestToken);
    await user.ended(first ?? {});
    expect(actions()).toEqual(['READ', 'UPDATE']);
  });

  test.each<[string, () => Promise<ProgressEvent>]>([
    ['other properties', () => user.create({ ...POOL, ClientName: 'other' }, { ClientToken: 'token' })],
    ['another operation', () => user.update(IDENTIFIER, PATCH, { ClientToken: 'token' })],
  ])('a token cannot be used for %s', async (_case, other) => {
    lambda.script = [SUCCESS];
    await user.ended(await user.create(POOL, { ClientToken: 'token' }));
    expect(await exceptionOf(other())).toEqual({
      name: 'ClientTokenConflictException',
      message: 'The client token token has already been used in another resource request.',
    });
  });

  test('a call that is refused does not use up its token', async () => {
    expect((await exceptionOf(user.create({}, { ClientToken: 'token' }))).name).toBe('ValidationException');
    lambda.script = [SUCCESS];
    await user.ended(await user.create(POOL, { ClientToken: 'token' }));
  });

  test('a token is free again after 36 hours', async () => {
    lambda.script = [SUCCESS, SUCCESS];
    const first = await user.create(POOL, { ClientToken: 'token' });
    await user.ended(first);
    now += 1.5 * DAY_MS + 1;
    const second = await user.create(POOL, { ClientToken: 'token' });
    expect(second.RequestToken).not.toBe(first.RequestToken);
    await user.ended(second);
  });
});

describe('two operations on one resource', () => {
  test('the second is refused until the first has ended, however the identifier is written', async () => {
    lambda.script = [SUCCESS, IN_PROGRESS, SUCCESS, SUCCESS];
    const first = await user.update(IDENTIFIER, PATCH);
    await until(() => waits.length, 1);
    const exceptions = await exceptionsOf(user.update(` ${JSON.stringify(CLIENT)}`, PATCH), user.delete(IDENTIFIER));
    const message = `Another operation on resource of type ${TypeName} with identifier ${IDENTIFIER} is in progress.`;
    expect(exceptions).toEqual(exceptions.map(() => ({ name: 'ConcurrentOperationException', message })));
    waits[0]?.pass();
    await user.ended(first);
    await user.ended(await user.delete(IDENTIFIER));
  });

  test('the second is refused while the first still reads', async () => {
    const read = later(SUCCESS);
    lambda.script = [read.answer, SUCCESS];
    const first = user.update(IDENTIFIER, PATCH);
    await until(() => lambda.events.length, 1);
    expect((await exceptionOf(user.update(IDENTIFIER, PATCH))).name).toBe('ConcurrentOperationException');
    read.give();
    await user.ended(await first);
  });

  test('a refused update leaves the resource free', async () => {
    lambda.script = [{ status: 'FAILED', errorCode: 'NotFound', message: 'gone' }, SUCCESS, SUCCESS];
    expect((await exceptionOf(user.update(IDENTIFIER, PATCH))).name).toBe('ResourceNotFoundException');
    await user.ended(await user.update(IDENTIFIER, PATCH));
  });

  test('operations on other resources go on', async () => {
    lambda.script = [SUCCESS, IN_PROGRESS, SUCCESS];
    await user.update(IDENTIFIER, PATCH);
    await until(() => waits.length, 1);
    await user.ended(await user.delete(`${POOL.UserPoolId}|other`));
  });
});

describe('cancellation', () => {
  test('a request that waits for a callback is cancelled at once, and calls back no more', async () => {
    lambda.script = [SUCCESS, IN_PROGRESS, SUCCESS];
    const request = await user.update(IDENTIFIER, PATCH);
    await until(() => waits.length, 1);
    expect(await cancel(request)).toMatchObject({ OperationStatus: 'CANCEL_IN_PROGRESS' });
    expect(await user.ended(request)).toMatchObject({ OperationStatus: 'CANCEL_COMPLETE', Identifier: IDENTIFIER });
    expect(actions()).toEqual(['READ', 'UPDATE']);
    // The resource is free.
    lambda.script = [SUCCESS];
    await user.ended(await user.delete(IDENTIFIER));
  });

  test('an event on its way is waited for, and the cancelled request says what it came to', async () => {
    const created = later(SUCCESS);
    lambda.script = [created.answer];
    const request = await user.create(POOL);
    await until(() => lambda.events.length, 1);
    await cancel(request);
    expect(await user.status(request)).toMatchObject({ OperationStatus: 'CANCEL_IN_PROGRESS' });
    // To cancel once more changes nothing.
    expect(await cancel(request)).toMatchObject({ OperationStatus: 'CANCEL_IN_PROGRESS' });
    created.give();
    expect(await user.ended(request)).toMatchObject({
      OperationStatus: 'CANCEL_COMPLETE',
      StatusMessage: 'The last event ended with SUCCESS.',
      Identifier: IDENTIFIER,
    });
  });

  test('a request that has not begun is PENDING, and is cancelled without an event', async () => {
    const answers = [later(SUCCESS), later(SUCCESS)];
    lambda.script = answers.map(({ answer }) => answer);
    const begun = [await user.create(POOL), await user.create(POOL)];
    await until(() => lambda.events.length, 2);
    const pending = await user.create(POOL);
    expect(await user.status(pending)).toMatchObject({ OperationStatus: 'PENDING' });
    await cancel(pending);
    for (const { give } of answers) give();
    expect(await user.ended(pending)).toMatchObject({ OperationStatus: 'CANCEL_COMPLETE' });
    for (const request of begun) expect(await user.ended(request)).toMatchObject({ OperationStatus: 'SUCCESS' });
    expect(actions()).toEqual(['CREATE', 'CREATE']);
  });

  test('a request that has ended cannot be cancelled, but for one that was cancelled', async () => {
    lambda.script = [SUCCESS, SUCCESS, IN_PROGRESS];
    const ended = await user.create(POOL);
    await user.ended(ended);
    const { name, message } = await exceptionOf(cancel(ended));
    expect(name).toBe('ValidationException');
    expect(message).toContain('its status is SUCCESS');
    const cancelled = await user.update(IDENTIFIER, PATCH);
    await until(() => waits.length, 1);
    await cancel(cancelled);
    await user.ended(cancelled);
    expect(await cancel(cancelled)).toMatchObject({ OperationStatus: 'CANCEL_COMPLETE' });
  });

  test('a token that no request has is not found', async () => {
    const exceptions = await exceptionsOf(cancel({ RequestToken: 'nowhere' }), user.status({ RequestToken: 'nowhere' }));
    const message = 'Request with token nowhere was not found';
    expect(exceptions).toEqual(exceptions.map(() => ({ name: 'RequestTokenNotFoundException', message })));
  });
});

describe('the list of requests', () => {
  const list = async (input: ListResourceRequestsInput = {}) => {
    const page = await user.sdk.send(new ListResourceRequestsCommand(input));
    const tokens = (page.ResourceRequestStatusSummaries ?? []).map(({ RequestToken }) => RequestToken);
    return { tokens, NextToken: page.NextToken };
  };

  /** Five requests that ended, newest first: a delete that failed, and four creates. */
  async function history(): Promise<(string | undefined)[]> {
    lambda.script = [SUCCESS, SUCCESS, SUCCESS, SUCCESS, { status: 'FAILED', errorCode: 'NotFound', message: 'gone' }];
    const requests: ProgressEvent[] = [];
    for (let number = 0; number < 4; number++) requests.push(await user.ended(await user.create(POOL)));
    requests.push(await user.ended(await user.delete(IDENTIFIER)));
    return requests.map(({ RequestToken }) => RequestToken).reverse();
  }

  test('it has all requests, newest first, in pages', async () => {
    const tokens = await history();
    expect(await list()).toEqual({ tokens, NextToken: undefined });
    const first = await list({ MaxResults: 2 });
    expect(first.tokens).toEqual(tokens.slice(0, 2));
    // A new request changes nothing of the pages to come.
    lambda.script = [SUCCESS];
    await user.ended(await user.create(POOL));
    const second = await list({ MaxResults: 2, NextToken: first.NextToken });
    expect(second.tokens).toEqual(tokens.slice(2, 4));
    expect(await list({ MaxResults: 2, NextToken: second.NextToken })).toEqual({ tokens: tokens.slice(4), NextToken: undefined });
  });

  test('it is filtered by operation and by status', async () => {
    const tokens = await history();
    const filtered = async (filter: ListResourceRequestsInput['ResourceRequestStatusFilter']) =>
      (await list({ ResourceRequestStatusFilter: filter })).tokens;
    expect(await filtered({ Operations: ['CREATE'] })).toEqual(tokens.slice(1));
    expect(await filtered({ OperationStatuses: ['FAILED', 'PENDING'] })).toEqual(tokens.slice(0, 1));
    expect(await filtered({ Operations: ['CREATE'], OperationStatuses: ['FAILED'] })).toEqual([]);
    expect(await filtered({ Operations: [], OperationStatuses: [] })).toEqual(tokens);
  });

  test('a token that no page gave is refused', async () => {
    expect((await exceptionOf(list({ NextToken: 'AAAA' }))).name).toBe('ValidationException');
  });

  test('requests expire after seven days, but for those that have not ended', async () => {
    lambda.script = [SUCCESS, SUCCESS, IN_PROGRESS];
    const ended = await user.ended(await user.create(POOL));
    const waiting = await user.update(IDENTIFIER, PATCH);
    await until(() => waits.length, 1);
    now += 7 * DAY_MS + 1;
    expect((await list()).tokens).toEqual([waiting.RequestToken]);
    expect((await exceptionOf(user.status(ended))).name).toBe('RequestTokenNotFoundException');
  });
});

test('a server that is stopped waits for no handler and no callback', async () => {
  lambda.script = [SUCCESS, IN_PROGRESS, 'hang'];
  await user.update(IDENTIFIER, PATCH);
  await until(() => waits.length, 1);
  await user.create(POOL);
  await until(() => lambda.events.length, 3);
  await user.stop();
});
