import { isMap, isSeq, type ParsedNode } from 'yaml';
import schema from '../../my-cognito-userpoolclient.json';
import { ATTRIBUTES, type Direction } from './direction';
import { findReferences, type Reference } from './references';
import { refuseIf } from './refusal';
import {
  type Entry,
  entriesOf,
  entryOf,
  lineOf,
  type Mapping,
  mappingIn,
  nodesOf,
  type Template,
  textIn,
  textOf,
} from './template';

/** The app clients of a template that are to move, and all that refers to them. */
export interface Clients {
  resources: Mapping;
  /** Their entries in the section Resources. */
  entries: Entry[];
  names: ReadonlySet<string>;
  references: Reference[];
}

/**
 * Finds the clients of the type that a direction starts from.
 * @throws Refusal when there are none, or when something about them can't be seen in the template
 */
export function findClients(template: Template, direction: Direction): Clients {
  const resources = mappingIn(template.root, 'Resources') as Mapping;
  const entries = ofType(resources, direction.from);
  const names = new Set(entries.map(({ key }) => String(key.value)));
  refuseIf([
    ...(entries.length === 0 ? [noClients(ofType(resources, direction.to).length, direction)] : []),
    ...macros(template),
    ...entries.flatMap((entry) => unknownProperties(template, entry, direction)),
  ]);
  const { found, unclear } = findReferences(template);
  const references = found.filter(({ name }) => names.has(name));
  refuseIf([...unclear, ...references.flatMap((reference) => unknownMeaning(reference, direction))]);
  return { resources, entries, names, references };
}

function ofType(resources: Mapping, type: string): Entry[] {
  return entriesOf(resources).filter(({ value }) => isMap(value) && textIn(value as Mapping, 'Type') === type);
}

function noClients(alreadyMoved: number, { from, to }: Direction): string {
  const none = `The template has no resource of the type ${from}`;
  if (alreadyMoved === 0) return `${none}.`;
  return `${none}, but has some of the type ${to}: it is rewritten already. Plan steps from the template as it was before.`;
}

export function clientOf(entry: Entry): Mapping {
  return entry.value as Mapping;
}

/** Transforms that leave resources of other types, and what refers to them, as they are. */
const HARMLESS_TRANSFORMS = new Set(['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions']);

/** What a macro makes of a template is not seen in it. */
function macros(template: Template): string[] {
  const transform = entryOf(template.root, 'Transform')?.value ?? null;
  const transforms = isSeq(transform) ? (transform.items as ParsedNode[]) : transform ? [transform] : [];
  const unknown = transforms.filter((node) => !HARMLESS_TRANSFORMS.has(textOf(node) ?? ''));
  const called = [...nodesOf(template.root)].flatMap(macroCalls);
  return [...unknown, ...called].map(
    (node) => `Line ${lineOf(template, node)}: what a macro makes of the template can't be seen.`,
  );
}

function macroCalls(node: ParsedNode): ParsedNode[] {
  if (node.tag === '!Transform') return [node];
  if (!isMap(node)) return [];
  return entriesOf(node as Mapping)
    .map(({ key }) => key)
    .filter(({ value }) => /^Fn::(Transform$|ForEach::)/.test(String(value)));
}

/** The two types have the same properties. One that AWS may have added since is not lost in silence. */
function unknownProperties(template: Template, entry: Entry, { to }: Direction): string[] {
  const properties = mappingIn(clientOf(entry), 'Properties');
  const unknown = (properties ? entriesOf(properties) : []).filter(({ key }) => !PROPERTIES.has(String(key.value)));
  return unknown.map(({ key }) => `Line ${lineOf(template, key)}: ${to} has no property ${key.value}.`);
}

const PROPERTIES = new Set(
  Object.keys(schema.properties).filter((name) => !schema.readOnlyProperties.includes(`/properties/${name}`)),
);

function unknownMeaning({ name, attribute, line }: Reference, { from, to, refIsClientId }: Direction): string[] {
  if (attribute !== undefined) {
    return ATTRIBUTES.has(attribute) ? [] : [`Line ${line}: ${from} has no attribute ${attribute}.`];
  }
  if (refIsClientId) return [];
  return [`Line ${line}: Ref ${name} gives the ids of pool and client, and ${to} has no such expression. Use ${name}.ClientId.`];
}
