import type { LocalCognitoOptions } from '../../local/cognito/server';
import { type Handlers, World } from '../../test/support/world';
import { checkEvents, checkStories, type Runs, type Tally } from './check';
import { PROPERTIES } from './updates';

export type { Handlers };

/** One property, or the random events, against a local Cognito with certain options. */
export interface Check {
  title: string;
  /** @throws Error with the seed and the smallest counterexample */
  run: (handlers: Handlers, runs: Runs) => Promise<Tally>;
}

/** Everything that `npm run properties` checks. */
export const checks = (): Check[] => [...READINGS.flatMap(updateChecks), eventCheck];

/** The possible behaviours of an update that omits settings (`reset`, `keep`), and a pool of the Lite plan. */
export type Reading = keyof typeof WORLDS;

/** The possible behaviours at other OPEN points are tested together with these. */
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
  title: 'the answer to any event is a well-formed progress event',
  run: inWorld({}, checkEvents),
};

/** Starts a local Cognito for each check, without a limit on the clients of a pool. */
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
