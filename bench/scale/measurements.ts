import { sum } from 'simple-statistics';
import { type Measurements, machine } from '../measurements';
import { type CrowdResult, measureCrowd } from './crowd';
import { type Listing, measureListing } from './listing';
import { CROWD_ACTIONS, type CrowdSize } from './quotaTime';

export interface ScaleMeasurements {
  /** On what it was measured; `node` is that of the listings. */
  machine: Measurements['machine'];
  /** The Node on which the crowds' handlers ran. */
  crowdNode: string;
  crowds: CrowdResult[];
  /** A small pool, and a large one. */
  listings: [few: Listing, many: Listing];
}

/** What is measured. */
export interface ScalePlan {
  /** Crowds that are measured one after the other; the series go on side by side, each at a Cognito of its own. */
  series: readonly (readonly CrowdSize[])[];
  /** Clients of the small pool that is listed, and of the large one. */
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

/** How many clients are to be done with an action, in all crowds of a plan. */
export function stepsOf({ series }: ScalePlan): number {
  return sum(series.flat().map(({ clients }) => clients)) * CROWD_ACTIONS.length;
}

/**
 * Measures the crowds, and then the lists.
 * @param onStep is told of every client that is done with an action
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
