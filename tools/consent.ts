import { createInterface } from 'node:readline/promises';

export interface Terminal {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream;
}

/**
 * Asks the user to confirm. Only "y" and "yes" confirm.
 * @throws Error when the input is not a terminal
 */
export async function consent({ input, output }: Terminal): Promise<boolean> {
  if (!input.isTTY)
    throw new Error('The input is not a terminal, so the command cannot ask. To go on without a question, add --yes.');
  // Without the line editor of a terminal, Ctrl-C ends the program.
  const lines = createInterface({ input, output, terminal: false });
  try {
    return /^y(es)?$/i.test((await lines.question('Go on? [y/N] ')).trim());
  } finally {
    lines.close();
  }
}
