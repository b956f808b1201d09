import { sum } from 'simple-statistics';
import { atMost, type Goal } from '../goals';
import type { CrowdResult } from './crowd';
import type { ScaleMeasurements } from './measurements';
import { CROWD_ACTIONS, quotaSeconds } from './quotaTime';

/** The greatest allowed ratio of a crowd's time to the time that the quotas require. */
const GREATEST_TIME_RATIO = 1.3;
/** The crowds with this goal. In smaller crowds, the random wait of the last client is too large a part of the time. */
const TIMED_CROWDS = [
  { clients: 200, pools: 1 },
  { clients: 1_000, pools: 5 },
];
/** The greatest allowed ratio of the heap for the large pool's list to the heap for the small pool's list. */
const GREATEST_HEAP_RATIO = 1.02;

/** The goals of these measurements. */
export function scaleGoals({ crowds, listings: [few, many] }: ScaleMeasurements): Goal[] {
  const timed = TIMED_CROWDS.flatMap(({ clients, pools }) =>
    crowds.filter((crowd) => crowd.clients === clients && crowd.pools === pools),
  );
  return [
    none('clients that failed, or are not as they should be', crowds.flatMap(failures)),
    ...timed.flatMap(timeGoals),
    atMost(`heap to list ${named(many)} / ${named(few)}`, GREATEST_HEAP_RATIO, many.heapMb / few.heapMb),
  ];
}

function failures({ actions }: CrowdResult): number[] {
  return Object.values(actions).map(({ failed, wrong }) => failed + wrong);
}

function none(what: string, counts: readonly number[]): Goal {
  const measured = sum([...counts]);
  return { what, goal: '0', measured: String(measured), met: measured === 0 };
}

function timeGoals(crowd: CrowdResult): Goal[] {
  return CROWD_ACTIONS.map((action) => {
    const { seconds } = crowd.actions[action];
    return atMost(
      `${action} of ${named(crowd)}, seconds / those that the quotas ask for`,
      GREATEST_TIME_RATIO,
      seconds / quotaSeconds(action, crowd),
    );
  });
}

const named = ({ clients }: { clients: number }) => `${clients.toLocaleString('en')} clients`;
