import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `--help` prints for a command. It stands in a file, so that commands/run.mjs can print it before anything is installed. */
export function usageOf(command: string): string {
  return readFileSync(join(__dirname, 'help', `${command}.txt`), 'utf8').trimEnd();
}
