import { benchDescribe, type DescribeBenchOptions, type DescribeBenchResult } from '../bench/fullPool';
import { atMost } from '../bench/goals';
import { goalsTable } from '../bench/report';
import { wholeNumber, withOptions } from './options';
import { usageOf } from './usage';

/** The longest allowed median of a describe, measured by the caller. */
const DESCRIBE_GOAL_MS = 2;

const USAGE = usageOf('benchCognito');

/** `npm run bench:cognito`: prints how long calls to a full pool take. */
export function main(args: string[]): Promise<number> {
  const options = {
    clients: { type: 'string', default: '10000' },
    describes: { type: 'string', default: '2000' },
  } as const;
  const read = ({ values }: { values: { clients: string; describes: string } }): DescribeBenchOptions => ({
    clients: wholeNumber('--clients', values.clients, { min: 1 }),
    describes: wholeNumber('--describes', values.describes, { min: 1 }),
  });
  return withOptions({ usage: USAGE, config: { args, options }, read }, bench);
}

async function bench(options: DescribeBenchOptions): Promise<number> {
  const result = await benchDescribe(options);
  console.log(`${table(options, result)}\n\n${goalsTable([describeGoal(result)])}`);
  return 0;
}

/** The goal is for the median, because other load on the machine slows down the slowest calls. The p99 has no goal. */
const describeGoal = ({ describeMedianMs }: DescribeBenchResult) =>
  atMost('DescribeUserPoolClient in a full pool, median, ms', DESCRIBE_GOAL_MS, describeMedianMs);

function table({ describes }: DescribeBenchOptions, result: DescribeBenchResult): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const rows = [
    ['CreateUserPoolClient', `${result.listed} clients in one pool, ${seconds(result.createMs)}`],
    ['ListUserPoolClients', `${result.listed} clients on ${result.pages} pages, ${seconds(result.listMs)}`],
    [
      'DescribeUserPoolClient',
      `${describes} calls, median ${result.describeMedianMs.toFixed(2)} ms, p99 ${result.describeP99Ms.toFixed(2)} ms`,
    ],
  ];
  return rows.map(([operation = '', text]) => `${operation.padEnd(24)}${text}`).join('\n');
}
