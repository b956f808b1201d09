/** Thrown for a file that cannot be checked. The message says why. */
export class Unreadable extends Error {
  constructor(
    message: string,
    /** Where, if that is known. */
    readonly at?: { line: number; column: number },
  ) {
    super(message);
  }
}
