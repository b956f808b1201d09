import { isMisspelling } from '../src/model/nearest';
import type { AnyCheck } from './checks';
import type { Finding } from './finding';
import { callIn, type Entry, entriesOf, entryIn, memberOf, type Node, nodesIn, type Place } from './node';
import { AWS_TYPE, type Client, isClientType, OUR_TYPE, type Template, typeOf } from './template';

/** The properties that only our type has. */
const ONLY_OURS: readonly string[] = ['PublishSecretsInAWSSecretsManager'];

const CLIENT_TYPES = [OUR_TYPE, AWS_TYPE];
/** The type without its namespace. */
const AFTER_NAMESPACE = OUR_TYPE.slice(OUR_TYPE.indexOf('::'));
const NOT_A_MAPPING = 'Properties must be a mapping: CloudFormation accepts functions only inside the values of properties.';
const notInThisType = (name: string) =>
  `${name} is not a property of ${AWS_TYPE}, only of ${OUR_TYPE}: remove it, or migrate the client to ${OUR_TYPE}.`;
const duplicateText = (key: string) => `${key} is a duplicate key in its mapping: keep only one of them.`;

/** The problems of a client that do not depend on its values. */
export function shapeFindings(client: Client): Finding[] {
  const { name: of, type, entry, properties } = client;
  const error = (check: AnyCheck, message: string, place: Place): Finding => ({ check, level: 'error', of, message, place });
  const duplicates = nodesIn(entry.value).flatMap((node) => (node.kind === 'map' ? node.duplicates : []));
  const ours = type === AWS_TYPE ? ONLY_OURS.flatMap((name) => entryIn(properties?.value, name) ?? []) : [];
  return [
    ...duplicates.map(({ key, keyPlace }) => error('duplicate-key', duplicateText(key), keyPlace)),
    // The check null-value reports null.
    ...(properties && !hasProperties(client) && !isNull(properties.value)
      ? [error('wrong-type', NOT_A_MAPPING, properties.value.place)]
      : []),
    ...ours.map(({ key, keyPlace }) => error('not-in-this-type', notInThisType(key), keyPlace)),
  ];
}

/** Whether the properties are a mapping or missing. A macro may write a mapping. */
export function hasProperties({ properties }: Client): boolean {
  return properties === undefined || (properties.value.kind === 'map' && !isFunction(properties.value));
}

function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function isFunction(node: Node): boolean {
  const call = callIn(node);
  return call !== undefined && !/^Fn::(?:Transform$|ForEach::)/.test(call.name);
}

/** Clients whose logical id is duplicate: CloudFormation creates only one of the resources. */
export function duplicateClients({ resources, clients }: Template): Finding[] {
  const duplicates = resources.kind === 'map' ? resources.duplicates : [];
  const isClient = ({ key, value }: Entry) => isClientType(typeOf(value)) || clients.some(({ name }) => name === key);
  return duplicates.filter(isClient).map(({ key, keyPlace: place }): Finding => {
    return { check: 'duplicate-key', level: 'error', of: key, message: duplicateText(key), place };
  });
}

/** Resources whose type differs from the type of an app client by at most two letters. */
export function misspelledTypes(template: Template): Finding[] {
  return typeFindings(template, 'misspelled-type', 'warning', (type) => {
    // Another organization's type may have almost the same name.
    const near = CLIENT_TYPES.find((one) => namespaceOf(one) === namespaceOf(type) && isMisspelling(type, one));
    if (near === undefined) return undefined;
    return `The type ${type} is not ${near}, so this resource was not checked: if you mean an app client, correct the type and check again.`;
  });
}

/** App clients whose type has another namespace. It may be our type under another name, or a type of another organization. */
export function otherTypes(template: Template): Finding[] {
  return typeFindings(template, 'other-type', 'note', (type) => {
    const isOther = CLIENT_TYPES.every((one) => namespaceOf(one) !== namespaceOf(type));
    if (!isOther || !type.endsWith(AFTER_NAMESPACE)) return undefined;
    return `The type ${type} was not checked: if it is the type of this check under another name, use the check of a release with --type-name ${type}.`;
  });
}

/** @param messageOf the message about a type; undefined for a type without a problem */
function typeFindings(
  { resources }: Template,
  check: AnyCheck,
  level: Finding['level'],
  messageOf: (type: string) => string | undefined,
): Finding[] {
  return entriesOf(resources).flatMap(({ key: of, value }): Finding[] => {
    const message = messageOf(typeOf(value) ?? '');
    if (message === undefined) return [];
    return [{ check, level, of, message, place: memberOf(value, 'Type')?.place ?? value.place }];
  });
}

function namespaceOf(type: string): string | undefined {
  return type.split('::')[0]?.toLowerCase();
}
