import { formatPatch, type StructuredPatchHunk, structuredPatch } from 'diff';
import type { Direction } from './direction';

/** The time of a comparison grows with the square of the number of different lines, so texts are compared in pieces. */
const LINES_AT_ONCE = 500;
/** Unchanged lines before and after each change. With fewer, programs take a hunk for the beginning or end of the file. */
const CONTEXT = 4;

/** The unified diff of two texts of a template. Texts with the same number of lines are compared in pieces. */
export function patchOf(file: string, before: string, after: string, { from, to }: Direction): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const size = old.length === now.length ? LINES_AT_ONCE : Number.POSITIVE_INFINITY;
  const hunks: StructuredPatchHunk[] = [];
  for (let start = 0; start < old.length; start += size) {
    const [piece = '', changed = ''] = [old, now].map((lines) => lines.slice(start, start + size).join(''));
    for (const hunk of structuredPatch(file, file, piece, changed, '', '', { context: CONTEXT }).hunks) {
      add(hunks, { ...hunk, oldStart: hunk.oldStart + start, newStart: hunk.newStart + start });
    }
  }
  for (const [index, hunk] of hunks.entries()) {
    complete(hunk, old, hunks[index - 1], hunks[index + 1]);
  }
  return formatPatch({ ...structuredPatch(file, file, '', '', from, to), hunks });
}

/** Each line keeps its line end. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

/** Joins the hunk to the last one if no line is between them. */
function add(hunks: StructuredPatchHunk[], hunk: StructuredPatchHunk): void {
  const last = hunks.at(-1);
  if (last === undefined || endOf(last) < hunk.oldStart) {
    hunks.push(hunk);
    return;
  }
  last.oldLines += hunk.oldLines;
  last.newLines += hunk.newLines;
  last.lines = [...last.lines, ...hunk.lines];
}

/** Adds the context lines that the border of a piece has cut off. Lines outside of hunks are the same in both texts. */
function complete(
  hunk: StructuredPatchHunk,
  old: readonly string[],
  last?: StructuredPatchHunk,
  next?: StructuredPatchHunk,
): void {
  const isChange = (line: string) => !line.startsWith(' ');
  const first = hunk.lines.findIndex(isChange);
  const begin = Math.max(last ? endOf(last) : 1, hunk.oldStart - (CONTEXT - first), 1);
  const before = contextOf(old.slice(begin - 1, hunk.oldStart - 1));
  const after = hunk.lines.length - 1 - hunk.lines.findLastIndex(isChange);
  const end = endOf(hunk);
  const further = contextOf(old.slice(end - 1, Math.min(end - 1 + CONTEXT - after, (next?.oldStart ?? old.length + 1) - 1)));
  hunk.lines = [...before, ...hunk.lines, ...further];
  hunk.oldStart -= before.length;
  hunk.newStart -= before.length;
  hunk.oldLines += before.length + further.length;
  hunk.newLines += before.length + further.length;
}

function contextOf(lines: readonly string[]): string[] {
  return lines.map((line) => ` ${line.replace(/\n$/, '')}`);
}

/** The number of the first line after the hunk. */
function endOf({ oldStart, oldLines }: StructuredPatchHunk): number {
  return oldStart + oldLines;
}
