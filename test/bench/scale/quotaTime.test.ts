import { quotaSeconds } from '../../../bench/scale/quotaTime';

test.each([
  { clients: 200, pools: 1, seconds: 200 / 5, because: 'one pool has 5 a second' },
  { clients: 1_000, pools: 5, seconds: 1_000 / 15, because: 'the account has 15 a second' },
  { clients: 30, pools: 3, seconds: 2, because: 'both quotas allow the same' },
])('$clients clients over $pools pools take $seconds seconds, because $because', ({ seconds, ...size }) => {
  expect(quotaSeconds('CREATE', size)).toBe(seconds);
  expect(quotaSeconds('DELETE', size)).toBe(seconds);
  // Its two calls are a read and a write. They have separate quotas.
  expect(quotaSeconds('UPDATE', size)).toBe(seconds);
});
