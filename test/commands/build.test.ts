import { spawnSync } from 'node:child_process';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const build = (...args: string[]) =>
  spawnSync(process.execPath, ['commands/run.mjs', 'build', ...args], { cwd: PROJECT_ROOT, encoding: 'utf8' });

describe('npm run build -- --analyze', () => {
  const { status, stdout } = build('--analyze');
  const [heading, , ...rows] = [...stdout.matchAll(/^\|(.*)\|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim()),
  );
  const sizes = rows.map(([, kilobytes]) => Number(kilobytes));

  test('prints the size of each package in the bundle, the largest first, and the total', () => {
    expect(status).toBe(0);
    expect(heading).toEqual(['package', 'KB', 'share', 'imported by']);
    const [whole = 0, ...parts] = [sizes.at(-1), ...sizes.slice(0, -1)] as number[];
    expect(parts).toEqual(parts.toSorted((a, b) => b - a));
    expect(Math.abs(parts.reduce((sum, size) => sum + size, 0) - whole)).toBeLessThan(0.05 * (parts.length + 1));
  });

  test('prints the import path of each package: our file, then packages', () => {
    const row = rows.find(([name]) => name?.startsWith('@aws-sdk/core '));
    expect(row?.at(-1)).toBe('src/cognito/userPoolClients.ts > @aws-sdk/client-cognito-identity-provider');
  });
});

test('npm run build refuses more than one function', () => {
  const { status, stderr } = build('One', 'Two');
  expect(status).toBe(1);
  expect(stderr).toContain('npm run build needs the name of one function, not 2 names.');
});
