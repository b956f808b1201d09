import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Goal } from '../../bench/goals';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { bundledFiles } from '../support/metafile';

const read = (file: string) => readFileSync(join(PROJECT_ROOT, file), 'utf8');
const results = (file: string) => JSON.parse(read(file)) as { goals: Goal[]; machine: { node: string } };

describe.each([
  { measured: 'bench/results/bench.json', guide: 'guides/benchmark.md' },
  { measured: 'bench/results/scale.json', guide: 'guides/scale.md' },
])('$guide', ({ measured, guide }) => {
  const { goals, machine } = results(measured);

  test('shows the goals of the last measurement', () => {
    const rows = [...read(guide).matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) => row.split('|').map((cell) => cell.trim()));
    const shown = goals.map(({ what, goal, measured, met }) => [what, goal, measured, met ? 'met' : '**missed**']);
    expect(shown.length).toBeGreaterThan(0);
    expect(rows).toEqual(expect.arrayContaining(shown));
  });

  test('was measured on the Node of the Lambda runtime', () => {
    const { runtime } = JSON.parse(read('.rpdk-config'));
    expect(`nodejs${machine.node.split('.')[0]}.x`).toBe(runtime);
  });
});

test('guides/benchmark.md lists the packages that are in the bundle now', () => {
  const bundled = new Set(bundledFiles.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []));
  const listed = [...read('guides/benchmark.md').matchAll(/^\| (\S+) \d+\.\d+\.\d+ +\|/gm)].map(([, name]) => name);
  expect(listed.length).toBeGreaterThan(5);
  expect(listed.sort()).toEqual([...bundled].sort());
});
