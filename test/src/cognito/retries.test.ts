import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { mean } from 'simple-statistics';
import { Retries } from '../../../src/cognito/retries';
import { type ErrorCode, HandlerError } from '../../../src/model/handlerError';
import { Deadline } from '../../../src/time/deadline';
import { CrowdClock, ManualClock } from '../../support/clock';

const error = (code: ErrorCode) => new HandlerError(code, `${code}.`);

interface Situation {
  allowedMs?: number;
  callbacks?: number;
  random?: () => number;
}

function situation({ allowedMs = 60_000, callbacks, random = () => 0.5 }: Situation = {}) {
  const clock = new ManualClock();
  const retries = new Retries(new Deadline(allowedMs, clock), callbacks, clock, random);
  return { clock, retries };
}

/** An attempt that fails with these errors, one after the other, and then succeeds. */
function failing(...codes: ErrorCode[]) {
  const left = [...codes];
  return jest.fn(async () => {
    const code = left.shift();
    if (code) throw error(code);
    return 'done';
  });
}

test('does not repeat a successful attempt', async () => {
  const { clock, retries } = situation();
  const attempt = failing();
  expect(await retries.run(attempt)).toBe('done');
  expect(attempt).toHaveBeenCalledTimes(1);
  expect(clock.waits).toEqual([]);
});

describe('retries a temporary error', () => {
  test.each<ErrorCode>(['Throttling', 'ResourceConflict', 'ServiceInternalError', 'NetworkFailure'])('%s', async (code) => {
    const attempt = failing(code);
    expect(await situation().retries.run(attempt)).toBe('done');
    expect(attempt).toHaveBeenCalledTimes(2);
  });
});

describe('does not retry a permanent error', () => {
  test.each<ErrorCode>([
    'AccessDenied',
    'AlreadyExists',
    'GeneralServiceException',
    'InternalFailure',
    'InvalidCredentials',
    'InvalidRequest',
    'NotFound',
    'NotUpdatable',
    'ServiceLimitExceeded',
  ])('%s', async (code) => {
    const attempt = failing(code);
    await expect(situation().retries.run(attempt)).rejects.toThrow(`${code}.`);
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  test('a defect', async () => {
    const attempt = jest.fn().mockRejectedValue(new TypeError('x'));
    await expect(situation().retries.run(attempt)).rejects.toThrow(TypeError);
    expect(attempt).toHaveBeenCalledTimes(1);
  });
});

test('the longest wait doubles with each error, and starts again if the code of the error changes', async () => {
  const { clock, retries } = situation({ random: () => 1 - Number.EPSILON });
  await retries.run(failing('Throttling', 'Throttling', 'Throttling', 'ResourceConflict', 'ResourceConflict', 'Throttling'));
  expect(clock.waits.map(Math.round)).toEqual([1_000, 2_000, 4_000, 200, 400, 1_000]);
});

test('the wait is a random part of the longest wait, so that clients that failed together do not retry together', async () => {
  const parts = [0, 0.25, 0.75];
  const { clock, retries } = situation({ random: () => parts.shift() ?? 0 });
  await retries.run(failing('Throttling', 'Throttling', 'Throttling'));
  expect(clock.waits).toEqual([0, 500, 3_000]);
});

test('ends before the deadline, with the error of the last attempt', async () => {
  const { clock, retries } = situation({ allowedMs: 30_000 });
  const attempt = jest.fn().mockRejectedValue(error('Throttling'));
  await expect(retries.run(attempt)).rejects.toMatchObject({ errorCode: 'Throttling' });
  expect(clock.time).toBeLessThan(27_000);
  expect(clock.time).toBeGreaterThan(20_000);
  expect(attempt.mock.calls.length).toBeLessThanOrEqual(20);
});

describe('if CloudFormation can call back', () => {
  test('the handler does the short waits', async () => {
    const { clock, retries } = situation({ callbacks: 0 });
    await retries.run(failing('Throttling', 'Throttling', 'Throttling'));
    expect(clock.waits).toEqual([500, 1_000, 2_000]);
  });

  test('the handler does not do a wait of more than five seconds', async () => {
    const { clock, retries } = situation({ callbacks: 0, random: () => 0.9 });
    await expect(retries.run(failing('Throttling', 'Throttling', 'Throttling', 'Throttling'))).rejects.toThrow('Throttling.');
    expect(clock.waits).toEqual([900, 1_800, 3_600]);
  });

  test('the handler retries an error without a callback until the time is over', async () => {
    const { clock, retries } = situation({ callbacks: 0, random: () => 0.9 });
    const attempt = jest.fn().mockRejectedValue(error('NetworkFailure'));
    await expect(retries.run(attempt)).rejects.toMatchObject({ errorCode: 'NetworkFailure' });
    expect(clock.time).toBeGreaterThan(50_000);
    expect(clock.time).toBeLessThan(57_000);
  });

  test('the handler does not do a wait for which it has no time', async () => {
    const { clock, retries } = situation({ allowedMs: 2_000, callbacks: 0, random: () => 0.9 });
    await expect(retries.run(failing('Throttling'))).rejects.toThrow('Throttling.');
    expect(clock.waits).toEqual([]);
  });

  test('the waits continue to grow from one callback to the next', async () => {
    const { clock, retries } = situation({ callbacks: 2 });
    await retries.run(failing('Throttling'));
    expect(clock.waits).toEqual([2_000]);
  });
});

/** Starts many calls at once under Cognito's quota. Returns the seconds until the last one succeeded, and the number of calls. */
async function crowd(size: number, seed: number): Promise<{ seconds: number; calls: number }> {
  const clock = new CrowdClock();
  const generator = xoroshiro128plus(seed);
  let calls = 0;
  // Five calls at once, then one every fifth of a second.
  let tokens = 5;
  let countedAt = 0;
  const create = async () => {
    calls++;
    tokens = Math.min(5, tokens + ((clock.now() - countedAt) * 5) / 1_000);
    countedAt = clock.now();
    if (tokens < 1) throw error('Throttling');
    tokens--;
  };
  const all = Array.from({ length: size }, () =>
    new Retries(new Deadline(60_000, clock), undefined, clock, () => uniformFloat64(generator)).run(create),
  );
  await Promise.all([clock.run(), ...all]);
  return { seconds: clock.now() / 1_000, calls };
}

test('two hundred creates at once all succeed at five per second, soon and with few calls', async () => {
  const { seconds, calls } = await crowd(200, 1);
  expect(seconds).toBeLessThan(1.3 * 40);
  expect(calls / 200).toBeLessThan(8);
});

test('fifty creates at once do not leave the quota unused because the last ones wait too long', async () => {
  const crowds = [];
  for (let seed = 1; seed <= 10; seed++) crowds.push(await crowd(50, seed));
  expect(mean(crowds.map(({ seconds }) => seconds))).toBeLessThan(1.4 * 10);
  expect(mean(crowds.map(({ calls }) => calls)) / 50).toBeLessThan(5);
});
