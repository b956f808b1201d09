/** Requests from PENDING to their end. */
import { TypeName } from '../../../support/cloudControl';
import {
  CLIENT,
  IDENTIFIER,
  IN_PROGRESS,
  PATCH,
  POOL,
  SUCCESS,
  scriptedCloudControl,
} from '../../../support/scriptedCloudControl';

const here = scriptedCloudControl();

test('shows for a request in progress the message and RetryAfter, and sends the callback with its context', async () => {
  here.lambda.script = [SUCCESS, IN_PROGRESS, SUCCESS];
  const request = await here.user.update(IDENTIFIER, PATCH);
  await here.untilWaiting(1);
  const waiting = await here.user.status(request);
  expect(waiting).toMatchObject({ OperationStatus: 'IN_PROGRESS', StatusMessage: 'Cognito is busy.', Identifier: IDENTIFIER });
  expect(waiting.RetryAfter?.getTime()).toBe(here.now + 20_000);
  expect(here.waits[0]?.seconds).toBe(20);
  here.waits[0]?.pass();
  const ended = await here.user.ended(request);
  expect(ended).toMatchObject({ OperationStatus: 'SUCCESS', Identifier: IDENTIFIER });
  expect(ended).not.toHaveProperty('RetryAfter');
  expect(here.actions()).toEqual(['READ', 'UPDATE', 'UPDATE']);
  expect(here.lambda.events[2]?.callbackContext).toEqual({ callbacks: 1 });
});

test('sends in every event the token of the request, and no logical id', async () => {
  here.lambda.script = [SUCCESS];
  const request = await here.user.create(POOL);
  await here.user.ended(request);
  const [event] = here.lambda.events;
  expect(event).toMatchObject({ bearerToken: request.RequestToken, resourceType: TypeName });
  expect(event?.requestData.logicalResourceId).toBeNull();
});

test.each(['NetworkFailure', 'ResourceConflict', 'ServiceInternalError', 'Throttling'])('retries %s', async (errorCode) => {
  here.lambda.script = [{ status: 'FAILED', errorCode, message: 'later' }, SUCCESS];
  const request = await here.user.create(POOL);
  await here.untilWaiting(1);
  expect(await here.user.status(request)).toMatchObject({ OperationStatus: 'IN_PROGRESS', StatusMessage: 'later' });
  here.waits[0]?.pass();
  expect(await here.user.ended(request)).toMatchObject({ OperationStatus: 'SUCCESS', Identifier: IDENTIFIER });
  expect(here.lambda.events[1]).toEqual(here.lambda.events[0]);
});

test.each([
  ['a handler that fails', { status: 'FAILED', errorCode: 'NotStabilized', message: 'no' }, 'NotStabilized', 'no'],
  ['a function that crashes', 'crash', 'InternalFailure', 'Handler did not answer'],
  ['an answer that is not a progress event', { status: 'DONE' }, 'InternalFailure', 'did not answer a progress event'],
  ['a create without a primary identifier', { ...SUCCESS, resourceModel: POOL }, 'InternalFailure', 'without primary identifier'],
] as const)('fails the request after %s', async (_case, answer, ErrorCode, message) => {
  here.lambda.script = [answer];
  const failed = await here.user.ended(await here.user.create(POOL));
  expect(failed).toMatchObject({ OperationStatus: 'FAILED', ErrorCode });
  expect(failed.StatusMessage).toContain(message);
});

test('shows the identifier of a resource that a failed create left behind', async () => {
  here.lambda.script = [{ status: 'FAILED', errorCode: 'InvalidRequest', message: 'no', resourceModel: CLIENT }];
  expect(await here.user.ended(await here.user.create(POOL))).toMatchObject({
    OperationStatus: 'FAILED',
    Identifier: IDENTIFIER,
  });
});

test('stops without waiting for a handler or a callback', async () => {
  here.lambda.script = [SUCCESS, IN_PROGRESS, 'hang'];
  await here.user.update(IDENTIFIER, PATCH);
  await here.untilWaiting(1);
  await here.user.create(POOL);
  await here.untilHandled(3);
  await here.user.stop();
});
