import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The help of a command. It is in a file, so that commands/run.mjs can print it before the packages are installed. */
export function usageOf(command: string): string {
  return readFileSync(join(__dirname, 'help', `${command}.txt`), 'utf8').trimEnd();
}
