import { addRecent } from '../../../local/cognito/recent';

test('a list that never ends keeps its latest items, and no more than twice as many as it has to', () => {
  const items: number[] = [];
  for (let item = 1; item <= 1000; item++) {
    addRecent(items, item, 10);
    const first = item - items.length + 1;
    expect(items).toEqual(Array.from({ length: items.length }, (_, index) => first + index));
    expect(items.length).toBeGreaterThanOrEqual(Math.min(item, 10));
    expect(items.length).toBeLessThan(20);
  }
});
