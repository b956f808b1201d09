/** A change of a text: `text` takes the place of what stands from `start` to `end`, both counted in characters. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Applies edits, in whatever order they come. An edit in the midst of what another one replaces goes with it. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const standing = edits.filter((edit) => !edits.some((other) => isInside(edit, other)));
  let result = '';
  let position = 0;
  for (const { start, end, text: replacement } of standing.sort((a, b) => a.start - b.start)) {
    result += text.slice(position, start) + replacement;
    position = end;
  }
  return result + text.slice(position);
}

/** An insertion at the very edge of a range is not inside of it. */
function isInside(inner: Edit, outer: Edit): boolean {
  const isWithin = inner.start >= outer.start && inner.end <= outer.end && inner.end > outer.start && inner.start < outer.end;
  return isWithin && outer.end - outer.start > inner.end - inner.start;
}
