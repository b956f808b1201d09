/**
 * Adds an item to a list that keeps at least so many of the latest ones. It is cut in large pieces, so that no single item pays for all
 * of them.
 */
export function addRecent<Item>(items: Item[], item: Item, fewest: number): void {
  items.push(item);
  if (items.length >= 2 * fewest) items.splice(0, items.length - fewest);
}
