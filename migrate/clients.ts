import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import schema from '../my-cognito-userpoolclient.json';
import { type Direction, MANAGED_SECRET, typeHas } from './direction';
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

/** The app clients of a template that move, and every reference to them. */
export interface Clients {
  resources: Mapping;
  /** Their entries in the section Resources. */
  entries: Entry[];
  names: ReadonlySet<string>;
  references: Reference[];
}

/**
 * Finds the clients of the type that a direction starts from.
 * @throws Refusal when there are none, or when the template does not show everything about them
 */
export function findClients(template: Template, direction: Direction): Clients {
  const resources = mappingIn(template.root, 'Resources') as Mapping;
  const entries = ofType(resources, direction.from);
  const names = new Set(entries.map(keyOf));
  const macroProblems = problemsOfMacros(template);
  refuseIf([
    // A macro may create clients that the template does not show.
    ...(entries.length === 0 && macroProblems.length === 0 ? [noClients(ofType(resources, direction.to).length, direction)] : []),
    ...macroProblems,
  ]);
  const { found, problems } = findReferences(template);
  const references = found.filter(({ name }) => names.has(name));
  refuseIf([
    ...entries.flatMap((entry) => unknownProperties(template, entry, direction)),
    ...problems,
    ...references.flatMap((reference) => referenceProblems(reference, direction)),
    ...managedSecretProblems(entries, references),
  ]);
  return { resources, entries, names, references };
}

/** Leaves out the clients that are not in the stack. */
export function withoutClients(clients: Clients, absent: ReadonlySet<string>): Clients {
  const entries = clients.entries.filter((entry) => !absent.has(keyOf(entry)));
  const names = new Set(entries.map(keyOf));
  return { ...clients, entries, names, references: clients.references.filter(({ name }) => names.has(name)) };
}

function ofType(resources: Mapping, type: string): Entry[] {
  return entriesOf(resources).filter((entry) => typeOf(entry) === type);
}

function noClients(alreadyMoved: number, { from, to }: Direction): string {
  const none = `The template has no resource of type ${from}`;
  if (alreadyMoved === 0) return `${none}, so there is nothing to move.`;
  return `${none}, only of type ${to}: it is rewritten already. Give the template from before the rewrite.`;
}

export function clientOf(entry: Entry): Mapping {
  return entry.value as Mapping;
}

/** Transforms that change neither app clients nor references to them. */
const HARMLESS_TRANSFORMS = new Set(['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions']);

/** A reason for each macro, and the command that prints the processed template: the template does not show what a macro writes. */
function problemsOfMacros(template: Template): string[] {
  const transform = entryOf(template.root, 'Transform')?.value ?? null;
  const transforms = isSeq(transform) ? (transform.items as ParsedNode[]) : transform ? [transform] : [];
  const unknown = transforms.filter((node) => !HARMLESS_TRANSFORMS.has(textOf(node) ?? ''));
  const called = [...nodesOf(template.root)].flatMap(macroCalls);
  const all = [...unknown.map((node) => ({ node, name: macroName(node) })), ...called];
  if (all.length === 0) return [];
  return [
    ...all.map(
      ({ node, name }) =>
        `Line ${lineOf(template, node)}: ${name} writes parts of the template at deployment, and they are not visible here.`,
    ),
    'Give the processed template instead: aws cloudformation get-template --stack-name STACK ' +
      '--template-stage Processed --query TemplateBody',
  ];
}

interface MacroCall {
  node: ParsedNode;
  name: string;
}

function macroCalls(node: ParsedNode): MacroCall[] {
  if (node.tag === '!Transform') return [{ node, name: macroName(node) }];
  if (!isMap(node)) return [];
  return entriesOf(node as Mapping).flatMap((entry) => {
    const [name, kind] = /^Fn::(Transform$|ForEach::.*)/s.exec(keyOf(entry)) ?? [];
    if (name === undefined) return [];
    return [{ node: entry.key, name: kind === 'Transform' && entry.value ? macroName(entry.value) : name }];
  });
}

/** The name of a macro is a string, or the value of the key Name. */
function macroName(node: ParsedNode): string {
  const name = isMap(node) ? textIn(node as Mapping, 'Name') : textOf(node);
  return name === undefined ? 'a macro' : `the macro ${name}`;
}

/** AWS may have added a property to its type after this release: the migration refuses it, so that no setting is lost. */
function unknownProperties(template: Template, entry: Entry, { to }: Direction): string[] {
  const properties = mappingIn(clientOf(entry), 'Properties');
  return (properties ? entriesOf(properties) : []).flatMap((property) => {
    const reason = propertyProblem(property, keyOf(entry), to);
    return reason === undefined ? [] : [`Line ${lineOf(template, property.key)}: ${reason}`];
  });
}

function propertyProblem(entry: Entry, client: string, to: string): string | undefined {
  const property = keyOf(entry);
  if (READ_ONLY.has(property))
    return `${property} is read-only. Remove it; other resources read it by !GetAtt ${client}.${property}.`;
  if (PROPERTIES.has(property) && typeHas(to, property)) return undefined;
  const remedy = property !== MANAGED_SECRET ? RENAME_OR_REMOVE : isFalse(entry.value) ? 'Remove it.' : MOVE_SECRET_BACK;
  return `${to} has no property ${property}. ${remedy}`;
}

const RENAME_OR_REMOVE = 'Correct its name, or remove it if the client does not need it.';

/** Removing the property is not enough: the secret then stays in Secrets Manager. */
const MOVE_SECRET_BACK =
  'Move the secret back first: deploy false, and replace every ClientSecretArn in the same deployment, as ' +
  'examples/managed-secret/README.md shows. Cognito then deletes the secret in Secrets Manager at once. After that, ' +
  'remove the property.';

/** The handlers accept "false" in any case of letters. */
function isFalse(value: ParsedNode | null): boolean {
  return isScalar(value) && String(value.value).toLowerCase() === 'false';
}

const READ_ONLY = new Set(schema.readOnlyProperties.map((pointer) => pointer.replace('/properties/', '')));
const PROPERTIES = new Set(Object.keys(schema.properties).filter((name) => !READ_ONLY.has(name)));

/** Cognito does not return a secret that it keeps in Secrets Manager, so GetAtt of ClientSecret fails. */
function managedSecretProblems(entries: readonly Entry[], references: readonly Reference[]): string[] {
  const managed = entries.filter((entry) => {
    const properties = mappingIn(clientOf(entry), 'Properties');
    const published = properties && entryOf(properties, MANAGED_SECRET);
    // The value of a function may be true.
    return published !== undefined && !isFalse(published.value);
  });
  const names = new Set(managed.map(keyOf));
  const values = references.filter(({ name, attribute }) => attribute === 'ClientSecret' && names.has(name));
  return values.map(
    ({ name, line }) =>
      `Line ${line}: ${name} has no ClientSecret while ${MANAGED_SECRET} is true. Read the secret in Secrets Manager instead.`,
  );
}

function referenceProblems({ name, attribute, line }: Reference, { from, to, ref }: Direction): string[] {
  if (attribute !== undefined) {
    const lacking = READ_ONLY.has(attribute) ? [from, to].find((type) => !typeHas(type, attribute)) : from;
    return lacking === undefined
      ? []
      : [`Line ${line}: ${lacking} has no attribute ${attribute}. Correct its name, or remove the reference.`];
  }
  if (ref !== 'fromGetAtt') return [];
  return [
    `Line ${line}: Ref of ${name} gives the pool id and the client id, and ${to} has no expression for both. ` +
      `Use the attribute ${name}.ClientId.`,
  ];
}
