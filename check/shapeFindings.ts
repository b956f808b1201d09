import { isMisspelling } from '../src/model/nearest';
import type { AnyCheck } from './checks';
import type { Finding } from './finding';
import { callIn, type Entry, entriesOf, entryIn, memberOf, type Node, nodesIn, type Place } from './node';
import { AWS_TYPE, type Client, isClientType, OUR_TYPE, type Template, typeOf } from './template';

/** The properties that only our type has. */
const OURS_ALONE: readonly string[] = ['PublishSecretsInAWSSecretsManager'];

const CLIENT_TYPES = [OUR_TYPE, AWS_TYPE];
const NO_OBJECT = 'Properties must be a mapping: CloudFormation takes functions in the values of properties only.';
const notInThisType = (name: string) =>
  `${name} is not a property of ${AWS_TYPE}, only of ${OUR_TYPE}: take it out, or migrate the client to ${OUR_TYPE}.`;
const twice = (key: string) => `${key} stands twice in the same mapping: keep one of them.`;

/** What is wrong with the form of a client, whatever its values. */
export function shapeFindings(client: Client): Finding[] {
  const { name: of, type, entry, properties } = client;
  const error = (check: AnyCheck, message: string, place: Place): Finding => ({ check, level: 'error', of, message, place });
  const repeated = nodesIn(entry.value).flatMap((node) => (node.kind === 'map' ? node.repeated : []));
  const ours = type === AWS_TYPE ? OURS_ALONE.flatMap((name) => entryIn(properties?.value, name) ?? []) : [];
  return [
    ...repeated.map(({ key, keyPlace }) => error('duplicate-key', twice(key), keyPlace)),
    // Of null there is a finding already.
    ...(properties && !hasProperties(client) && !isNull(properties.value)
      ? [error('wrong-type', NO_OBJECT, properties.value.place)]
      : []),
    ...ours.map(({ key, keyPlace }) => error('not-in-this-type', notInThisType(key), keyPlace)),
  ];
}

/** Whether the properties are a mapping, or missing. A macro may write a mapping. */
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

/** Of two resources of one name, CloudFormation makes one. */
export function repeatedClients({ resources, clients }: Template): Finding[] {
  const repeated = resources.kind === 'map' ? resources.repeated : [];
  const isClient = ({ key, value }: Entry) => isClientType(typeOf(value)) || clients.some(({ name }) => name === key);
  return repeated.filter(isClient).map(({ key, keyPlace: place }): Finding => {
    return { check: 'duplicate-key', level: 'error', of: key, message: twice(key), place };
  });
}

/** Resources that are no app clients, and would be with two other letters in their type. */
export function misspelledTypes({ resources }: Template): Finding[] {
  return entriesOf(resources).flatMap(({ key: of, value }): Finding[] => {
    const type = typeOf(value) ?? '';
    // Another organization's type may have almost the same name.
    const near = CLIENT_TYPES.find((one) => namespaceOf(one) === namespaceOf(type) && isMisspelling(type, one));
    if (near === undefined) return [];
    const message = `${type} is not ${near}: if an app client is meant, correct the type, and check the template again.`;
    return [{ check: 'misspelled-type', level: 'warning', of, message, place: memberOf(value, 'Type')?.place ?? value.place }];
  });
}

function namespaceOf(type: string): string | undefined {
  return type.split('::')[0]?.toLowerCase();
}
