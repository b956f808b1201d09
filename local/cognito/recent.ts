/**
 * Adds an item to a list. Removes old items once the list is twice as long as `fewest`, so that each single call stays fast.
 * @param fewest the number of latest items that always stay
 */
export function addRecent<Item>(items: Item[], item: Item, fewest: number): void {
  items.push(item);
  if (items.length >= 2 * fewest) items.splice(0, items.length - fewest);
}
