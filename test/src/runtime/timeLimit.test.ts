import type { LambdaContext } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import { timeLimit } from '../../../src/runtime/timeLimit';

const remaining = (milliseconds: number) => ({ getRemainingTimeInMillis: () => milliseconds });

test.each([
  ['CREATE', 60_000],
  ['UPDATE', 60_000],
  ['DELETE', 60_000],
  ['READ', 30_000],
  ['LIST', 30_000],
  [undefined, 60_000],
])('%s: the time that CloudFormation waits', (action, limit) => {
  expect(timeLimit(action, undefined)).toBe(limit);
  expect(timeLimit(action, {})).toBe(limit);
  expect(timeLimit(action, remaining(900_000))).toBe(limit);
});

test('less, if Lambda ends the function earlier', () => {
  expect(timeLimit('CREATE', remaining(5_000))).toBe(5_000);
  expect(timeLimit('READ', remaining(0))).toBe(0);
});

test.each<[string, unknown]>([
  [
    'throws',
    () => {
      throw new Error('x');
    },
  ],
  ['is no function', 5],
  ['answers no number', () => '500'],
  ['answers later', async () => 5],
])('ignores a remaining time that %s', (_how, getRemainingTimeInMillis) => {
  expect(timeLimit('CREATE', { getRemainingTimeInMillis } as Partial<LambdaContext>)).toBe(60_000);
});

test.each([Number.NaN, -1])('ignores a remaining time of %p', (milliseconds) => {
  expect(timeLimit('CREATE', remaining(milliseconds))).toBe(60_000);
});
