import { ListResourceRequestsCommand, type ListResourceRequestsInput, type ProgressEvent } from '@aws-sdk/client-cloudcontrol';
import { exceptionOf } from '../../../support/cloudControl';
import {
  DAY_MS,
  IDENTIFIER,
  IN_PROGRESS,
  PATCH,
  POOL,
  SUCCESS,
  scriptedCloudControl,
} from '../../../support/scriptedCloudControl';

const here = scriptedCloudControl();

const list = async (input: ListResourceRequestsInput = {}) => {
  const page = await here.user.sdk.send(new ListResourceRequestsCommand(input));
  const tokens = (page.ResourceRequestStatusSummaries ?? []).map(({ RequestToken }) => RequestToken);
  return { tokens, NextToken: page.NextToken };
};

/** Creates five requests that have ended: four creates, then a failed delete. Returns their tokens, newest first. */
async function history(): Promise<(string | undefined)[]> {
  here.lambda.script = [SUCCESS, SUCCESS, SUCCESS, SUCCESS, { status: 'FAILED', errorCode: 'NotFound', message: 'gone' }];
  const requests: ProgressEvent[] = [];
  for (let number = 0; number < 4; number++) requests.push(await here.user.ended(await here.user.create(POOL)));
  requests.push(await here.user.ended(await here.user.delete(IDENTIFIER)));
  return requests.map(({ RequestToken }) => RequestToken).reverse();
}

test('lists all requests in pages, newest first', async () => {
  const tokens = await history();
  expect(await list()).toEqual({ tokens, NextToken: undefined });
  const first = await list({ MaxResults: 2 });
  expect(first.tokens).toEqual(tokens.slice(0, 2));
  // A new request does not change the next pages.
  here.lambda.script = [SUCCESS];
  await here.user.ended(await here.user.create(POOL));
  const second = await list({ MaxResults: 2, NextToken: first.NextToken });
  expect(second.tokens).toEqual(tokens.slice(2, 4));
  expect(await list({ MaxResults: 2, NextToken: second.NextToken })).toEqual({ tokens: tokens.slice(4), NextToken: undefined });
});

test('filters the list by operation and by status', async () => {
  const tokens = await history();
  const filtered = async (filter: ListResourceRequestsInput['ResourceRequestStatusFilter']) =>
    (await list({ ResourceRequestStatusFilter: filter })).tokens;
  expect(await filtered({ Operations: ['CREATE'] })).toEqual(tokens.slice(1));
  expect(await filtered({ OperationStatuses: ['FAILED', 'PENDING'] })).toEqual(tokens.slice(0, 1));
  expect(await filtered({ Operations: ['CREATE'], OperationStatuses: ['FAILED'] })).toEqual([]);
  expect(await filtered({ Operations: [], OperationStatuses: [] })).toEqual(tokens);
});

test('refuses an invalid NextToken', async () => {
  expect((await exceptionOf(list({ NextToken: 'AAAA' }))).name).toBe('ValidationException');
});

test('deletes requests seven days after their end, and never a running one', async () => {
  here.lambda.script = [SUCCESS, SUCCESS, IN_PROGRESS];
  const ended = await here.user.ended(await here.user.create(POOL));
  const waiting = await here.user.update(IDENTIFIER, PATCH);
  await here.untilWaiting(1);
  here.now += 7 * DAY_MS + 1;
  expect((await list()).tokens).toEqual([waiting.RequestToken]);
  expect((await exceptionOf(here.user.status(ended))).name).toBe('RequestTokenNotFoundException');
});
