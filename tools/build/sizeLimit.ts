/**
 * The largest allowed size of dist/handlers.js, in bytes: its current size, with room for a few ordinary changes. A cold start
 * compiles the whole file. That takes time, and memory that the process keeps.
 */
export const LARGEST_BUNDLE = 290_000;

/** The error message for a bundle that is too large; undefined for other bundles. */
export function sizeProblem(bytes: number): string | undefined {
  if (bytes <= LARGEST_BUNDLE) return undefined;
  const [has, limit] = [bytes, LARGEST_BUNDLE].map((number) => number.toLocaleString('en-US'));
  return (
    `The bundle has ${has} bytes. The limit is ${limit}. "npm run build -- --analyze" shows the packages in it, and the imports that ` +
    'bring them in. Remove an import, or raise the limit in tools/build/sizeLimit.ts.'
  );
}
