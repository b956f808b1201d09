import { benchDescribe } from '../../bench/fullPool';

test('the benchmark lists every client of the pool, and times each describe', async () => {
  const result = await benchDescribe({ clients: 130, describes: 10 });
  expect(result).toMatchObject({ listed: 130, pages: 3 });
  expect(result.describeMedianMs).toBeGreaterThan(0);
  expect(result.describeP99Ms).toBeGreaterThanOrEqual(result.describeMedianMs);
});
