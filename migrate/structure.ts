import { isSeq, type ParsedNode, stringify } from 'yaml';
import type { Edit } from './edits';
import { behindColon, endOf, endOfEntry, isInlineText, quoteAt, startOfEntry, startsOfItems } from './places';
import { allEntriesOf, type Entry, entryOf, keyOf, type Mapping, type Sequence, type Template, textOf } from './template';

/** Changes of what stands in a mapping, next to its other entries, which stay to the letter. */
export interface Change {
  add?: Readonly<Record<string, unknown>>;
  /** Where to add; otherwise first. */
  before?: Entry | undefined;
  /** The keys whose entries go, also those that do not count because the key stands twice. */
  remove?: ReadonlySet<string>;
}

/** Adds entries to a mapping and removes some, in the style of its own: one entry a line, or in braces. */
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
    return [...insertion(template.text, add, startOfEntry(before ?? first)), ...withoutLines(template.text, parts)];
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

/** Sets an entry of a mapping to a text, whether it is there or not. */
export function setText(template: Template, mapping: Mapping, key: string, value: string): Edit[] {
  const entry = entryOf(mapping, key);
  if (!entry?.value) return changeEntries(template, mapping, { add: { [key]: value } });
  const isText = isInlineText(entry.value);
  const quote = quoteAt(template.text, (isText ? entry.value : entry.key).range[0]);
  const start = isText ? entry.value.range[0] : behindColon(entry);
  const end = Math.max(start, endOf(template, entry.value));
  return [{ start, end, text: `${isText ? '' : ' '}${quote}${value}${quote}` }];
}

/** Takes names out of the DependsOn of a resource, and with the last one the whole entry. */
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
  return sequence.flow ? cutOut(parts) : withoutLines(template.text, parts);
}

/** A part of a list or mapping, by its place in the text. */
interface Part {
  start: number;
  end: number;
  isRemoved: boolean;
}

/** Deletes parts of a list with commas in between, so that what is left has its commas right. Something has to be left. */
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

/** Deletes parts that have lines of their own, with the comments that are further in than they are. */
function withoutLines(text: string, parts: readonly Part[]): Edit[] {
  const edits: Edit[] = [];
  // Something else may begin on the line of the first part: the colon of a key that has a question mark, or a dash.
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

/** Where the lines end of a part that ends here, and has this indentation. */
function endOfLines(text: string, partEnd: number, indentation: number): number {
  let end = lineEnd(text, partEnd);
  for (let line = end; line < text.length; line = lineEnd(text, line)) {
    const [, blanks = '', comment] = /^( *)(#)?/.exec(text.slice(line, lineEnd(text, line))) ?? [];
    if (comment !== undefined && blanks.length > indentation) end = lineEnd(text, line);
    else if (text.slice(line, lineEnd(text, line)).trim() !== '') break;
  }
  return end;
}

/** Where the next line begins. */
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

/** The white space between a place and what stands before it. */
function spaceBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && /\s/.test(text[start - 1] ?? '')) start--;
  return text.slice(start, end) || ' ';
}

/** Puts entries on lines of their own in front of the one that begins at a place. */
function insertion(text: string, entries: object, place: number): Edit[] {
  if (Object.keys(entries).length === 0) return [];
  const line = lineStart(text, place);
  const indentation = ' '.repeat(place - line);
  const lines = stringify(entries, { lineWidth: 0 }).trimEnd().split('\n');
  const written = lines.map((one) => indentation + one + lineEndOf(text)).join('');
  if (isFirstOfLine(text, place)) return [{ start: line, end: line, text: written }];
  return [{ start: place, end: place, text: written.slice(indentation.length) + indentation }];
}
