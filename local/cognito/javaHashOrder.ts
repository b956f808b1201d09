/**
 * The order in which Java's HashSet hands out strings.
 *
 * Cognito answers a create and an update with its lists in an order that is neither the request's nor sorted (LIVE); this order fits
 * every recording (INF). The same order, taken over the names of the members, fits the recorded messages that report several fields.
 */

/** Java's String.hashCode: over UTF-16 units, in 32-bit arithmetic. */
export function javaStringHashCode(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index++) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  return hash;
}

const INITIAL_TABLE_SIZE = 16;
const LOAD_FACTOR = 0.75;

/**
 * The values without duplicates, in the order of a HashSet that they were added to one by one.
 *
 * The table starts with 16 buckets and doubles when it is more than three quarters full. HashMap mixes the high half of the hash into
 * the low half before it picks a bucket. Within a bucket the first added comes first, and doubling keeps that order. (A set built by
 * Java's copying constructor would start larger for exactly 12, 24 or 48 values: that Cognito adds one by one is INF.)
 */
export function javaHashOrder(values: Iterable<string>): string[] {
  const distinct = new Set(values);
  let tableSize = INITIAL_TABLE_SIZE;
  while (distinct.size > tableSize * LOAD_FACTOR) tableSize *= 2;
  const buckets = Array.from({ length: tableSize }, (): string[] => []);
  for (const value of distinct) {
    const hash = javaStringHashCode(value);
    buckets[(hash ^ (hash >>> 16)) & (tableSize - 1)]?.push(value);
  }
  return buckets.flat();
}
