import { isCollection, isPair, isScalar, type ParsedNode } from 'yaml';
import type { Entry, Mapping, Sequence, Template } from './template';

/** Whether a node is a text with quotes or without, or a list or mapping in brackets: a word may stand where it begins. */
export function isInline(node: ParsedNode): boolean {
  if (isScalar(node)) return node.source !== '' && !node.type?.startsWith('BLOCK');
  return isCollection(node) && node.flow === true;
}

/** Where a node ends, without line ends and comments behind it. A list or mapping without brackets ends with its last part. */
export function endOf(template: Template, node: ParsedNode): number {
  const [start, end] = node.range;
  const last = isCollection(node) && !node.flow ? lastPart(node as Mapping | Sequence) : null;
  return last ? endOf(template, last) : start + template.text.slice(start, end).trimEnd().length;
}

function lastPart(node: Mapping | Sequence): ParsedNode | null {
  const last = node.items.at(-1);
  return (isPair(last) ? (last.value ?? last.key) : last) as ParsedNode;
}

/** Right behind the colon of an entry. */
export function behindColon({ text }: Template, { key }: Entry): number {
  return text.indexOf(':', key.range[1]) + 1;
}

/** The quotation mark with which a scalar begins, if it does with one. */
export function quoteAt(text: string, position: number): string {
  return /^["']/.exec(text.slice(position, position + 1))?.[0] ?? '';
}
