/**
 * The most that dist/handlers.js may have, in bytes: what it has now, with room for a few ordinary changes. A cold start compiles
 * all of it, which takes time, and memory that stays with the process.
 */
export const LARGEST_BUNDLE = 290_000;

/** What is wrong with the size of a bundle; undefined for one that is small enough. */
export function sizeProblem(bytes: number): string | undefined {
  if (bytes <= LARGEST_BUNDLE) return undefined;
  const [has, limit] = [bytes, LARGEST_BUNDLE].map((number) => number.toLocaleString('en-US'));
  return `The bundle has ${has} bytes, of at most ${limit}. "npm run build -- --analyze" shows what is in it and what brought it in.`;
}
