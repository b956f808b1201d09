/** A summary of the work of a part. A part with files of tests also says how many seconds each of them took. */
export interface Ran {
  detail: string;
  files?: Readonly<Record<string, number>>;
}

/** A part of `npm test`. It answers what it did, and throws Skipped where it could not run, or else what is wrong. */
export interface Part {
  what: string;
  run: () => Promise<string | Ran>;
}
