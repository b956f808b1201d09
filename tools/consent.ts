import { createInterface } from 'node:readline/promises';

/** The terminal at which somebody may sit. */
export interface Terminal {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream;
}

/**
 * Asks whether to go on; only a clear yes is one.
 * @throws Error when nobody sits there
 */
export async function consent({ input, output }: Terminal): Promise<boolean> {
  if (!input.isTTY) throw new Error('There is no terminal to ask at. With --yes it goes on without being told.');
  // Not as a terminal's line editor: Ctrl-C then ends the program as anywhere else.
  const lines = createInterface({ input, output, terminal: false });
  try {
    return /^y(es)?$/i.test((await lines.question('Go on? [y/N] ')).trim());
  } finally {
    lines.close();
  }
}
