interface Entry<Item> {
  position: number;
  item: Item;
}

/** Items by key, in the order in which they were added. The cost of a page depends only on its own size. */
export class Catalog<Item> {
  private readonly byKey = new Map<string, Entry<Item>>();
  /** By position, ascending. */
  private readonly inOrder: Entry<Item>[] = [];
  private lastPosition = 0;

  get size(): number {
    return this.byKey.size;
  }

  get(key: string): Item | undefined {
    return this.byKey.get(key)?.item;
  }

  has(key: string): boolean {
    return this.byKey.has(key);
  }

  /** All items, in the order in which they were added. */
  *all(): Generator<Item> {
    for (const { item } of this.inOrder) yield item;
  }

  /** Adds an item under a key that is not in use. */
  add(key: string, item: Item): void {
    this.lastPosition += 1;
    const entry = { position: this.lastPosition, item };
    this.byKey.set(key, entry);
    this.inOrder.push(entry);
  }

  delete(key: string): void {
    const entry = this.byKey.get(key);
    if (!entry) return;
    this.byKey.delete(key);
    this.inOrder.splice(this.indexAfter(entry.position - 1), 1);
  }

  /** Up to `count` items after a position, each with its own position. Deletions change no position. */
  after(position: number, count: number): readonly Readonly<Entry<Item>>[] {
    const first = this.indexAfter(position);
    return this.inOrder.slice(first, first + count);
  }

  /** The index of the first item after a position. */
  private indexAfter(position: number): number {
    let low = 0;
    let high = this.inOrder.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.inOrder[middle]?.position ?? 0) > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
