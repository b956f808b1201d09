/** Work that does not end by itself is ended, and leaves nothing behind. */
import { setImmediate } from 'node:timers/promises';
import { within } from '../../../src/time/within';

const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

test('what ends in time is the answer, and no timer is left', async () => {
  const before = timers();
  expect(await within(60_000, async () => 'done')).toBe('done');
  await expect(within(60_000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(timers()).toBe(before);
});

test('what does not mind the signal is given up all the same', async () => {
  let isToldToStop = false;
  const deaf = within(5, (stop) => {
    stop.addEventListener('abort', () => {
      isToldToStop = true;
    });
    return new Promise(() => {});
  });
  await expect(deaf).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(isToldToStop).toBe(true);
});

test('what fails after it was given up is not an unhandled rejection', async () => {
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
