import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../projectRoot';
import { HABITS } from './list';
import type { Text } from './text';
import { textsOf } from './texts';

/** A place where a text has a habit of the list. */
export interface Finding {
  habit: string;
  file: string;
  line: number;
  /** The number of times that the text has it. */
  count: number;
  text: string;
}

/** Generated and recorded files, lists of pins, and the files that name the habits in order to count them. */
const LEFT_OUT = new RegExp(
  [
    '^docs/',
    '^src/models\\.ts$',
    'package-lock\\.json$',
    'constraints\\.txt$',
    '/record(?:ed|ings)/',
    '^test/release/[\\d.]+/',
    '^(?:test/)?tools/words/',
    'LICENSE',
  ].join('|'),
);

/**
 * Counts the habits in files of the project that git knows, or would add.
 *
 * @param paths files and folders from the project's root; none means all
 * @throws Error if git knows no file in one of the paths
 */
export function findingsIn(paths: readonly string[]): Finding[] {
  const unknown = paths.filter((path) => filesIn([path]).length === 0);
  if (unknown.length > 0)
    throw new Error(`${unknown.join(', ')}: git knows no file there. Name paths from the project's folder.`);
  const files = filesIn(paths).filter((file) => !LEFT_OUT.test(file) && existsSync(join(PROJECT_ROOT, file)));
  return files.flatMap((file) => findingsInFile(file, readFileSync(join(PROJECT_ROOT, file), 'utf8')));
}

function filesIn(paths: readonly string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', ...paths], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((file) => file !== '');
}

/** The habits of one file. Its path counts as names. */
export function findingsInFile(file: string, content: string): Finding[] {
  const path: Text = { kind: 'name', line: 1, text: file };
  return [path, ...textsOf(file, content)].flatMap((text) =>
    Object.entries(HABITS)
      .map(([habit, { count }]) => ({ habit, file, line: text.line, count: count(text), text: text.text }))
      .filter(({ count }) => count > 0),
  );
}

/** The number of findings of each habit of the list. */
export function totals(findings: readonly Finding[]): Record<string, number> {
  const counts = Object.fromEntries(Object.keys(HABITS).map((habit) => [habit, 0]));
  for (const { habit, count } of findings) counts[habit] = (counts[habit] ?? 0) + count;
  return counts;
}

/** The files with the most findings, the worst first. */
export function worstFiles(findings: readonly Finding[], most: number): [file: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { file, count } of findings) counts.set(file, (counts.get(file) ?? 0) + count);
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, most);
}
