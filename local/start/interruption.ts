/**
 * Rejects when somebody interrupts the program, so that it can tidy up. A second interruption ends it at once, as always.
 * @throws Interrupted
 */
export function interrupted(): Promise<never> {
  const interruption = new Promise<never>((_resolve, reject) => {
    for (const [signal, exitCode] of SIGNALS) process.once(signal, () => reject(new Interrupted(signal, exitCode)));
  });
  // It may come while nobody waits for it: the one who asks next is told.
  interruption.catch(() => {});
  return interruption;
}

/** 128 and the number of the signal, by which a shell knows that a program was interrupted. */
const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/** Somebody pressed Ctrl-C, or ended the program otherwise. */
export class Interrupted extends Error {
  constructor(
    signal: string,
    readonly exitCode: number,
  ) {
    super(`Interrupted by ${signal}.`);
  }
}
