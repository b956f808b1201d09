import { type ChildProcess, spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { PROJECT_ROOT } from './projectRoot';

const running = new Set<ChildProcess>();

// The children of this process end with it, even after a signal. Otherwise they would go on running unnoticed.
process.on('exit', () => {
  for (const child of running) child.kill();
});

/**
 * Starts a program in the project's folder. It ends when this process ends.
 * @param options set `input` to `pipe` for a program that ends with its input: then even a SIGKILL of this process ends the
 *   program
 */
export function start(
  command: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; output: 'inherit' | 'pipe'; input?: 'pipe' },
): ChildProcess {
  const { output, env = process.env, input = 'ignore' } = options;
  // In another process group, the program does not receive Ctrl-C. This process handles it.
  const detached = input === 'pipe';
  const child = spawn(command, args, { cwd: PROJECT_ROOT, stdio: [input, output, output], env, detached });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** The exit code of a program; null if a signal ended it. Rejects if the program cannot start. */
export function exitCode(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

/** Runs a program and shows its output at once. Throws when the program fails. */
export async function runToItsEnd(command: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<void> {
  const code = await exitCode(start(command, args, { ...(env && { env }), output: 'inherit' }));
  if (code !== 0) throw new Error(`${basename(command)} ended with ${code === null ? 'a signal' : `code ${code}`}`);
}

/** Runs a program of node_modules. Throws when the program fails. */
export function runTool(name: string, ...args: string[]): Promise<void> {
  return runToItsEnd(join(PROJECT_ROOT, 'node_modules', '.bin', name), args);
}
