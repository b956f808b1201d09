import { sum } from 'simple-statistics';
import { atMost, type Goal } from '../goals';
import type { CrowdResult } from './crowd';
import type { ScaleMeasurements } from './measurements';
import { CROWD_ACTIONS, quotaSeconds } from './quotaTime';

/** How much longer a crowd may take than the quotas ask for. */
const LONGEST = 1.3;
/** The sizes that are held to it. Fewer clients are done before the waits have found their length. */
const HELD = [
  { clients: 200, pools: 1 },
  { clients: 1_000, pools: 5 },
];
/** How much more memory the larger pool may take to list: as good as none. */
const MOST_MEMORY = 1.02;

/** The goals that these measurements can tell about. */
export function scaleGoals({ crowds, listings: [few, many] }: ScaleMeasurements): Goal[] {
  const held = HELD.flatMap(({ clients, pools }) => crowds.filter((crowd) => crowd.clients === clients && crowd.pools === pools));
  return [
    nothing('clients that failed, or are not as they should be', crowds.flatMap(failures)),
    ...held.flatMap(timeGoals),
    atMost(`heap to list ${named(many)} / ${named(few)}`, MOST_MEMORY, many.heapMb / few.heapMb),
  ];
}

function failures({ actions }: CrowdResult): number[] {
  return Object.values(actions).map(({ failed, amiss }) => failed + amiss);
}

function nothing(what: string, counts: readonly number[]): Goal {
  const measured = sum([...counts]);
  return { what, goal: '0', measured: String(measured), met: measured === 0 };
}

function timeGoals(crowd: CrowdResult): Goal[] {
  return CROWD_ACTIONS.map((action) => {
    const { seconds } = crowd.actions[action];
    return atMost(
      `${action} of ${named(crowd)}, seconds / those that the quotas ask for`,
      LONGEST,
      seconds / quotaSeconds(action, crowd),
    );
  });
}

const named = ({ clients }: { clients: number }) => `${clients.toLocaleString('en')} clients`;
