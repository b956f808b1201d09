import type { Goal } from '../goals';
import { goalsTable, table } from '../report';
import { type CrowdResult, callsPerClient } from './crowd';
import type { ScaleMeasurements } from './measurements';
import { CROWD_ACTIONS, type CrowdAction, NEEDED_CALLS, quotaSeconds } from './quotaTime';

/** The measurements as Markdown tables. */
export function scaleReport(measurements: ScaleMeasurements, goals: readonly Goal[]): string {
  const { machine, crowdNode, crowds, listings } = measurements;
  return [
    [
      `Node ${crowdNode} for the crowds, ${machine.node} for the lists, on ${machine.platform}, ${machine.cores} cores of`,
      `${machine.processor}, with a load average of ${machine.load.toFixed(1)} at the start.`,
    ].join(' '),
    '### Goals',
    goalsTable(goals),
    '### Time',
    table(['clients', 'pools', 'action', 'seconds', 'quotas ask for', 'ratio', 'failed', 'wrong'], rows(crowds, timeCells)),
    '### Calls to Cognito, a client',
    table(
      ['clients', 'pools', 'action', 'needed', 'repeated', 'by operation', 'callbacks', 'CloudFormation retries'],
      rows(crowds, callCells),
    ),
    '### Memory to list a pool',
    table(
      ['clients', 'pages answered', 'heap, MB', 'resident, MB'],
      listings.map(({ clients, pages, heapMb, residentMb }) => [
        clients.toLocaleString('en'),
        String(pages),
        heapMb.toFixed(2),
        residentMb.toFixed(1),
      ]),
    ),
  ].join('\n\n');
}

type Cells = (crowd: CrowdResult, action: CrowdAction) => string[];

function rows(crowds: readonly CrowdResult[], cells: Cells): string[][] {
  return crowds.flatMap((crowd) =>
    CROWD_ACTIONS.map((action) => [crowd.clients.toLocaleString('en'), String(crowd.pools), action, ...cells(crowd, action)]),
  );
}

const timeCells: Cells = (crowd, action) => {
  const { seconds, failed, wrong } = crowd.actions[action];
  const asked = quotaSeconds(action, crowd);
  return [seconds.toFixed(1), asked.toFixed(1), (seconds / asked).toFixed(2), String(failed), String(wrong)];
};

const callCells: Cells = (crowd, action) => {
  const { calls, callbacks, retries } = crowd.actions[action];
  const each = (count: number) => (count / crowd.clients).toFixed(2);
  const needed = NEEDED_CALLS[action].length;
  const byOperation = Object.entries(calls).map(([operation, count]) => `${operation} ${each(count)}`);
  return [
    String(needed),
    (callsPerClient(crowd, action) - needed).toFixed(2),
    byOperation.join(', '),
    each(callbacks),
    each(retries),
  ];
};
