import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const PROGRAM = `
process.once('SIGTERM', () => process.exit(143));
require('tsx/cjs/api').register();
require('./tools/childProcesses.ts').start('sleep', ['60'], { output: 'inherit' });
setInterval(() => {}, 1000);
console.log('started');
`;

test('a command that a signal ends also ends the programs that it started', async () => {
  // In a separate process group, remaining processes can be found.
  const child = spawn(process.execPath, ['-e', PROGRAM], {
    cwd: PROJECT_ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const group = child.pid as number;
  try {
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([143, null]);
    await waitUntilGone(group);
  } finally {
    killGroup(group);
  }
});

/** If a process stays, the test fails with a timeout. */
async function waitUntilGone(group: number): Promise<void> {
  while (isThere(group)) await new Promise((resolve) => setTimeout(resolve, 20));
}

function isThere(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

function killGroup(group: number): void {
  if (isThere(group)) process.kill(-group, 'SIGKILL');
}
