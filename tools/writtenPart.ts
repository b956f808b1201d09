import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './projectRoot';

/**
 * Writes the part of a document between `<!-- written by COMMAND -->` and `<!-- end -->`.
 * @param document the path from the project's root
 */
export function writePart(document: string, command: string, text: string): void {
  const path = join(PROJECT_ROOT, document);
  const part = new RegExp(`(?<=<!-- written by ${command} -->\\n)[\\s\\S]*(?=<!-- end -->)`);
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(part, () => `\n${text}\n\n`),
  );
}
