import { quotaSeconds } from '../../../bench/scale/quotaTime';

test.each([
  { clients: 200, pools: 1, seconds: 200 / 5, because: 'of the five a second of one pool' },
  { clients: 1_000, pools: 5, seconds: 1_000 / 15, because: 'of the fifteen a second of the account' },
  { clients: 30, pools: 3, seconds: 2, because: 'of both' },
])('$clients clients over $pools pools take $seconds seconds, because $because', ({ seconds, ...size }) => {
  expect(quotaSeconds('CREATE', size)).toBe(seconds);
  expect(quotaSeconds('DELETE', size)).toBe(seconds);
  // Its two calls are a read and a write, which are counted apart.
  expect(quotaSeconds('UPDATE', size)).toBe(seconds);
});
