import { addRecent } from '../../../local/cognito/recent';

test('an endless list keeps its latest items, and fewer than twice the minimum', () => {
  const items: number[] = [];
  for (let item = 1; item <= 1000; item++) {
    addRecent(items, item, 10);
    const first = item - items.length + 1;
    expect(items).toEqual(Array.from({ length: items.length }, (_, index) => first + index));
    expect(items.length).toBeGreaterThanOrEqual(Math.min(item, 10));
    expect(items.length).toBeLessThan(20);
  }
});
