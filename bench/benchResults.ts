import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { writePart } from '../tools/writtenPart';

const FOLDER = 'bench/results';

/** The results of a benchmark: its numbers, its tables in Markdown, and its plot. */
export interface BenchResults {
  numbers: object;
  text: string;
  svg: string;
}

/**
 * Writes the numbers and the plot of a benchmark to bench/results, and its tables into its guide.
 * @param name the name of both files, without extensions
 * @param command the command that runs the benchmark, as the guide's marker names it
 */
export function writeResults(name: string, guide: string, command: string, { numbers, text, svg }: BenchResults): void {
  const folder = join(PROJECT_ROOT, FOLDER);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(numbers, null, 2)}\n`);
  writeFileSync(join(folder, `${name}.svg`), `${svg}\n`);
  writePart(guide, command, text);
  console.error(`Written to ${FOLDER} and ${guide}.`);
}
