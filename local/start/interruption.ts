/**
 * Does something that has to tidy up when the program is interrupted. A second interruption ends the program at once, as always.
 * @param act is given a promise that rejects with Interrupted when that happens
 */
export async function interruptible<Result>(act: (interruption: Promise<never>) => Promise<Result>): Promise<Result> {
  const listeners: [signal: NodeJS.Signals, listener: () => void][] = [];
  const interruption = new Promise<never>((_resolve, reject) => {
    for (const [signal, exitCode] of SIGNALS) listeners.push([signal, () => reject(new Interrupted(signal, exitCode))]);
  });
  // It may come before `act` waits for it, which is no error.
  interruption.catch(() => {});
  for (const [signal, listener] of listeners) process.once(signal, listener);
  try {
    return await act(interruption);
  } finally {
    for (const [signal, listener] of listeners) process.removeListener(signal, listener);
  }
}

/** 128 and the number of the signal, by which a shell knows that a program was interrupted. */
const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/** The program was ended by Ctrl-C or by another program. */
export class Interrupted extends Error {
  constructor(
    signal: string,
    readonly exitCode: number,
  ) {
    super(`Interrupted by ${signal}.`);
  }
}
