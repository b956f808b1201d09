/** The result of a part. A part with test files also returns the seconds of each file. */
export interface Ran {
  detail: string;
  files?: Readonly<Record<string, number>>;
}

/** A part of `npm test`. It returns a summary, throws Skipped if it could not run, and throws another error if it failed. */
export interface Part {
  what: string;
  run: () => Promise<string | Ran>;
}
