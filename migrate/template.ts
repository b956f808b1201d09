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

/** A template, with every part of it at its place in the text. */
export interface Template {
  text: string;
  root: Mapping;
  /** Where tags (`!Ref`) stand in the text, in its order. */
  tags: readonly number[];
  /** Where its lines begin. */
  lines: readonly number[];
}

/**
 * Reads a template in YAML or JSON, which is YAML too. Values stay the texts that they are: nothing depends on their types.
 * @throws Refusal for what is no template, or one whose parts stand elsewhere than they are used
 */
export function parseTemplate(text: string): Template {
  const lexemes = lexemesOf(text);
  const { errors, contents } = documentOf(text, lexemes);
  const lines = linesOf(text);
  refuseIf(errors.map((error) => `The template can't be read: ${whatIsWrong(lines, error)}`));
  if (!isMap(contents)) throw new Refusal(['A template is a mapping, with a section Resources.']);
  const template = { text, root: contents as Mapping, tags: tagsAmong(lexemes), lines };
  refuseKeysThatAreNoTexts(template);
  if (mappingIn(template.root, 'Resources') === undefined) throw new Refusal(['The template has no section Resources.']);
  const aliases = [...nodesOf(template.root)].filter((node) => isAlias(node));
  refuseIf(aliases.map((node) => `Line ${lineOf(template, node)}: an alias (*) stands for text elsewhere. Write it out first.`));
  return template;
}

/** As yaml's own parseDocument, but for the lexemes. Of keys that stand twice the last one counts, as in CloudFormation. */
function documentOf(text: string, lexemes: readonly Lexeme[]): Document.Parsed {
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, keepSourceTokens: true });
  const [document, second] = composer.compose(tokensOf(lexemes), true, text.length);
  if (document === undefined) throw new Error('yaml answered no document.');
  if (second !== undefined) throw new Refusal(["The template can't be read: it goes on with another YAML document (---)."]);
  return document as Document.Parsed;
}

function* tokensOf(lexemes: readonly Lexeme[]) {
  const parser = new Parser();
  for (const { source } of lexemes) yield* parser.next(source);
  yield* parser.end();
}

function whatIsWrong(lines: readonly number[], { message, pos: [position] }: YAMLParseError): string {
  return `line ${countUpTo(lines, position)}: ${message}`;
}

function refuseKeysThatAreNoTexts(template: Template): void {
  const mappings = [...nodesOf(template.root)].filter((node) => isMap(node));
  const wrong = mappings.filter(({ items }) => items.some(({ key }) => !isScalar(key)));
  refuseIf(wrong.map((node) => `Line ${lineOf(template, node)}: a key of this mapping is no text.`));
}

/** Every node below this one, itself first, in the order of the text. Values that do not count are left out. */
export function* nodesOf(node: ParsedNode | null): Generator<ParsedNode> {
  if (node === null) return;
  yield node;
  if (isMap(node)) for (const { value } of entriesOf(node as Mapping)) yield* nodesOf(value);
  if (isSeq(node)) for (const item of node.items) yield* nodesOf(item as ParsedNode);
}

/** The entries of a mapping that count: of those with the same key, the last one. */
export function entriesOf(mapping: Mapping): Entry[] {
  const all = allEntriesOf(mapping);
  const last = new Map(all.map((entry) => [keyOf(entry), entry]));
  return last.size === all.length ? all : all.filter((entry) => last.get(keyOf(entry)) === entry);
}

/** Also those that do not count. */
export function allEntriesOf(mapping: Mapping): Entry[] {
  return mapping.items as Entry[];
}

export function keyOf({ key }: Entry): string {
  return String(key?.value);
}

export function entryOf(mapping: Mapping, key: string): Entry | undefined {
  return allEntriesOf(mapping).findLast((entry) => keyOf(entry) === key);
}

/** The mapping under a key, if there is one that is not empty. */
export function mappingIn(mapping: Mapping, key: string): Mapping | undefined {
  const value = entryOf(mapping, key)?.value;
  return isMap(value) && value.items.length > 0 ? (value as Mapping) : undefined;
}

/** The text under a key; undefined where it is none, but a list, a mapping or a function. */
export function textIn(mapping: Mapping, key: string): string | undefined {
  return textOf(entryOf(mapping, key)?.value);
}

/** What a plain text may be marked as: not at all, or as what it is. */
const TEXT: readonly unknown[] = [undefined, '!', 'tag:yaml.org,2002:str'];

/** The text of a node; undefined for anything but a plain text: lists, mappings, functions. */
export function textOf(node: ParsedNode | null | undefined): string | undefined {
  return isScalar(node) && TEXT.includes(node.tag) ? String(node.value) : undefined;
}

/** The type of a resource; empty where it is none. */
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

/** How many of some positions, which ascend, lie at or before another one. */
export function countUpTo(positions: readonly number[], position: number): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
