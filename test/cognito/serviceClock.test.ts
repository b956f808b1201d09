/** What time it is at the service, as far as answers that say it in whole seconds can tell. */
import { ServiceClock } from '../../src/cognito/serviceClock';

/** The service's clock is this much ahead of ours. */
const AHEAD = 1_700_000_000_437;

/** The header of an answer that the service gives at a moment of our clock. */
const dateAt = (moment: number) => new Date(moment + AHEAD).toUTCString();

test('before the first answer nothing is known', () => {
  expect(new ServiceClock().at(0)).toEqual({ earliest: Number.NEGATIVE_INFINITY, latest: Number.POSITIVE_INFINITY });
});

test.each([undefined, '', 'soon'])('the date %p tells nothing', (date) => {
  const clock = new ServiceClock();
  clock.observe(date, 0, 1);
  expect(clock.uncertainty).toBe(Number.POSITIVE_INFINITY);
});

test('one answer tells the second, and how long it was on its way', () => {
  const clock = new ServiceClock();
  clock.observe(dateAt(1_010), 1_000, 1_020);
  expect(clock.uncertainty).toBe(1_020);
  const { earliest, latest } = clock.at(500);
  expect(earliest).toBeLessThanOrEqual(500 + AHEAD);
  expect(latest).toBeGreaterThan(500 + AHEAD);
});

test('asked at the right moments, a handful of answers tells the time as exactly as the way to the service is fast', () => {
  const clock = new ServiceClock();
  let now = 0;
  const ask = () => {
    clock.observe(dateAt(now + 2), now, now + 4);
    now += 4;
  };
  ask();
  for (let answers = 0; answers < 8; answers++) {
    const wait = clock.untilTelling(now);
    expect(wait).toBeGreaterThanOrEqual(0);
    expect(wait).toBeLessThan(1_000);
    now += wait;
    ask();
  }
  expect(clock.uncertainty).toBeLessThan(15);
  expect(clock.at(0).earliest).toBeLessThanOrEqual(AHEAD);
  expect(clock.at(0).latest).toBeGreaterThan(AHEAD);
});

test('where two answers contradict each other, the time lies between them', () => {
  const clock = new ServiceClock();
  clock.observe(dateAt(0), 0, 1);
  clock.observe(dateAt(3_000), 2, 3);
  expect(clock.uncertainty).toBeLessThan(3_000);
  expect(clock.at(2).earliest).toBeLessThan(3_000 + AHEAD);
  expect(clock.at(2).latest).toBeGreaterThan(AHEAD);
});
