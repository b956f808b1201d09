import { isSeq, type ParsedNode, stringify } from 'yaml';
import type { Edit } from './edits';
import { afterColon, endOf, endOfEntry, isInlineText, quoteAt, startOfEntry, startsOfItems } from './places';
import { allEntriesOf, type Entry, entryOf, keyOf, type Mapping, type Sequence, type Template, textOf } from './template';

/** Entries to add to a mapping and to remove from it. The other entries stay byte for byte. */
export interface Change {
  add?: Readonly<Record<string, unknown>>;
  /** The entry before which to add; default: the first one. */
  before?: Entry | undefined;
  /** The keys of the entries to remove. All entries of a duplicate key are removed. */
  remove?: ReadonlySet<string>;
}

/** Adds entries to a mapping and removes some, in the notation of the mapping: one entry per line, or in braces. */
export function changeEntries(template: Template, mapping: Mapping, { add = {}, before, remove = new Set() }: Change): Edit[] {
  const entries = allEntriesOf(mapping);
  const isRemoved = (entry: Entry) => remove.has(keyOf(entry));
  const [first = before] = entries;
  if (first === undefined) return [];
  const parts = entries.map((entry) => ({
    start: startOfEntry(entry),
    end: endOfEntry(template, entry),
    isRemoved: isRemoved(entry),
  }));
  if (!mapping.flow) {
    return [...insertion(template.text, add, startOfEntry(before ?? first)), ...removeLines(template.text, parts)];
  }
  const added = Object.entries(add).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const start = startOfEntry(before ?? entries.find((entry) => !isRemoved(entry)) ?? first);
  const separator = `,${spaceBefore(template.text, start)}`;
  if (parts.every((part) => part.isRemoved)) return [{ start, end: parts.at(-1)?.end ?? start, text: added.join(separator) }];
  return [
    ...(added.length > 0 ? [{ start, end: start, text: added.map((text) => text + separator).join('') }] : []),
    ...cutOut(parts),
  ];
}

/** Sets an entry of a mapping to a string, and adds the entry if it is missing. */
export function setText(template: Template, mapping: Mapping, key: string, value: string): Edit[] {
  const entry = entryOf(mapping, key);
  if (!entry?.value) return changeEntries(template, mapping, { add: { [key]: value } });
  const isText = isInlineText(entry.value);
  const quote = quoteAt(template.text, (isText ? entry.value : entry.key).range[0]);
  const start = isText ? entry.value.range[0] : afterColon(entry);
  const end = Math.max(start, endOf(template, entry.value));
  return [{ start, end, text: `${isText ? '' : ' '}${quote}${value}${quote}` }];
}

/** Removes names from the DependsOn of a resource, and the whole entry if no name is left. */
export function removeDependencies(template: Template, resource: Mapping, names: ReadonlySet<string>): Edit[] {
  const entry = entryOf(resource, 'DependsOn');
  if (!entry?.value) return [];
  const isNamed = (node: ParsedNode) => names.has(textOf(node) ?? '');
  const whole = () => changeEntries(template, resource, { remove: new Set(['DependsOn']) });
  if (!isSeq(entry.value)) return isNamed(entry.value) ? whole() : [];
  const sequence = entry.value as Sequence;
  const starts = startsOfItems(sequence);
  const parts = (sequence.items as ParsedNode[]).map((item, index) => ({
    start: starts[index] ?? item.range[0],
    end: endOf(template, item),
    isRemoved: isNamed(item),
  }));
  if (parts.every((part) => part.isRemoved)) return whole();
  return sequence.flow ? cutOut(parts) : removeLines(template.text, parts);
}

/** An item of a list or an entry of a mapping, by its position in the text. */
interface Part {
  start: number;
  end: number;
  isRemoved: boolean;
}

/** Deletes parts of a list with commas, and the commas that are then too many. At least one part must stay. */
function cutOut(parts: readonly Part[]): Edit[] {
  const edits: Edit[] = [];
  let lastKept: Part | undefined;
  let firstRemoved: Part | undefined;
  for (const part of parts) {
    if (part.isRemoved) {
      firstRemoved ??= part;
    } else {
      if (firstRemoved !== undefined) edits.push({ start: firstRemoved.start, end: part.start, text: '' });
      lastKept = part;
      firstRemoved = undefined;
    }
  }
  const last = parts.at(-1);
  if (firstRemoved !== undefined && lastKept !== undefined && last !== undefined) {
    edits.push({ start: lastKept.end, end: last.end, text: '' });
  }
  return edits;
}

/** Deletes parts with the lines that they fill, and with the comments after them that have a deeper indentation. */
function removeLines(text: string, parts: readonly Part[]): Edit[] {
  const edits: Edit[] = [];
  // The line of the first part may begin with something else: a dash, or the colon of a key with a question mark.
  let sharesLine = false;
  for (const [index, { start, end, isRemoved }] of parts.entries()) {
    sharesLine = isRemoved && (sharesLine || !isFirstOfLine(text, start));
    if (sharesLine) edits.push({ start, end: parts[index + 1]?.start ?? end, text: '' });
    else if (isRemoved) {
      const line = lineStart(text, start);
      edits.push({ start: line, end: endOfLines(text, end, start - line), text: '' });
    }
  }
  return edits;
}

function isFirstOfLine(text: string, position: number): boolean {
  return /^ *$/.test(text.slice(lineStart(text, position), position));
}

/** The end of the lines of a part that ends at `partEnd` and has this indentation. */
function endOfLines(text: string, partEnd: number, indentation: number): number {
  let end = lineEnd(text, partEnd);
  for (let line = end; line < text.length; line = lineEnd(text, line)) {
    const [, blanks = '', comment] = /^( *)(#)?/.exec(text.slice(line, lineEnd(text, line))) ?? [];
    if (comment !== undefined && blanks.length > indentation) end = lineEnd(text, line);
    else if (text.slice(line, lineEnd(text, line)).trim() !== '') break;
  }
  return end;
}

/** The start of the next line. */
function lineEnd(text: string, position: number): number {
  return text.indexOf('\n', position) + 1 || text.length;
}

function lineStart(text: string, position: number): number {
  const start = position === 0 ? 0 : text.lastIndexOf('\n', position - 1) + 1;
  return start || Number(text.startsWith(BYTE_ORDER_MARK));
}

const BYTE_ORDER_MARK = '\uFEFF';

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The white space before a position. */
function spaceBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && /\s/.test(text[start - 1] ?? '')) start--;
  return text.slice(start, end) || ' ';
}

/** Adds entries, each on its line, before the entry that begins at a position. */
function insertion(text: string, entries: object, place: number): Edit[] {
  if (Object.keys(entries).length === 0) return [];
  const line = lineStart(text, place);
  const indentation = ' '.repeat(place - line);
  const lines = stringify(entries, { lineWidth: 0 }).trimEnd().split('\n');
  const written = lines.map((one) => indentation + one + lineEndOf(text)).join('');
  if (isFirstOfLine(text, place)) return [{ start: line, end: line, text: written }];
  return [{ start: place, end: place, text: written.slice(indentation.length) + indentation }];
}
