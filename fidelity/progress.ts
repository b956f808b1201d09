const EVERY_MS = 5000;

/** Tells on stderr how far a run is, when it takes long. */
export function progress(): (done: number, all: number) => void {
  let told = Date.now();
  return (done, all) => {
    if (Date.now() - told < EVERY_MS) return;
    told = Date.now();
    console.error(`${done} of ${all} facts ...`);
  };
}
