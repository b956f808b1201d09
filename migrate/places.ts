import { type CST, isCollection, isPair, isScalar, type ParsedNode } from 'yaml';
import { type Entry, type Mapping, type Sequence, type Template, textOf } from './template';

/** Whether a node is a string, with or without quotes, or a list or mapping in brackets: a word can replace it at its start. */
export function isInline(node: ParsedNode): boolean {
  if (isScalar(node)) return node.source !== '' && !node.type?.startsWith('BLOCK');
  return isCollection(node) && node.flow === true;
}

/** The end of a node, without the line ends and comments after it. A list or mapping without brackets ends with its last part. */
export function endOf(template: Template, node: ParsedNode): number {
  const [start, end] = node.range;
  const last = isCollection(node) && !node.flow ? lastPart(node as Mapping | Sequence) : null;
  return last ? endOf(template, last) : start + template.text.slice(start, end).trimEnd().length;
}

function lastPart(node: Mapping | Sequence): ParsedNode | null {
  const last = node.items.at(-1);
  return (isPair(last) ? (last.value ?? last.key) : last) as ParsedNode;
}

/** Tokens that may come before an entry or item and do not belong to it. */
const BETWEEN: ReadonlySet<string> = new Set(['space', 'newline', 'comment', 'comma']);

/** The start of an entry: a tag, an anchor or a question mark may come before its key. */
export function startOfEntry(entry: Entry): number {
  return offsetOf(entry.srcToken, ({ type }) => !BETWEEN.has(type)) ?? entry.key.range[0];
}

/** The end of the last part of an entry. */
export function endOfEntry(template: Template, entry: Entry): number {
  return Math.max(endOf(template, entry.value ?? entry.key), afterColon(entry), entry.key.range[1]);
}

/** The start of each item of a list, its dash or tag included. */
export function startsOfItems(sequence: Sequence): number[] {
  const tokens = (sequence.srcToken as CST.BlockSequence | CST.FlowCollection | undefined)?.items ?? [];
  const items = sequence.items as ParsedNode[];
  return items.map(({ range }, index) => offsetOf(tokens[index], ({ type }) => !BETWEEN.has(type)) ?? range[0]);
}

function offsetOf(item: CST.CollectionItem | undefined, isIt: (token: CST.SourceToken) => boolean): number | undefined {
  return item?.start.find(isIt)?.offset;
}

/** The position after the colon of an entry, or after its key if it has no colon. */
export function afterColon({ key, srcToken }: Entry): number {
  const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  return colon === undefined ? key.range[1] : colon.offset + colon.source.length;
}

/** The quotation mark at the start of a scalar; empty if it has none. */
export function quoteAt(text: string, position: number): string {
  return /^["']/.exec(text.slice(position, position + 1))?.[0] ?? '';
}

/** Whether a node is a string that a word can replace. */
export function isInlineText(node: ParsedNode): boolean {
  return textOf(node) !== undefined && isInline(node);
}
