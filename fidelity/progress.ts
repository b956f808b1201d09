const EVERY_MS = 5000;

/** Prints the progress of a long run on stderr. */
export function progress(): (done: number, all: number) => void {
  let printedAt = Date.now();
  return (done, all) => {
    if (Date.now() - printedAt < EVERY_MS) return;
    printedAt = Date.now();
    console.error(`${done} of ${all} facts ...`);
  };
}
