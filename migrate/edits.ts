/** A change of a text: `text` takes the place of what stands from `start` to `end`, both counted in characters. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Applies edits, in whatever order they come. An edit in the midst of what another one replaces goes with it. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  // An edit comes behind those that begin before it, and behind a longer one that begins with it. Insertions come first.
  const sorted = [...edits].sort((a, b) => a.start - b.start || Number(isInsertion(b)) - Number(isInsertion(a)) || b.end - a.end);
  const parts: string[] = [];
  let position = 0;
  for (const edit of sorted) {
    // What stands before the position is gone. An insertion at the very edge of a deletion is not inside of it.
    if (edit.start < position) continue;
    parts.push(text.slice(position, edit.start), edit.text);
    position = edit.end;
  }
  return parts.join('') + text.slice(position);
}

function isInsertion({ start, end }: Edit): boolean {
  return start === end;
}
