/** Work that does not end by itself is aborted, and leaves no timer behind. */
import { setImmediate } from 'node:timers/promises';
import { within } from '../../../src/time/within';

const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

test('returns the result of work that ends in time, and leaves no timer', async () => {
  const before = timers();
  expect(await within(60_000, async () => 'done')).toBe('done');
  await expect(within(60_000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(timers()).toBe(before);
});

test('rejects in time even if the work ignores the signal', async () => {
  let isAborted = false;
  const work = within(5, (stop) => {
    stop.addEventListener('abort', () => {
      isAborted = true;
    });
    return new Promise(() => {});
  });
  await expect(work).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(isAborted).toBe(true);
});

test('a late failure is not an unhandled rejection', async () => {
  const unhandled = jest.fn();
  process.on('unhandledRejection', unhandled);
  const late = within(5, (stop) => new Promise((_, reject) => stop.addEventListener('abort', () => void fail(reject))));
  await expect(late).rejects.toMatchObject({ name: 'TimeoutError' });
  await setImmediate();
  await setImmediate();
  expect(unhandled).not.toHaveBeenCalled();
  process.off('unhandledRejection', unhandled);
});

async function fail(reject: (error: Error) => void): Promise<void> {
  await setImmediate();
  reject(new Error('late'));
}
