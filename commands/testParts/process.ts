import { join } from 'node:path';
import { runToItsEnd } from '../../tools/childProcesses';
import { PROJECT_ROOT } from '../../tools/projectRoot';

/** Runs a program of node_modules in the project's folder, its output shown as it comes. Throws when it ends with an error. */
export function runTool(name: string, ...args: string[]): Promise<void> {
  return runToItsEnd(join(PROJECT_ROOT, 'node_modules', '.bin', name), args);
}
