import { isSeq, type ParsedNode, stringify } from 'yaml';
import type { Edit } from './edits';
import { behindColon, endOf, isInline, quoteAt } from './places';
import { type Entry, entriesOf, entryOf, type Mapping, type Sequence, type Template, textOf } from './template';

/** Changes of what stands in a mapping, beside its other entries, which stay to the letter. */
export interface Change {
  add?: Readonly<Record<string, unknown>>;
  /** Where to add; otherwise first. */
  before?: Entry | undefined;
  remove?: readonly Entry[];
}

/** Adds entries to a mapping and removes some, in the style of its own: one entry a line, or in braces. */
export function changeEntries(template: Template, mapping: Mapping, { add = {}, before, remove = [] }: Change): Edit[] {
  const entries = entriesOf(mapping);
  const kept = entries.filter((entry) => !remove.includes(entry));
  const [first] = entries;
  const [place = first] = before ? [before] : kept;
  if (first === undefined || place === undefined) return [];
  if (!mapping.flow) {
    const start = lineStart(template.text, (before ?? first).key.range[0]);
    const indent = indentOf(template.text, first);
    return [
      ...(Object.keys(add).length > 0 ? [{ start, end: start, text: indented(add, indent, lineEndOf(template.text)) }] : []),
      ...remove.map((entry) => wholeLines(template.text, entry.key, entry.value)),
    ];
  }
  const added = Object.entries(add).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const separator = `,${spaceBefore(template.text, first.key)}`;
  if (kept.length === 0) return [{ start: first.key.range[0], end: entryEnd(entries.at(-1)), text: added.join(separator) }];
  const start = place.key.range[0];
  return [
    ...(added.length > 0 ? [{ start, end: start, text: added.map((text) => text + separator).join('') }] : []),
    ...cutOut(entries, remove, entryStart, entryEnd),
  ];
}

/** Sets an entry of a mapping to a text, whether it is there or not. */
export function setText(template: Template, mapping: Mapping, key: string, value: string): Edit[] {
  const entry = entryOf(mapping, key);
  if (!entry?.value) return changeEntries(template, mapping, { add: { [key]: value } });
  const isText = textOf(entry.value) !== undefined && isInline(entry.value);
  const quote = quoteAt(template.text, (isText ? entry.value : entry.key).range[0]);
  const start = isText ? entry.value.range[0] : behindColon(template, entry);
  const end = Math.max(start, endOf(template, entry.value));
  return [{ start, end, text: `${isText ? '' : ' '}${quote}${value}${quote}` }];
}

/** Takes names out of the DependsOn of a resource, and with the last one the whole entry. */
export function removeDependencies(template: Template, resource: Mapping, names: ReadonlySet<string>): Edit[] {
  const entry = entryOf(resource, 'DependsOn');
  if (!entry?.value) return [];
  const isNamed = (node: ParsedNode) => names.has(textOf(node) ?? '');
  if (!isSeq(entry.value)) return isNamed(entry.value) ? changeEntries(template, resource, { remove: [entry] }) : [];
  const sequence = entry.value as Sequence;
  const items = sequence.items as ParsedNode[];
  const named = items.filter(isNamed);
  if (named.length === items.length) return changeEntries(template, resource, { remove: [entry] });
  if (!sequence.flow) return named.map((item) => wholeLines(template.text, item, item));
  return cutOut(
    items,
    named,
    ({ range }) => range[0],
    ({ range }) => range[1],
  );
}

/** Deletes parts of a list with commas in between, so that what is left has its commas right. Something has to be left. */
function cutOut<Part>(
  parts: readonly Part[],
  remove: readonly Part[],
  startOf: (part: Part) => number,
  endOf: (part: Part) => number,
): Edit[] {
  const edits: Edit[] = [];
  let lastKept: Part | undefined;
  let firstRemoved: Part | undefined;
  for (const part of parts) {
    if (remove.includes(part)) {
      firstRemoved ??= part;
    } else {
      if (firstRemoved !== undefined) edits.push({ start: startOf(firstRemoved), end: startOf(part), text: '' });
      lastKept = part;
      firstRemoved = undefined;
    }
  }
  const last = parts.at(-1);
  if (firstRemoved !== undefined && lastKept !== undefined && last !== undefined) {
    edits.push({ start: endOf(lastKept), end: endOf(last), text: '' });
  }
  return edits;
}

const entryStart = (entry: Entry): number => entry.key.range[0];
const entryEnd = (entry: Entry | undefined): number => (entry?.value ?? entry?.key)?.range[1] ?? 0;

/** The deletion of all lines from the one on which `first` begins to the last one of `last`. */
function wholeLines(text: string, first: ParsedNode, last: ParsedNode | null): Edit {
  const end = (last ?? first).range[2];
  const lineEnd = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1 || text.length;
  return { start: lineStart(text, first.range[0]), end: lineEnd, text: '' };
}

function lineStart(text: string, position: number): number {
  return text.lastIndexOf('\n', position - 1) + 1 || Number(text.startsWith(BYTE_ORDER_MARK));
}

const BYTE_ORDER_MARK = '\uFEFF';

/** The spaces before an entry. There may be an anchor (`&name`) between them and its key. */
function indentOf(text: string, { key }: Entry): string {
  return /^ */.exec(text.slice(lineStart(text, key.range[0])))?.[0] ?? '';
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The white space between a node and what stands before it. */
function spaceBefore(text: string, { range: [start] }: ParsedNode): string {
  return /\s*$/.exec(text.slice(0, start))?.[0] || ' ';
}

function indented(entries: object, indent: string, lineEnd: string): string {
  const lines = stringify(entries, { lineWidth: 0 }).trimEnd().split('\n');
  return lines.map((line) => indent + line + lineEnd).join('');
}
