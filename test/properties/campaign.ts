import type { LocalCognitoOptions } from '../../local/cognito/server';
import { type Handlers, World } from '../support/world';
import { checkEvents, checkStories, type Runs, type Tally } from './check';
import { PROPERTIES } from './updates';

/** One property, or the fuzzed events, under one reading of what an update does to the settings that it omits. */
export interface Check {
  title: string;
  /** @throws Error with the seed and the smallest counterexample */
  run: (handlers: Handlers, runs: Runs) => Promise<Tally>;
}

/** Everything that `npm run properties` checks. */
export const checks = (): Check[] => [...updateChecks('reset'), ...updateChecks('keep'), eventCheck];

export function updateChecks(onOmission: 'reset' | 'keep'): Check[] {
  return Object.entries(PROPERTIES).map(([name, property]) => ({
    title: `${onOmission}: ${name}`,
    // The two readings of this point are looked at along with the two of the other.
    run: inWorld({ onOmission, clientType: onOmission === 'keep' ? 'shown' : 'absent' }, (world, runs) =>
      checkStories(property, world, runs),
    ),
  }));
}

export const eventCheck: Check = {
  title: 'whatever event comes, a well-formed progress event goes out',
  run: inWorld({}, checkEvents),
};

/** Each check has a Cognito of its own, which may hold any number of clients. */
function inWorld(options: LocalCognitoOptions, check: (world: World, runs: Runs) => Promise<Tally>): Check['run'] {
  return async (handlers, runs) => {
    const world = await World.inProcess(handlers, { ...options, clientsPerPool: Number.POSITIVE_INFINITY });
    try {
      return await check(world, runs);
    } finally {
      await world.stop();
    }
  };
}
