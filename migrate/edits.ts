/** A change of a text: `text` replaces the characters from `start` up to `end`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Applies edits, given in any order. An edit inside the range of another edit is ignored. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  // Edits are sorted by their start. At the same start insertions come first, then the longest edit.
  const sorted = [...edits].sort((a, b) => a.start - b.start || Number(isInsertion(b)) - Number(isInsertion(a)) || b.end - a.end);
  const parts: string[] = [];
  let position = 0;
  for (const edit of sorted) {
    // An earlier edit has replaced this place. An insertion at the edge of a deletion is outside of it.
    if (edit.start < position) continue;
    parts.push(text.slice(position, edit.start), edit.text);
    position = edit.end;
  }
  return parts.join('') + text.slice(position);
}

function isInsertion({ start, end }: Edit): boolean {
  return start === end;
}
