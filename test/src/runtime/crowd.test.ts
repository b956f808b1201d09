/** Many deletes at once under a quota, with retries in the handlers and callbacks of CloudFormation. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { mean } from 'simple-statistics';
import { Catalog } from '../../../local/cognito/catalog';
import { QuotaKeeper } from '../../../local/cognito/quotas';
import { Retries } from '../../../src/cognito/retries';
import { HandlerError } from '../../../src/model/handlerError';
import { callBack } from '../../../src/runtime/callback';
import { parseEvent } from '../../../src/runtime/event';
import { Deadline } from '../../../src/time/deadline';
import { CrowdClock } from '../../support/clock';
import { cfnEvent } from '../../support/events';

/** Starts many deletes at once under the account's quota. Returns the end of each in seconds, and the number of calls. */
async function crowd(size: number, seed: number): Promise<{ seconds: number[]; calls: number }> {
  const clock = new CrowdClock();
  const generator = xoroshiro128plus(seed);
  const random = () => uniformFloat64(generator);
  const event = parseEvent(cfnEvent('DELETE'));
  let calls = 0;
  const quotas = new QuotaKeeper({}, { now: () => clock.now(), pools: new Catalog() });
  const call = async () => {
    calls++;
    try {
      quotas.count({ operation: 'DeleteUserPoolClient', input: {} });
    } catch {
      throw new HandlerError('Throttling', 'Rate exceeded');
    }
  };
  const seconds: number[] = [];
  const one = async (callbacks = 0): Promise<void> => {
    try {
      await new Retries(new Deadline(60_000, clock), callbacks, clock, random).run(call);
      seconds.push(clock.now() / 1_000);
    } catch (error) {
      const later = callBack({ ...event, callbackContext: { callbacks } }, error as HandlerError, random);
      if (!later) throw error;
      await clock.wait(later.callbackDelaySeconds * 1_000);
      await one(callbacks + 1);
    }
  };
  await Promise.all([clock.run(), ...Array.from({ length: size }, () => one())]);
  return { seconds, calls };
}

test('a thousand deletes at once all succeed, about as fast as the quota allows, and with few calls', async () => {
  const crowds = [await crowd(1_000, 1), await crowd(1_000, 2), await crowd(1_000, 3)];
  expect(crowds.map(({ seconds }) => seconds.length)).toEqual([1_000, 1_000, 1_000]);
  expect(mean(crowds.map(({ seconds }) => Math.max(...seconds)))).toBeLessThan(1.1 * (1_000 / 15));
  expect(mean(crowds.map(({ calls }) => calls)) / 1_000).toBeLessThan(13);
});
