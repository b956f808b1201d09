import { randomInt } from 'node:crypto';

/** Repeats a run of random tests: `TEST_SEED=123 npx jest test/campaigns/properties`. */
const VARIABLE = 'TEST_SEED';

/** A new seed for each run of a file of random tests. It is printed, so that a failure can be repeated. */
export function newSeed(): number {
  const given = process.env[VARIABLE];
  const seed = given === undefined ? randomInt(1, 2 ** 31) : Number(given);
  if (!Number.isSafeInteger(seed)) throw new Error(`${VARIABLE} must be a whole number, not "${given}".`);
  console.info(`seed ${seed} (again with ${VARIABLE}=${seed})`);
  return seed;
}
