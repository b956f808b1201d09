/** A part of the tests throws this where it could not run for a reason outside the project. The message is that reason. */
export class Skipped extends Error {}
