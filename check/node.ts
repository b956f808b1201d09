/** A part of the text, from 1 on. The end is behind the last character. Columns count UTF-16 units, as editors do. */
export interface Place {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

export type Scalar = string | number | boolean | null;

/** A node of a template. A short tag (`!Ref X`) is the mapping that it stands for (`Ref: X`). */
export type Node = ScalarNode | ListNode | MapNode;

export interface ScalarNode {
  kind: 'scalar';
  value: Scalar;
  /** As it is written, without quotes: YAML takes `Yes` for true, which does not change the name of a condition. */
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
  /** Each key once. */
  entries: Entry[];
  /** Entries whose key stands in the mapping again, further down. */
  repeated: Entry[];
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

/** The text that a scalar is as a value; a number and a boolean are texts to CloudFormation. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

/** A scalar that is a name, or names in a text. */
export function nameOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.source : undefined;
}

/** Every node below this one, itself first, each once: a YAML alias may make one stand in several places. */
export function nodesIn(node: Node, seen = new Set<Node>()): Node[] {
  if (seen.has(node)) return [];
  seen.add(node);
  const below = node.kind === 'list' ? node.items : entriesOf(node).map(({ value }) => value);
  return [node, ...below.flatMap((one) => nodesIn(one, seen))];
}
