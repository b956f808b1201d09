import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type YAMLMap,
  type Node as YamlNode,
} from 'yaml';
import { type Entry, type MapNode, type Node, nameOf, type Place } from './node';
import { functionNamed, reasonOf, TEMPLATE_YAML } from './templateYaml';
import { Unreadable } from './unreadable';

/** CloudFormation accepts templates of 1 MB. Even with all aliases expanded, a template of 1 MB has fewer nodes than this. */
const MAX_NODES = 1_000_000;

/**
 * Reads a template in YAML, or in JSON, which is also YAML.
 * @throws Unreadable with the place of the error
 */
export function parseTemplate(text: string): Node {
  if (text.trim() === '') throw new Unreadable('The file is empty.');
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      ...TEMPLATE_YAML,
      uniqueKeys: false,
      lineCounter: lines,
    });
    refuseErrors(document, /^\s*[{[]/.test(text) ? 'JSON' : 'YAML');
    return new Reader(text, lines, document).node(document.contents as YamlNode | null);
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable('The file is nested too deeply to be checked.');
    throw error;
  }
}

function refuseErrors({ errors: [error] }: Document.Parsed, language: string): void {
  if (error === undefined) return;
  if (error.message.startsWith('Maximum call stack')) throw new RangeError();
  const [start] = error.linePos ?? [];
  throw new Unreadable(
    `The file is not valid ${language}: ${reasonOf(error)}.`,
    start && { line: start.line, column: start.col },
  );
}

/** Converts the nodes of the YAML library to nodes with places. */
class Reader {
  /** The nodes from the root to the one that is read now. */
  private readonly open = new Set<YamlNode>();
  private count = 0;

  constructor(
    private readonly text: string,
    private readonly lines: LineCounter,
    private readonly document: Document.Parsed,
  ) {}

  /** @param keyPlace the key of the node in its mapping */
  node(node: YamlNode | null, keyPlace?: Place): Node {
    this.count += 1;
    if (this.count > MAX_NODES)
      throw new Unreadable('The file has too many nodes with its aliases (*) written out: use fewer aliases.');
    if (node === null) return { kind: 'scalar', value: null, source: '', place: keyPlace ?? this.place(0, 0) };
    if (isAlias(node)) return this.target(node, keyPlace);
    const key = functionNamed(node.tag);
    if (key === undefined) return this.untagged(node, this.placeOf(node, keyPlace));
    const place = this.placeOf(node, keyPlace, node.tag);
    const value = this.untagged(node, place);
    return { kind: 'map', entries: [{ key, keyPlace: place, value }], duplicates: [], place };
  }

  /** The target of an alias. It is read again for each alias, so that `count` limits the size of all of them. */
  private target(alias: Alias, keyPlace: Place | undefined): Node {
    const target = alias.resolve(this.document);
    const { line, column } = this.place(alias.range?.[0] ?? 0, 0);
    const at = { line, column };
    if (target === undefined) throw new Unreadable('The file has an alias (*) without an anchor (&).', at);
    if (this.open.has(target)) throw new Unreadable('The file has an alias (*) that contains itself.', at);
    return this.node(target, keyPlace);
  }

  private untagged(node: YamlNode, place: Place): Node {
    this.open.add(node);
    try {
      if (isMap(node)) return this.map(node as YAMLMap<unknown, YamlNode | null>, place);
      if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => this.node(item as YamlNode | null, place)), place };
      if (!isScalar(node)) return { kind: 'scalar', value: null, source: '', place };
      return { kind: 'scalar', value: scalar(node.value), source: node.source ?? String(node.value), place };
    } finally {
      this.open.delete(node);
    }
  }

  private map({ items }: YAMLMap<unknown, YamlNode | null>, place: Place): MapNode {
    const entries = new Map<string, Entry>();
    const duplicates: Entry[] = [];
    const merged: Entry[] = [];
    for (const pair of items) {
      const entry = this.entry(pair, place);
      const before = entries.get(entry.key);
      if (isMergeKey(pair)) merged.push(...mergedEntries(entry.value));
      else {
        if (before) duplicates.push(before);
        entries.set(entry.key, entry);
      }
    }
    for (const entry of merged) if (!entries.has(entry.key)) entries.set(entry.key, entry);
    return { kind: 'map', entries: [...entries.values()], duplicates, place };
  }

  private entry({ key, value }: Pair<unknown, YamlNode | null>, place: Place): Entry {
    const isNode = isScalar(key) || isCollection(key) || isAlias(key);
    const node = isNode ? this.node(key as YamlNode, place) : undefined;
    const keyPlace = node?.place ?? place;
    return { key: nameOf(node) ?? '', keyPlace, value: this.node(value, keyPlace) };
  }

  /** The place of a list or mapping without brackets is its key. */
  private placeOf(node: YamlNode, keyPlace: Place | undefined, tag?: string): Place {
    const [start, end] = node.range ?? [0, 0];
    const isBlock = (isCollection(node) && !node.flow) || end === start;
    if (isBlock && tag === undefined && keyPlace) return keyPlace;
    const tagged = tag === undefined ? start : this.text.lastIndexOf(tag, start);
    const from = tagged < 0 ? start : tagged;
    return this.place(from, isBlock ? from + (tag?.length ?? 0) : end);
  }

  private place(start: number, end: number): Place {
    const [from, to] = [this.lines.linePos(start), this.lines.linePos(end)];
    return { line: from.line, column: from.col, endLine: to.line, endColumn: to.col };
  }
}

function isMergeKey({ key }: Pair<unknown, unknown>): boolean {
  return isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol') && (key.type ?? 'PLAIN') === 'PLAIN';
}

function mergedEntries(node: Node): Entry[] {
  if (node.kind === 'map') return node.entries;
  return node.kind === 'list' ? node.items.flatMap(mergedEntries) : [];
}

function scalar(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}
