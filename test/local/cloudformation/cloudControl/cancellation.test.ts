import { CancelResourceRequestCommand, type ProgressEvent } from '@aws-sdk/client-cloudcontrol';
import { exceptionOf, exceptionsOf } from '../../../support/cloudControl';
import {
  IDENTIFIER,
  IN_PROGRESS,
  later,
  MOST_AT_ONCE,
  PATCH,
  POOL,
  SUCCESS,
  scriptedCloudControl,
} from '../../../support/scriptedCloudControl';

const here = scriptedCloudControl();

const cancel = async ({ RequestToken }: ProgressEvent) =>
  (await here.user.sdk.send(new CancelResourceRequestCommand({ RequestToken }))).ProgressEvent ?? {};

test('cancels a request that waits for a callback at once, and sends no callback', async () => {
  here.lambda.script = [SUCCESS, IN_PROGRESS, SUCCESS];
  const request = await here.user.update(IDENTIFIER, PATCH);
  await here.untilWaiting(1);
  expect(await cancel(request)).toMatchObject({ OperationStatus: 'CANCEL_IN_PROGRESS' });
  expect(await here.user.ended(request)).toMatchObject({ OperationStatus: 'CANCEL_COMPLETE', Identifier: IDENTIFIER });
  expect(here.actions()).toEqual(['READ', 'UPDATE']);
  // The resource is no longer busy.
  here.lambda.script = [SUCCESS];
  await here.user.ended(await here.user.delete(IDENTIFIER));
});

test('waits for a running event, and shows its result in the cancelled request', async () => {
  const created = later(SUCCESS);
  here.lambda.script = [created.answer];
  const request = await here.user.create(POOL);
  await here.untilHandled(1);
  await cancel(request);
  expect(await here.user.status(request)).toMatchObject({ OperationStatus: 'CANCEL_IN_PROGRESS' });
  // A second cancellation changes nothing.
  expect(await cancel(request)).toMatchObject({ OperationStatus: 'CANCEL_IN_PROGRESS' });
  created.give();
  expect(await here.user.ended(request)).toMatchObject({
    OperationStatus: 'CANCEL_COMPLETE',
    StatusMessage: 'The last event ended with SUCCESS.',
    Identifier: IDENTIFIER,
  });
});

test('cancels a PENDING request without an event', async () => {
  const answers = Array.from({ length: MOST_AT_ONCE }, () => later(SUCCESS));
  here.lambda.script = answers.map(({ answer }) => answer);
  const begun = await Promise.all(answers.map(() => here.user.create(POOL)));
  await here.untilHandled(MOST_AT_ONCE);
  const pending = await here.user.create(POOL);
  expect(await here.user.status(pending)).toMatchObject({ OperationStatus: 'PENDING' });
  await cancel(pending);
  for (const { give } of answers) give();
  expect(await here.user.ended(pending)).toMatchObject({ OperationStatus: 'CANCEL_COMPLETE' });
  for (const request of begun) expect(await here.user.ended(request)).toMatchObject({ OperationStatus: 'SUCCESS' });
  expect(here.actions()).toEqual(begun.map(() => 'CREATE'));
});

test('refuses to cancel a request that has ended, and accepts it for a cancelled one', async () => {
  here.lambda.script = [SUCCESS, SUCCESS, IN_PROGRESS];
  const ended = await here.user.create(POOL);
  await here.user.ended(ended);
  const { name, message } = await exceptionOf(cancel(ended));
  expect(name).toBe('ValidationException');
  expect(message).toContain('its status is SUCCESS');
  const cancelled = await here.user.update(IDENTIFIER, PATCH);
  await here.untilWaiting(1);
  await cancel(cancelled);
  await here.user.ended(cancelled);
  expect(await cancel(cancelled)).toMatchObject({ OperationStatus: 'CANCEL_COMPLETE' });
});

test('refuses an unknown request token', async () => {
  const exceptions = await exceptionsOf(cancel({ RequestToken: 'nowhere' }), here.user.status({ RequestToken: 'nowhere' }));
  const message = 'Request with token nowhere was not found';
  expect(exceptions).toEqual(exceptions.map(() => ({ name: 'RequestTokenNotFoundException', message })));
});
