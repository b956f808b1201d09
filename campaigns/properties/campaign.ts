import type { LocalCognitoOptions } from '../../local/cognito/server';
import { type Handlers, World } from '../../test/support/world';
import { checkEvents, checkStories, type Runs, type Tally } from './check';
import { PROPERTIES } from './updates';

export type { Handlers };

/** One property, or the fuzzed events, in one world. */
export interface Check {
  title: string;
  /** @throws Error with the seed and the smallest counterexample */
  run: (handlers: Handlers, runs: Runs) => Promise<Tally>;
}

/** Everything that `npm run properties` checks. */
export const checks = (): Check[] => [...READINGS.flatMap(updateChecks), eventCheck];

/** The readings of what an update does to the settings that it omits, and a pool of the tier where it may not say all of them. */
export type Reading = keyof typeof WORLDS;

/** The readings of the other open points are looked at along with these. */
const WORLDS = {
  reset: { clientType: 'absent' },
  keep: { onOmission: 'keep', clientType: 'shown', newAuthFlows: 'unknown' },
  lite: { onOmission: 'keep', disabledOnLite: 'refused', tier: 'LITE' },
} as const satisfies Record<string, LocalCognitoOptions & { tier?: string }>;

const READINGS = Object.keys(WORLDS) as Reading[];

export function updateChecks(reading: Reading): Check[] {
  return Object.entries(PROPERTIES).map(([name, property]) => ({
    title: `${reading}: ${name}`,
    run: inWorld(WORLDS[reading], (world, runs) => checkStories(property, world, runs)),
  }));
}

export const eventCheck: Check = {
  title: 'whatever event comes, a well-formed progress event goes out',
  run: inWorld({}, checkEvents),
};

/** Each check has a Cognito of its own, which may hold any number of clients. */
function inWorld(
  { tier, ...options }: LocalCognitoOptions & { tier?: string },
  check: (world: World, runs: Runs) => Promise<Tally>,
): Check['run'] {
  return async (handlers, runs) => {
    const world = await World.inProcess(handlers, { ...options, clientsPerPool: Number.POSITIVE_INFINITY }, tier);
    try {
      return await check(world, runs);
    } finally {
      await world.stop();
    }
  };
}
