/** Thrown when a file cannot be checked. The message has the reason. */
export class Unreadable extends Error {
  constructor(
    message: string,
    /** The place, if it is known. */
    readonly at?: { line: number; column: number },
  ) {
    super(message);
  }
}
