import { constants } from 'node:os';
import type { Program } from '../commands/program';
import { errorMessage } from '../tools/errorMessage';

interface Options {
  /** Set for a command that goes on when its output is not read any more, and that tidies up by itself on SIGINT and SIGTERM. */
  stopsByItself?: boolean;
}

/** Runs a command as a program of its own. The process ends with its exit code. */
export async function runProgram(
  name: string,
  command: (args: string[], program: Program) => Promise<number>,
  { stopsByItself = false }: Options = {},
): Promise<void> {
  if (!stopsByItself) {
    // An exit of our own, so that what hangs on it is done: a move that is stopped says how it goes on.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    // The reader of the output may stop before its end, as `head` does.
    if (!stopsByItself) process.exit(code === 'EPIPE' ? 0 : 1);
  });
  // There is no other place to report to.
  process.stderr.on('error', () => undefined);
  const program = { name, version: PACKAGE_VERSION, usage: HELP, folder: process.cwd() };
  process.exitCode = await command(process.argv.slice(2), program).catch((error: unknown) => {
    console.error(`${name}: ${errorMessage(error)}`);
    return 1;
  });
}
