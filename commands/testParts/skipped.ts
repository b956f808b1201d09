/** A part throws this if it could not run for a reason outside of the project. The message is the reason. */
export class Skipped extends Error {}
