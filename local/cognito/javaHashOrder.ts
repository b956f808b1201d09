/**
 * The iteration order of Java's HashSet for strings.
 *
 * Cognito answers the lists of a create and an update neither in the order of the request nor sorted (LIVE). The order of a
 * HashSet fits every recording (INF). For the names of members, it also fits the recorded messages about several fields.
 */

/** Java's String.hashCode, over UTF-16 units in 32-bit arithmetic. */
export function javaStringHashCode(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index++) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  return hash;
}

const INITIAL_TABLE_SIZE = 16;
const LOAD_FACTOR = 0.75;

/**
 * The values without duplicates, in the order of a HashSet to which they were added one by one.
 *
 * The table starts with 16 buckets and doubles when it is more than three quarters full. HashMap mixes the high half of the hash
 * into the low half before it picks a bucket. Within a bucket the order of insertion counts, and doubling keeps it. It is INF
 * that Cognito adds the values one by one: Java's copy constructor would start with a larger table for exactly 12, 24 or 48
 * values.
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
