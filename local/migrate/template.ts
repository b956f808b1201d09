import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLParseError,
  type YAMLSeq,
} from 'yaml';
import { Refusal, refuseIf } from './refusal';
import { tagsIn } from './tags';

export type Entry = Pair<Scalar.Parsed, ParsedNode | null>;
export type Mapping = YAMLMap.Parsed<Scalar.Parsed>;
export type Sequence = YAMLSeq.Parsed;

/** A template, with every part of it at its place in the text. */
export interface Template {
  text: string;
  root: Mapping;
  /** Where tags (`!Ref`) stand in the text, in its order. */
  tags: readonly number[];
}

/**
 * Reads a template in YAML or JSON, which is YAML too. Values stay the texts that they are: nothing depends on their types.
 * @throws Refusal for what is no template, or one whose parts stand elsewhere than they are used
 */
export function parseTemplate(text: string): Template {
  const document = parseDocument(text, { schema: 'failsafe' });
  refuseIf(document.errors.map((error) => `The template can't be read: ${whatIsWrong(error)}`));
  const root = document.contents;
  if (!isMap(root)) throw new Refusal(['A template is a mapping, with a section Resources.']);
  const template = { text, root: root as Mapping, tags: tagsIn(text) };
  if (mappingIn(template.root, 'Resources') === undefined) throw new Refusal(['The template has no section Resources.']);
  const aliases = [...nodesOf(template.root)].filter((node) => isAlias(node));
  refuseIf(aliases.map((node) => `Line ${lineOf(template, node)}: an alias (*) stands for text elsewhere. Write it out first.`));
  return template;
}

function whatIsWrong({ code, message }: YAMLParseError): string {
  return code === 'MULTIPLE_DOCS' ? 'it goes on with another YAML document (---).' : (message.split('\n')[0] ?? '');
}

/** Every node below this one, itself first, in the order of the text. */
export function* nodesOf(node: ParsedNode | null): Generator<ParsedNode> {
  if (node === null) return;
  yield node;
  if (isMap(node)) for (const { value } of node.items) yield* nodesOf(value as ParsedNode | null);
  if (isSeq(node)) for (const item of node.items) yield* nodesOf(item as ParsedNode);
}

export function entriesOf(mapping: Mapping): Entry[] {
  return mapping.items as Entry[];
}

export function entryOf(mapping: Mapping, key: string): Entry | undefined {
  return entriesOf(mapping).find((entry) => entry.key.value === key);
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

/** The text of a node; undefined for anything but a plain text: lists, mappings, functions. */
export function textOf(node: ParsedNode | null | undefined): string | undefined {
  return isScalar(node) && node.tag === undefined ? String(node.value) : undefined;
}

export function lineOf(template: Template, { range }: ParsedNode): number {
  return lineAt(template, range[0]);
}

/** @param position in the text, in characters */
export function lineAt({ text }: Template, position: number): number {
  return text.slice(0, position).split('\n').length;
}
