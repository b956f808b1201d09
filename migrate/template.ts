import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLParseError,
  type YAMLSeq,
} from 'yaml';
import { type Lexeme, lexemesOf, tagsAmong } from './lexemes';
import { Refusal, refuseIf } from './refusal';

export type Entry = Pair<Scalar.Parsed, ParsedNode | null>;
export type Mapping = YAMLMap.Parsed<Scalar.Parsed>;
export type Sequence = YAMLSeq.Parsed;

/** A template, and the position of each of its parts in the text. */
export interface Template {
  text: string;
  root: Mapping;
  /** The positions of tags (`!Ref`) in the text, in its order. */
  tags: readonly number[];
  /** The positions at which the lines begin. */
  lines: readonly number[];
}

/** The templates that were read last, by their text, the oldest first. A move reads its few templates again and again. */
const lastTemplates = new Map<string, Template>();

/** The most text of these templates together, in characters. A template takes about 60 times the memory of its text. */
const MOST_KEPT_TEXT = 500_000;

/**
 * Reads a template in YAML or JSON, which is also YAML. All values are read as strings: nothing depends on their types.
 * @returns a template that other callers share
 * @throws Refusal when the text is not a template, or has aliases
 */
export function parseTemplate(text: string): Template {
  const template = lastTemplates.get(text) ?? readTemplate(text);
  lastTemplates.delete(text);
  lastTemplates.set(text, template);
  forgetOldest();
  return template;
}

function forgetOldest(): void {
  const texts = [...lastTemplates.keys()];
  let length = texts.reduce((sum, text) => sum + text.length, 0);
  for (const text of texts) {
    if (length <= MOST_KEPT_TEXT) return;
    lastTemplates.delete(text);
    length -= text.length;
  }
}

function readTemplate(text: string): Template {
  const lexemes = lexemesOf(text);
  const { errors, contents } = documentOf(text, lexemes);
  const lines = linesOf(text);
  refuseIf(errors.map((error) => `The template can't be read: ${describeError(lines, error)}`));
  if (!isMap(contents)) throw new Refusal(['The template must be a mapping with a section Resources.']);
  const template = { text, root: contents as Mapping, tags: tagsAmong(lexemes), lines };
  refuseKeysThatAreNotStrings(template);
  if (mappingIn(template.root, 'Resources') === undefined)
    throw new Refusal(['The template must have a section Resources with at least one resource.']);
  const aliases = [...nodesOf(template.root)].filter((node) => isAlias(node));
  refuseIf(
    aliases.map(
      (node) => `Line ${lineOf(template, node)}: an alias (*) refers to text elsewhere in the template. Replace it by that text.`,
    ),
  );
  return template;
}

/** Like parseDocument of the yaml package, but with our lexemes. Of duplicate keys the last one counts, as in CloudFormation. */
function documentOf(text: string, lexemes: readonly Lexeme[]): Document.Parsed {
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, keepSourceTokens: true });
  const [document, second] = composer.compose(tokensOf(lexemes), true, text.length);
  if (document === undefined) throw new Error('The yaml package returned no document.');
  if (second !== undefined) throw new Refusal(["The template can't be read: it has a second YAML document (---). Remove it."]);
  return document as Document.Parsed;
}

function* tokensOf(lexemes: readonly Lexeme[]) {
  const parser = new Parser();
  for (const { source } of lexemes) yield* parser.next(source);
  yield* parser.end();
}

function describeError(lines: readonly number[], { message, pos: [position] }: YAMLParseError): string {
  return `line ${countUpTo(lines, position)}: ${message}`;
}

function refuseKeysThatAreNotStrings(template: Template): void {
  const mappings = [...nodesOf(template.root)].filter((node) => isMap(node));
  const wrong = mappings.filter(({ items }) => items.some(({ key }) => !isScalar(key)));
  refuseIf(wrong.map((node) => `Line ${lineOf(template, node)}: a key of this mapping is not a string. Write a string.`));
}

/** This node and every node below it, in the order of the text, without the values of duplicate keys that do not count. */
export function* nodesOf(node: ParsedNode | null): Generator<ParsedNode> {
  if (node === null) return;
  yield node;
  if (isMap(node)) for (const { value } of entriesOf(node as Mapping)) yield* nodesOf(value);
  if (isSeq(node)) for (const item of node.items) yield* nodesOf(item as ParsedNode);
}

/** The entries of a mapping that count: of a duplicate key, only the last one. */
export function entriesOf(mapping: Mapping): Entry[] {
  const all = allEntriesOf(mapping);
  const last = new Map(all.map((entry) => [keyOf(entry), entry]));
  return last.size === all.length ? all : all.filter((entry) => last.get(keyOf(entry)) === entry);
}

/** All entries, including the entries of a duplicate key that do not count. */
export function allEntriesOf(mapping: Mapping): Entry[] {
  return mapping.items as Entry[];
}

export function keyOf({ key }: Entry): string {
  return String(key?.value);
}

export function entryOf(mapping: Mapping, key: string): Entry | undefined {
  return allEntriesOf(mapping).findLast((entry) => keyOf(entry) === key);
}

/** The mapping under a key; undefined if it is missing or empty. */
export function mappingIn(mapping: Mapping, key: string): Mapping | undefined {
  const value = entryOf(mapping, key)?.value;
  return isMap(value) && value.items.length > 0 ? (value as Mapping) : undefined;
}

/** The string under a key; undefined for a list, a mapping or a function. */
export function textIn(mapping: Mapping, key: string): string | undefined {
  return textOf(entryOf(mapping, key)?.value);
}

/** The tags of a string: no tag, or a tag for strings. */
const STRING_TAGS: readonly unknown[] = [undefined, '!', 'tag:yaml.org,2002:str'];

/** The string of a node; undefined for a list, a mapping or a function. */
export function textOf(node: ParsedNode | null | undefined): string | undefined {
  return isScalar(node) && STRING_TAGS.includes(node.tag) ? String(node.value) : undefined;
}

/** The type of a resource; empty if it has none. */
export function typeOf({ value }: Entry): string {
  return (isMap(value) && textIn(value as Mapping, 'Type')) || '';
}

export function lineOf(template: Template, { range }: ParsedNode): number {
  return lineAt(template, range[0]);
}

/** @param position in the text, in characters */
export function lineAt({ lines }: Template, position: number): number {
  return countUpTo(lines, position);
}

function linesOf(text: string): number[] {
  const lines = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines.push(end + 1);
  return lines;
}

/** The number of ascending positions that are at or before another position. */
export function countUpTo(positions: readonly number[], position: number): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
