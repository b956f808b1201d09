import { type ChildProcess, spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { PROJECT_ROOT } from './projectRoot';

const running = new Set<ChildProcess>();

// Whatever ends this process, a signal included, ends its children: they would go on unseen.
process.on('exit', () => {
  for (const child of running) child.kill();
});

/**
 * Starts a program in the project's folder that ends with this process at the latest.
 * @param options `input` is `pipe` for a program that ends with its input: then even a SIGKILL of this process ends it
 */
export function start(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; output: 'inherit' | 'pipe'; input?: 'pipe' },
): ChildProcess {
  const { output, env = process.env, input = 'ignore' } = options;
  // In a group of its own, such a program leaves Ctrl-C to this process.
  const detached = input === 'pipe';
  const child = spawn(command, args, { cwd: PROJECT_ROOT, stdio: [input, output, output], env, detached });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** The exit code of a program; null when a signal ended it. Rejects when it could not be started. */
export function exitCode(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

/** Runs a program, its output shown as it comes. Throws when it ends with an error. */
export async function runToItsEnd(command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<void> {
  const code = await exitCode(start(command, args, { ...(env && { env }), output: 'inherit' }));
  if (code !== 0) throw new Error(`${basename(command)} ended with ${code === null ? 'a signal' : `code ${code}`}`);
}

/** Runs a program of node_modules as runToItsEnd does. */
export function runTool(name: string, ...args: string[]): Promise<void> {
  return runToItsEnd(join(PROJECT_ROOT, 'node_modules', '.bin', name), args);
}
