import { format } from 'node:util';

/** The exit status and the output of a command. */
export interface CommandResult {
  status: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs a command of the project in this process, because a new process takes half a second of a core. It works for commands that
 * end by themselves, one at a time. It leaves out the preparations of commands/run.mjs.
 * @param name the name of a file in commands/
 */
export async function runCommand(name: string, ...args: string[]): Promise<CommandResult> {
  const { main }: { main: (args: string[]) => Promise<number> } = await import(`../../commands/${name}`);
  const written = { stdout: '', stderr: '' };
  const into =
    (stream: keyof typeof written) =>
    (...values: unknown[]) => {
      written[stream] += `${format(...values)}\n`;
    };
  const spies = [
    jest.spyOn(console, 'log').mockImplementation(into('stdout')),
    jest.spyOn(console, 'error').mockImplementation(into('stderr')),
  ];
  try {
    const status = await main(args);
    return { status, ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
