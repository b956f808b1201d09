/**
 * Runs a function that has to clean up after an interruption. A second interruption ends the program at once.
 * @param act gets a promise that rejects with Interrupted at the first interruption
 */
export async function interruptible<Result>(act: (interruption: Promise<never>) => Promise<Result>): Promise<Result> {
  const listeners: [signal: NodeJS.Signals, listener: () => void][] = [];
  const interruption = new Promise<never>((_resolve, reject) => {
    for (const [signal, exitCode] of SIGNALS) listeners.push([signal, () => reject(new Interrupted(signal, exitCode))]);
  });
  // Without a handler, an interruption before `act` waits for the promise would be an unhandled rejection.
  interruption.catch(() => {});
  for (const [signal, listener] of listeners) process.once(signal, listener);
  try {
    return await act(interruption);
  } finally {
    for (const [signal, listener] of listeners) process.removeListener(signal, listener);
  }
}

/** The exit code is 128 plus the number of the signal, as shells expect it of an interrupted program. */
const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/** Thrown when Ctrl-C or another program ends this program. */
export class Interrupted extends Error {
  constructor(
    signal: string,
    readonly exitCode: number,
  ) {
    super(`Interrupted by ${signal}.`);
  }
}
