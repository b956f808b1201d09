import { constants } from 'node:os';
import type { Program } from '../commands/program';
import { errorMessage } from '../tools/errorMessage';

interface Options {
  /** Set for a command that handles SIGINT and SIGTERM itself, and that goes on when its output is closed. */
  handlesSignals?: boolean;
}

/** Runs a command as a program. The process ends with the command's exit code. */
export async function runProgram(
  name: string,
  command: (args: string[], program: Program) => Promise<number>,
  { handlesSignals = false }: Options = {},
): Promise<void> {
  if (!handlesSignals) {
    // Node's own reaction to a signal does not run the exit handlers. In one of them, a stopped migration says how to continue.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => process.exit(128 + constants.signals[signal]));
  }
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
    // The reader of the output may stop before its end, as `head` does.
    if (!handlesSignals) process.exit(code === 'EPIPE' ? 0 : 1);
  });
  // There is no other place for the error.
  process.stderr.on('error', () => undefined);
  const program = { name, version: PACKAGE_VERSION, usage: HELP, folder: process.cwd() };
  process.exitCode = await command(process.argv.slice(2), program).catch((error: unknown) => {
    console.error(`${name}: ${errorMessage(error)}`);
    return 1;
  });
}
