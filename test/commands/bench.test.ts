import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['commands/run.mjs', ...args], { cwd: PROJECT_ROOT, encoding: 'utf8' });
const bench = (...args: string[]) => run('bench', ...args);

const WRITTEN = ['bench/results/bench.json', 'bench/results/bench.svg', 'guides/benchmark.md'];
const WRITTEN_OF_SCALE = ['bench/results/scale.json', 'bench/results/scale.svg', 'guides/scale.md'];
const written = (files = WRITTEN) => files.map((file) => readFileSync(join(PROJECT_ROOT, file), 'utf8'));

test('npm run bench -- --quick measures our side, the bare SDK and the bare Node, and writes nothing', () => {
  const before = written();
  const { status, stdout } = bench('--quick');
  expect(status).toBe(0);
  expect(written()).toEqual(before);

  const headings = [...stdout.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual([
    'Goals',
    'Cold start',
    'Warm latency, ms',
    'AWS calls: Cognito, others, others with logging',
    'Package',
    'What is in the bundle',
  ]);
  const [, coldStart = ''] = stdout.split(/^### /m).slice(1);
  expect([...coldStart.matchAll(/^\| (\w[\w ]*\w) +\|(?= +\d)/gm)].map(([, side]) => side)).toEqual([
    'ours',
    'bare SDK',
    'raw AWS',
    'raw HTTP',
    'bare Node',
  ]);
  expect(stdout).toMatch(/^\| calls to Cognito: .*\| +1, 1, 2, 1, 1, 1 \| +1, 1, 2, 1, 1, 1 \| +met \|$/m);
  expect(stdout).not.toMatch(/NaN|undefined/);
});

test('npm run bench refuses an unknown option', () => {
  const { status, stderr } = bench('--slow');
  expect(status).toBe(1);
  expect(stderr).toMatch(/--slow is not an option of this command[\s\S]*npm run --silent bench/);
});

test('npm run bench:cognito prints its numbers, and if the median of the describes meets its goal', () => {
  const { status, stdout } = run('benchCognito', '--clients', '5', '--describes', '3');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^DescribeUserPoolClient {2}3 calls, median [\d.]+ ms, p99 [\d.]+ ms$/m);
  expect(stdout).toMatch(/median, ms \| at most 2\.00 \| +[\d.]+ \| +(met|\*\*missed\*\*) \|$/m);
});

test('npm run bench:scale -- --quick creates, updates and deletes ten clients at once, and writes nothing', () => {
  const before = written(WRITTEN_OF_SCALE);
  const { status, stdout } = run('benchScale', '--quick');
  expect(status).toBe(0);
  expect(written(WRITTEN_OF_SCALE)).toEqual(before);

  const headings = [...stdout.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(['Goals', 'Time', 'Calls to Cognito, a client', 'Memory to list a pool']);
  expect(stdout).toMatch(/^\| clients that failed, or are not as they should be \| +0 \| +0 \| +met \|$/m);
  // Seconds, the seconds that the quotas require, their ratio, failed clients, wrong clients.
  expect(stdout).toMatch(/^\| 10 +\| +1 \| UPDATE \| +[\d.]+ \| +2\.0 \| +[\d.]+ \| +0 \| +0 \|$/m);
  // Needed calls, repeated calls, calls by operation, callbacks, retries.
  const operations = 'DescribeUserPoolClient \\d+\\.\\d+, UpdateUserPoolClient \\d+\\.\\d+';
  expect(stdout).toMatch(new RegExp(`^\\| 10 +\\| +1 \\| UPDATE \\| +2 \\| +[\\d.]+ \\| +${operations} \\|`, 'm'));
  expect(stdout).toMatch(/^\| 130 +\| +3 \| +[\d.]+ \| +[\d.]+ \|$/m);
  expect(stdout).not.toMatch(/NaN|undefined/);
}, 180_000);

test('npm run bench:scale refuses an unknown option', () => {
  const { status, stderr } = run('benchScale', '--slow');
  expect(status).toBe(1);
  expect(stderr).toMatch(/--slow is not an option of this command[\s\S]*npm run --silent bench:scale/);
});
