import { isMap, isSeq, type ParsedNode } from 'yaml';
import schema from '../../my-cognito-userpoolclient.json';
import { ATTRIBUTES, type Direction } from './direction';
import { findReferences, type Reference } from './references';
import { refuseIf } from './refusal';
import {
  type Entry,
  entriesOf,
  entryOf,
  keyOf,
  lineOf,
  type Mapping,
  mappingIn,
  nodesOf,
  type Template,
  textIn,
  textOf,
  typeOf,
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
  const names = new Set(entries.map(keyOf));
  const unseen = macros(template);
  refuseIf([
    // A macro may make clients that are not seen.
    ...(entries.length === 0 && unseen.length === 0 ? [noClients(ofType(resources, direction.to).length, direction)] : []),
    ...unseen,
    ...entries.flatMap((entry) => unknownProperties(template, entry, direction)),
  ]);
  const { found, unclear } = findReferences(template);
  const references = found.filter(({ name }) => names.has(name));
  refuseIf([...unclear, ...references.flatMap((reference) => unknownMeaning(reference, direction))]);
  return { resources, entries, names, references };
}

/** The same without some clients, which are in no stack. */
export function withoutClients(clients: Clients, absent: ReadonlySet<string>): Clients {
  const entries = clients.entries.filter((entry) => !absent.has(keyOf(entry)));
  const names = new Set(entries.map(keyOf));
  return { ...clients, entries, names, references: clients.references.filter(({ name }) => names.has(name)) };
}

function ofType(resources: Mapping, type: string): Entry[] {
  return entriesOf(resources).filter((entry) => typeOf(entry) === type);
}

function noClients(alreadyMoved: number, { from, to }: Direction): string {
  const none = `The template has no resource of the type ${from}`;
  if (alreadyMoved === 0) return `${none}.`;
  return `${none}, but has some of the type ${to}: it is rewritten already. Steps begin with the template as it was before.`;
}

export function clientOf(entry: Entry): Mapping {
  return entry.value as Mapping;
}

/** Transforms that leave resources of other types, and what refers to them, as they are. */
const HARMLESS_TRANSFORMS = new Set(['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions']);

/** What a macro makes of a template is not seen in it: a reason for each one, and the way out. */
function macros(template: Template): string[] {
  const transform = entryOf(template.root, 'Transform')?.value ?? null;
  const transforms = isSeq(transform) ? (transform.items as ParsedNode[]) : transform ? [transform] : [];
  const unknown = transforms.filter((node) => !HARMLESS_TRANSFORMS.has(textOf(node) ?? ''));
  const called = [...nodesOf(template.root)].flatMap(macroCalls);
  const all = [...unknown.map((node) => ({ node, name: nameOfTransform(node) })), ...called];
  if (all.length === 0) return [];
  return [
    ...all.map(({ node, name }) => `Line ${lineOf(template, node)}: what ${name} makes of the template can't be seen in it.`),
    'Take the template that CloudFormation has made of it: aws cloudformation get-template --stack-name STACK ' +
      '--template-stage Processed --query TemplateBody',
  ];
}

interface MacroCall {
  node: ParsedNode;
  name: string;
}

function macroCalls(node: ParsedNode): MacroCall[] {
  if (node.tag === '!Transform') return [{ node, name: nameOfTransform(node) }];
  if (!isMap(node)) return [];
  return entriesOf(node as Mapping).flatMap((entry) => {
    const [name, kind] = /^Fn::(Transform$|ForEach::.*)/s.exec(keyOf(entry)) ?? [];
    if (name === undefined) return [];
    return [{ node: entry.key, name: kind === 'Transform' && entry.value ? nameOfTransform(entry.value) : name }];
  });
}

/** A macro is named by a text, or under the key Name. */
function nameOfTransform(node: ParsedNode): string {
  const name = isMap(node) ? textIn(node as Mapping, 'Name') : textOf(node);
  return name === undefined ? 'a macro' : `the macro ${name}`;
}

/** The two types have the same properties. One that AWS may have added since is not lost in silence. */
function unknownProperties(template: Template, entry: Entry, { to }: Direction): string[] {
  const properties = mappingIn(clientOf(entry), 'Properties');
  const unknown = (properties ? entriesOf(properties) : []).filter((property) => !PROPERTIES.has(keyOf(property)));
  return unknown.map(({ key }) => {
    const name = String(key.value);
    const isReadOnly = READ_ONLY.has(name);
    const reason = isReadOnly
      ? `${name} is read-only: others get it by !GetAtt ${keyOf(entry)}.${name}. Take it out.`
      : `${to} has no property ${name}.`;
    return `Line ${lineOf(template, key)}: ${reason}`;
  });
}

const READ_ONLY = new Set(schema.readOnlyProperties.map((pointer) => pointer.replace('/properties/', '')));
const PROPERTIES = new Set(Object.keys(schema.properties).filter((name) => !READ_ONLY.has(name)));

function unknownMeaning({ name, attribute, line }: Reference, { from, to, refIsClientId }: Direction): string[] {
  if (attribute !== undefined) {
    return ATTRIBUTES.has(attribute) ? [] : [`Line ${line}: ${from} has no attribute ${attribute}.`];
  }
  if (refIsClientId) return [];
  return [`Line ${line}: Ref ${name} gives the ids of pool and client, and ${to} has no such expression. Use ${name}.ClientId.`];
}
