import { format } from 'node:util';

/** How a command ended, and what it wrote. */
export interface CommandResult {
  status: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs a command of the project in this process: a process of its own takes half a second of a core. For commands that come to their
 * end by themselves, one at a time. What commands/run.mjs does before each command is left out.
 * @param name of a file in commands/
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
