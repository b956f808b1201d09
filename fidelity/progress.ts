const EVERY_MS = 5000;

/**
 * Prints the progress of a long run on stderr.
 * @param name the name of the run
 */
export function progress(name: string): (done: number, all: number) => void {
  let printedAt = Date.now();
  return (done, all) => {
    if (Date.now() - printedAt < EVERY_MS) return;
    printedAt = Date.now();
    console.error(`${name}: ${done} of ${all} facts checked ...`);
  };
}
