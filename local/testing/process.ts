import { join } from 'node:path';
import { exitCode, start } from '../childProcesses';
import { PROJECT_ROOT } from '../projectRoot';

/** Runs a program of node_modules in the project's folder, its output shown as it comes. Throws when it ends with an error. */
export async function runTool(name: string, ...args: string[]): Promise<void> {
  const code = await exitCode(start(join(PROJECT_ROOT, 'node_modules', '.bin', name), args, { output: 'inherit' }));
  if (code !== 0) throw new Error(`${name} ended with ${code === null ? 'a signal' : `code ${code}`}`);
}
