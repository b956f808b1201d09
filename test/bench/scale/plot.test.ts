import { scalePlot } from '../../../bench/scale/plot';
import { crowd } from './measured';

test('the plot is one SVG image with a line for each action and for the quotas', () => {
  const svg = scalePlot([crowd(50, 1, 12), crowd(200, 1, 45), crowd(1_000, 5, 80)]);
  expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/);
  for (const name of [
    'CREATE',
    'UPDATE',
    'DELETE',
    'the quotas ask for',
    'Seconds, clients of one pool',
    'clients over 5 pools',
  ]) {
    expect(svg).toContain(name);
  }
  expect(svg).not.toMatch(/NaN|undefined/);
});
