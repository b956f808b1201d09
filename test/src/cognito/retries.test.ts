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

/** An attempt that fails with these, one after the other, and then succeeds. */
function failing(...codes: ErrorCode[]) {
  const left = [...codes];
  return jest.fn(async () => {
    const code = left.shift();
    if (code) throw error(code);
    return 'done';
  });
}

test('what succeeds is done once', async () => {
  const { clock, retries } = situation();
  const attempt = failing();
  expect(await retries.run(attempt)).toBe('done');
  expect(attempt).toHaveBeenCalledTimes(1);
  expect(clock.waits).toEqual([]);
});

describe('what passes by itself is repeated', () => {
  test.each<ErrorCode>(['Throttling', 'ResourceConflict', 'ServiceInternalError', 'NetworkFailure'])('%s', async (code) => {
    const attempt = failing(code);
    expect(await situation().retries.run(attempt)).toBe('done');
    expect(attempt).toHaveBeenCalledTimes(2);
  });
});

describe('what does not pass is not repeated', () => {
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

test('the longest wait doubles, and begins anew with another trouble', async () => {
  const { clock, retries } = situation({ random: () => 1 - Number.EPSILON });
  await retries.run(failing('Throttling', 'Throttling', 'Throttling', 'ResourceConflict', 'ResourceConflict', 'Throttling'));
  expect(clock.waits.map(Math.round)).toEqual([1_000, 2_000, 4_000, 200, 400, 1_000]);
});

test('the wait is any part of the longest, so that those who were refused together do not come back together', async () => {
  const parts = [0, 0.25, 0.75];
  const { clock, retries } = situation({ random: () => parts.shift() ?? 0 });
  await retries.run(failing('Throttling', 'Throttling', 'Throttling'));
  expect(clock.waits).toEqual([0, 500, 3_000]);
});

test('it ends before the deadline, with the error of the last attempt', async () => {
  const { clock, retries } = situation({ allowedMs: 30_000 });
  const attempt = jest.fn().mockRejectedValue(error('Throttling'));
  await expect(retries.run(attempt)).rejects.toMatchObject({ errorCode: 'Throttling' });
  expect(clock.time).toBeLessThan(27_000);
  expect(clock.time).toBeGreaterThan(20_000);
  expect(attempt.mock.calls.length).toBeLessThanOrEqual(20);
});

describe('where CloudFormation can call back', () => {
  test('short waits are still our own', async () => {
    const { clock, retries } = situation({ callbacks: 0 });
    await retries.run(failing('Throttling', 'Throttling', 'Throttling'));
    expect(clock.waits).toEqual([500, 1_000, 2_000]);
  });

  test('a wait of more than five seconds is not', async () => {
    const { clock, retries } = situation({ callbacks: 0, random: () => 0.9 });
    await expect(retries.run(failing('Throttling', 'Throttling', 'Throttling', 'Throttling'))).rejects.toThrow('Throttling.');
    expect(clock.waits).toEqual([900, 1_800, 3_600]);
  });

  test('what is not called back is repeated until the time is up', async () => {
    const { clock, retries } = situation({ callbacks: 0, random: () => 0.9 });
    const attempt = jest.fn().mockRejectedValue(error('NetworkFailure'));
    await expect(retries.run(attempt)).rejects.toMatchObject({ errorCode: 'NetworkFailure' });
    expect(clock.time).toBeGreaterThan(50_000);
    expect(clock.time).toBeLessThan(57_000);
  });

  test('nor is one for which there is no time left', async () => {
    const { clock, retries } = situation({ allowedMs: 2_000, callbacks: 0, random: () => 0.9 });
    await expect(retries.run(failing('Throttling'))).rejects.toThrow('Throttling.');
    expect(clock.waits).toEqual([]);
  });

  test('the waits go on growing from one callback to the next', async () => {
    const { clock, retries } = situation({ callbacks: 2 });
    await retries.run(failing('Throttling'));
    expect(clock.waits).toEqual([2_000]);
  });
});

/** So many calls at once, held to Cognito's quota; answers the seconds until the last one came through, and how many it took. */
async function crowd(size: number, seed: number): Promise<{ seconds: number; calls: number }> {
  const clock = new CrowdClock();
  const generator = xoroshiro128plus(seed);
  let calls = 0;
  // As many at once as a second allows, then one every fifth of a second.
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

test('two hundred who start at once all come through at five a second: none fails, soon, and with few calls', async () => {
  const { seconds, calls } = await crowd(200, 1);
  expect(seconds).toBeLessThan(1.3 * 40);
  expect(calls / 200).toBeLessThan(8);
});

test('nor do fifty of them leave the quota unused because the last ones wait for long', async () => {
  const crowds = [];
  for (let seed = 1; seed <= 10; seed++) crowds.push(await crowd(50, seed));
  expect(mean(crowds.map(({ seconds }) => seconds))).toBeLessThan(1.4 * 10);
  expect(mean(crowds.map(({ calls }) => calls)) / 50).toBeLessThan(5);
});
