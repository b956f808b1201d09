import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../localAws';

/** Runs a program of node_modules in the project's folder, its output shown as it comes. Throws when it ends with an error. */
export async function runTool(name: string, ...args: string[]): Promise<void> {
  const child = spawn(join(PROJECT_ROOT, 'node_modules', '.bin', name), args, {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${name} ended with code ${code}`);
}
