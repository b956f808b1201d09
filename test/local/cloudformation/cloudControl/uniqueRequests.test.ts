/** A call that is sent twice, and two operations on one resource. */
import type { ProgressEvent } from '@aws-sdk/client-cloudcontrol';
import { exceptionOf, exceptionsOf, TypeName } from '../../../support/cloudControl';
import {
  CLIENT,
  DAY_MS,
  IDENTIFIER,
  IN_PROGRESS,
  later,
  PATCH,
  POOL,
  SUCCESS,
  scriptedCloudControl,
} from '../../../support/scriptedCloudControl';

const here = scriptedCloudControl();

describe('client tokens', () => {
  test('answer the same call again with the same request, and send no other event', async () => {
    here.lambda.script = [SUCCESS];
    const first = await here.user.create(POOL, { ClientToken: 'token' });
    await here.user.ended(first);
    const again = await here.user.create(POOL, { ClientToken: 'token' });
    expect(again).toMatchObject({ RequestToken: first.RequestToken, OperationStatus: 'SUCCESS' });
    expect(here.actions()).toEqual(['CREATE']);
  });

  test('answer the same update with the same request while the first one still reads', async () => {
    const read = later(SUCCESS);
    here.lambda.script = [read.answer, SUCCESS];
    const calls = [1, 2].map(() => here.user.update(IDENTIFIER, PATCH, { ClientToken: 'token' }));
    await here.untilHandled(1);
    read.give();
    const [first, second] = await Promise.all(calls);
    expect(second?.RequestToken).toBe(first?.RequestToken);
    await here.user.ended(first ?? {});
    expect(here.actions()).toEqual(['READ', 'UPDATE']);
  });

  test.each<[string, () => Promise<ProgressEvent>]>([
    ['other properties', () => here.user.create({ ...POOL, ClientName: 'other' }, { ClientToken: 'token' })],
    ['another operation', () => here.user.update(IDENTIFIER, PATCH, { ClientToken: 'token' })],
  ])('can not be used again for %s', async (_case, other) => {
    here.lambda.script = [SUCCESS];
    await here.user.ended(await here.user.create(POOL, { ClientToken: 'token' }));
    expect(await exceptionOf(other())).toEqual({
      name: 'ClientTokenConflictException',
      message: 'The client token token has already been used in another resource request.',
    });
  });

  test('can be used again after a refused call', async () => {
    expect((await exceptionOf(here.user.create({}, { ClientToken: 'token' }))).name).toBe('ValidationException');
    here.lambda.script = [SUCCESS];
    await here.user.ended(await here.user.create(POOL, { ClientToken: 'token' }));
  });

  test('can be used again after 36 hours', async () => {
    here.lambda.script = [SUCCESS, SUCCESS];
    const first = await here.user.create(POOL, { ClientToken: 'token' });
    await here.user.ended(first);
    here.now += 1.5 * DAY_MS + 1;
    const second = await here.user.create(POOL, { ClientToken: 'token' });
    expect(second.RequestToken).not.toBe(first.RequestToken);
    await here.user.ended(second);
  });
});

describe('two operations on one resource', () => {
  test('the second is refused until the first has ended, also with another form of the identifier', async () => {
    here.lambda.script = [SUCCESS, IN_PROGRESS, SUCCESS, SUCCESS];
    const first = await here.user.update(IDENTIFIER, PATCH);
    await here.untilWaiting(1);
    const exceptions = await exceptionsOf(here.user.update(` ${JSON.stringify(CLIENT)}`, PATCH), here.user.delete(IDENTIFIER));
    const message = `Another operation on resource of type ${TypeName} with identifier ${IDENTIFIER} is in progress.`;
    expect(exceptions).toEqual(exceptions.map(() => ({ name: 'ConcurrentOperationException', message })));
    here.waits[0]?.pass();
    await here.user.ended(first);
    await here.user.ended(await here.user.delete(IDENTIFIER));
  });

  test('the second is refused while the first still reads', async () => {
    const read = later(SUCCESS);
    here.lambda.script = [read.answer, SUCCESS];
    const first = here.user.update(IDENTIFIER, PATCH);
    await here.untilHandled(1);
    expect((await exceptionOf(here.user.update(IDENTIFIER, PATCH))).name).toBe('ConcurrentOperationException');
    read.give();
    await here.user.ended(await first);
  });

  test('a refused update does not keep the resource busy', async () => {
    here.lambda.script = [{ status: 'FAILED', errorCode: 'NotFound', message: 'gone' }, SUCCESS, SUCCESS];
    expect((await exceptionOf(here.user.update(IDENTIFIER, PATCH))).name).toBe('ResourceNotFoundException');
    await here.user.ended(await here.user.update(IDENTIFIER, PATCH));
  });

  test('operations on other resources are accepted', async () => {
    here.lambda.script = [SUCCESS, IN_PROGRESS, SUCCESS];
    await here.user.update(IDENTIFIER, PATCH);
    await here.untilWaiting(1);
    await here.user.ended(await here.user.delete(`${POOL.UserPoolId}|other`));
  });
});
