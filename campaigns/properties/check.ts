/** Random runs of the properties, in jest and in `npm run properties` alike. */
import fc from 'fast-check';
import type { World } from '../../test/support/world';
import { stories } from './arbitraries';
import { fuzzedEvents, sendFuzzed } from './events';
import type { Property } from './updates';

export interface Runs {
  runs: number;
  /** The same seed makes the same runs. */
  seed: number;
  /** Called after each of them, and more often where a counterexample is being made smaller. */
  onRun?: () => void;
}

/** What became of the runs: how many came to each outcome. */
export type Tally = Record<string, number>;

/**
 * Tells random stories until one of them breaks the property.
 * @throws Error with the seed and the smallest counterexample that was found
 */
export function checkStories(property: Property, world: World, runs: Runs): Promise<Tally> {
  return check(stories, (story) => property(world, story), runs);
}

/**
 * Sends random events until one of them is answered badly. They find a client, whatever the events before have done.
 * @throws Error with the seed and the smallest event that was found, or with what a handler left behind unhandled
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
        if (unhandled.length > 0) throw new Error('A promise was rejected, and nobody handled it.', { cause: unhandled[0] });
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
