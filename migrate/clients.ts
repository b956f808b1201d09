import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import schema from '../my-cognito-userpoolclient.json';
import { type Direction, isOf, MANAGED_SECRET } from './direction';
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
  ]);
  const { found, unclear } = findReferences(template);
  const references = found.filter(({ name }) => names.has(name));
  refuseIf([
    ...entries.flatMap((entry) => unknownProperties(template, entry, direction)),
    ...unclear,
    ...references.flatMap((reference) => unknownMeaning(reference, direction)),
    ...valuesOfManagedSecrets(entries, references),
  ]);
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

/** A property that the new type does not have is not lost in silence. AWS may have added one since. */
function unknownProperties(template: Template, entry: Entry, { to }: Direction): string[] {
  const properties = mappingIn(clientOf(entry), 'Properties');
  return (properties ? entriesOf(properties) : []).flatMap((property) => {
    const reason = whatIsWrongWith(property, keyOf(entry), to);
    return reason === undefined ? [] : [`Line ${lineOf(template, property.key)}: ${reason}`];
  });
}

function whatIsWrongWith(entry: Entry, client: string, to: string): string | undefined {
  const property = keyOf(entry);
  if (READ_ONLY.has(property)) return `${property} is read-only: others get it by !GetAtt ${client}.${property}. Take it out.`;
  if (PROPERTIES.has(property) && isOf(to, property)) return undefined;
  const cure = property !== MANAGED_SECRET ? '' : isFalse(entry.value) ? ' Take it out.' : MOVE_SECRET_BACK;
  return `${to} has no property ${property}.${cure}`;
}

/** A template that no longer mentions the property leaves the secret where it is. */
const MOVE_SECRET_BACK =
  ' Move the secret back first: deploy false, together with something else in place of every ClientSecretArn, as' +
  ' examples/managed-secret/README.md shows. That deletes the secret in Secrets Manager at once. Then take the property out.';

/** In any case of letters, as the handlers take it. */
function isFalse(value: ParsedNode | null): boolean {
  return isScalar(value) && String(value.value).toLowerCase() === 'false';
}

const READ_ONLY = new Set(schema.readOnlyProperties.map((pointer) => pointer.replace('/properties/', '')));
const PROPERTIES = new Set(Object.keys(schema.properties).filter((name) => !READ_ONLY.has(name)));

/** Cognito does not answer a secret that it keeps in Secrets Manager, so GetAtt fails. */
function valuesOfManagedSecrets(entries: readonly Entry[], references: readonly Reference[]): string[] {
  const managed = entries.filter((entry) => {
    const properties = mappingIn(clientOf(entry), 'Properties');
    const published = properties && entryOf(properties, MANAGED_SECRET);
    // A function may come to true.
    return published !== undefined && !isFalse(published.value);
  });
  const names = new Set(managed.map(keyOf));
  const values = references.filter(({ name, attribute }) => attribute === 'ClientSecret' && names.has(name));
  return values.map(
    ({ name, line }) =>
      `Line ${line}: ${name} has no ClientSecret while ${MANAGED_SECRET} is true. Let others read the secret in Secrets Manager.`,
  );
}

function unknownMeaning({ name, attribute, line }: Reference, { from, to, ref }: Direction): string[] {
  if (attribute !== undefined) {
    const lacking = READ_ONLY.has(attribute) ? [from, to].find((type) => !isOf(type, attribute)) : from;
    return lacking === undefined ? [] : [`Line ${line}: ${lacking} has no attribute ${attribute}.`];
  }
  if (ref !== 'fromGetAtt') return [];
  return [`Line ${line}: Ref ${name} gives the ids of pool and client, and ${to} has no such expression. Use ${name}.ClientId.`];
}
