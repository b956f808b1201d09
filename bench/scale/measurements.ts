import { sum } from 'simple-statistics';
import { type Measurements, machine } from '../measurements';
import { type CrowdResult, measureCrowd } from './crowd';
import { type Listing, measureListing } from './listing';
import { CROWD_ACTIONS, type CrowdSize } from './quotaTime';

export interface ScaleMeasurements {
  /** The machine of the measurement; `node` is the version of the listings' processes. */
  machine: Measurements['machine'];
  /** The Node version of the crowds' handlers. */
  crowdNode: string;
  crowds: CrowdResult[];
  /** The list of a small pool, and the list of a large pool. */
  listings: [few: Listing, many: Listing];
}

/** The crowds and the pools to measure. */
export interface ScalePlan {
  /** Each series measures its crowds one after the other. The series run at the same time, each with a separate Cognito. */
  series: readonly (readonly CrowdSize[])[];
  /** The number of clients in the small pool and in the large pool for the lists. */
  listed: [few: number, many: number];
}

export const WHOLE_PLAN: ScalePlan = {
  series: [
    [25, 50, 100, 200].map((clients) => ({ clients, pools: 1 })),
    [250, 500, 1_000].map((clients) => ({ clients, pools: 5 })),
  ],
  listed: [100, 10_000],
};
export const QUICK_PLAN: ScalePlan = { series: [[{ clients: 10, pools: 1 }], [{ clients: 10, pools: 5 }]], listed: [10, 130] };

/** The number of actions on clients, in all crowds of a plan. */
export function stepsOf({ series }: ScalePlan): number {
  return sum(series.flat().map(({ clients }) => clients)) * CROWD_ACTIONS.length;
}

/**
 * Measures the crowds, and then the lists.
 * @param onStep called for every client after each action
 */
export async function measureScale({ series, listed }: ScalePlan, onStep: () => void): Promise<ScaleMeasurements> {
  const on = machine();
  const crowds = await Promise.all(series.map((sizes) => oneAfterTheOther(sizes, onStep)));
  const [few, many] = listed;
  const manyListed = await measureListing(many, 1);
  const fewListed = await measureListing(few, manyListed.pages);
  return { machine: on, crowdNode: process.versions.node, crowds: crowds.flat(), listings: [fewListed, manyListed] };
}

async function oneAfterTheOther(sizes: readonly CrowdSize[], onStep: () => void): Promise<CrowdResult[]> {
  const results: CrowdResult[] = [];
  for (const size of sizes) results.push(await measureCrowd(size, onStep));
  return results;
}
