/**
 * A part of the text. Lines and columns count from 1. The end is after the last character. Columns count UTF-16 units, as in
 * editors.
 */
export interface Place {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

export type Scalar = string | number | boolean | null;

/** A node of a template. A short tag (`!Ref X`) becomes its long form, a mapping (`Ref: X`). */
export type Node = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  kind: 'scalar';
  value: Scalar;
  /** The source text without quotes. YAML reads `Yes` as true, but a condition may have the name Yes. */
  source: string;
  place: Place;
}

export interface ListNode {
  kind: 'list';
  items: Node[];
  place: Place;
}

export interface MapNode {
  kind: 'map';
  /** The entries, each key once. */
  entries: Entry[];
  /** Entries that do not count, because the mapping has their key again further down. */
  duplicates: Entry[];
  place: Place;
}

export interface Entry {
  key: string;
  keyPlace: Place;
  value: Node;
}

/** A call of an intrinsic function. */
export interface FunctionCall {
  name: string;
  argument: Node;
}

const CALL = /^(?:Ref|Condition|Fn::.+)$/;

export function callIn(node: Node): FunctionCall | undefined {
  if (node.kind !== 'map' || node.entries.length !== 1) return undefined;
  const [entry] = node.entries;
  return entry && CALL.test(entry.key) ? { name: entry.key, argument: entry.value } : undefined;
}

export function entryIn(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

export function memberOf(node: Node | undefined, key: string): Node | undefined {
  return entryIn(node, key)?.value;
}

export function entriesOf(node: Node | undefined): Entry[] {
  return node?.kind === 'map' ? node.entries : [];
}

export function itemsOf(node: Node | undefined): Node[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The value of a scalar as a string. CloudFormation accepts numbers and booleans as strings. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

/** The source of a scalar that is a name, or a text with names. */
export function nameOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.source : undefined;
}

/** This node and every node below it, each once. A YAML alias may put a node in several places. */
export function nodesIn(node: Node, seen = new Set<Node>()): Node[] {
  if (seen.has(node)) return [];
  seen.add(node);
  const below = node.kind === 'list' ? node.items : entriesOf(node).map(({ value }) => value);
  return [node, ...below.flatMap((one) => nodesIn(one, seen))];
}
