import { Catalog } from '../../../local/cognito/catalog';

const catalogOf = (...keys: string[]) => {
  const catalog = new Catalog<string>();
  for (const key of keys) catalog.add(key, key.toUpperCase());
  return catalog;
};
const itemsAfter = (catalog: Catalog<string>, position: number, count = 10) =>
  catalog.after(position, count).map(({ item }) => item);

test('finds an item by its key until it is deleted', () => {
  const catalog = catalogOf('a', 'b');
  expect([catalog.get('a'), catalog.has('a'), catalog.size]).toEqual(['A', true, 2]);
  catalog.delete('a');
  expect([catalog.get('a'), catalog.has('a'), catalog.size]).toEqual([undefined, false, 1]);
  catalog.delete('a');
  expect(catalog.size).toBe(1);
});

test('returns items in the order in which they were added', () => {
  expect(itemsAfter(catalogOf('c', 'a', 'b'), 0)).toEqual(['C', 'A', 'B']);
  expect(itemsAfter(catalogOf('c', 'a', 'b'), 0, 2)).toEqual(['C', 'A']);
});

test('deletions do not change which items follow a position', () => {
  const catalog = catalogOf('a', 'b', 'c', 'd', 'e');
  const [, second] = catalog.after(0, 2);
  for (const key of ['a', 'b', 'd']) catalog.delete(key);
  expect(itemsAfter(catalog, second?.position ?? 0)).toEqual(['C', 'E']);
  catalog.add('a', 'A again');
  expect(itemsAfter(catalog, second?.position ?? 0)).toEqual(['C', 'E', 'A again']);
  expect(itemsAfter(catalog, 99)).toEqual([]);
});
