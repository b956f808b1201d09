/** Random runs of the properties, for Jest and for `npm run properties`. */
import fc from 'fast-check';
import type { World } from '../../test/support/world';
import { stories } from './arbitraries';
import { fuzzedEvents, sendFuzzed } from './events';
import type { Property } from './updates';

export interface Runs {
  runs: number;
  /** The same seed makes the same runs. */
  seed: number;
  /** Called after each run, and after each attempt to make a counterexample smaller. */
  onRun?: () => void;
}

/** The number of runs for each outcome. */
export type Tally = Record<string, number>;

/**
 * Plays random stories until one of them breaks the property.
 * @throws Error with the seed and the smallest counterexample that was found
 */
export function checkStories(property: Property, world: World, runs: Runs): Promise<Tally> {
  return check(stories, (story) => property(world, story), runs);
}

/**
 * Sends random events until the answer to one of them breaks a rule. The client exists for every event, even after a delete.
 * @throws Error with the seed and the smallest event that was found, or with the rejection that a handler did not handle
 */
export async function checkEvents(world: World, runs: Runs): Promise<Tally> {
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', onUnhandled);
  try {
    let client: string | undefined;
    return await check(
      fuzzedEvents,
      async (event) => {
        client ??= await world.createOutside({});
        const outcome = await sendFuzzed(world, client, event);
        if (outcome === 'DELETE SUCCESS') client = undefined;
        if (unhandled.length > 0) throw new Error('A handler left a rejected promise unhandled.', { cause: unhandled[0] });
        return outcome;
      },
      runs,
    );
  } finally {
    process.off('unhandledRejection', onUnhandled);
  }
}

async function check<Value>(
  values: fc.Arbitrary<Value>,
  act: (value: Value) => Promise<string>,
  { runs, seed, onRun }: Runs,
): Promise<Tally> {
  const tally: Tally = {};
  const run = fc.asyncProperty(values, async (value) => {
    const outcome = await act(value);
    tally[outcome] = (tally[outcome] ?? 0) + 1;
    onRun?.();
  });
  await fc.assert(run, { numRuns: runs, seed });
  return tally;
}
