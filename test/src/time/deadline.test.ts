/** The handler answers before the time of an invocation is over. */
import { Deadline } from '../../../src/time/deadline';
import { ManualClock } from '../../support/clock';

let clock: ManualClock;
beforeEach(() => {
  clock = new ManualClock();
  clock.time = 5_000;
});

test.each([
  [60_000, 57_000],
  [30_000, 27_000],
  [2_000, 1_800],
  [0, 0],
])('of %i ms the work gets %i ms, and the rest is for the log and the answer', (allowed, work) => {
  expect(new Deadline(allowed, clock).timeLeft()).toBe(work);
});

test('the remaining time falls, and is never negative', () => {
  const deadline = new Deadline(60_000, clock);
  clock.time += 10_000;
  expect([deadline.timeLeft(), deadline.untilTheEnd()]).toEqual([47_000, 50_000]);
  clock.time += 100_000;
  expect([deadline.timeLeft(), deadline.untilTheEnd()]).toEqual([0, 0]);
});
