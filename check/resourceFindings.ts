import { PROPERTY_NAMES } from '../src/model/attributes';
import type { AnyCheck } from './checks';
import type { Finding } from './finding';
import { Names, nearest } from './names';
import { type Entry, entriesOf, itemsOf, memberOf, type Node, nameOf } from './node';
import type { Client, Template } from './template';

/** The attributes of a resource. SAM reads Connectors, and removes them. The CDK writes Version and Description. */
const ATTRIBUTES = [
  ...['Type', 'Properties', 'Condition', 'DependsOn', 'Metadata', 'DeletionPolicy', 'UpdateReplacePolicy'],
  ...['CreationPolicy', 'UpdatePolicy', 'Connectors', 'Version', 'Description'],
];

/** The problems of the attributes next to Properties of a client. */
export function resourceFindings(template: Template, client: Client): Finding[] {
  const { name: of, entry } = client;
  const error = (check: AnyCheck, message: string, { place }: Pick<Node, 'place'>): Finding => {
    return { check, level: 'error', of, message, place };
  };
  const unknown = unknownAttributes(client).map(({ key, keyPlace: place }) =>
    error('unknown-resource-attribute', unknownAttributeText(key), { place }),
  );
  const names = new Names(template);
  if (!names.areKnownIn(client)) return unknown;
  const named = (attribute: string): Node[] => {
    const value = memberOf(entry.value, attribute);
    return value?.kind === 'list' ? itemsOf(value) : [value].flatMap((node) => node ?? []);
  };
  const found = (node: Node, problemsOf: (name: string) => [AnyCheck, string][]): Finding[] => {
    const name = nameOf(node);
    return name === undefined ? [] : problemsOf(name).map(([check, message]) => error(check, message, node));
  };
  return [
    ...unknown,
    ...named('Condition').flatMap((node) => found(node, (name) => names.problemsOfCondition(name))),
    ...named('DependsOn').flatMap((node) => found(node, (name) => names.problemsOfResource(name))),
  ];
}

/** The attributes that CloudFormation does not know. A macro may write attributes, so the call of a macro is not one of them. */
export function unknownAttributes({ entry }: Client): Entry[] {
  return entriesOf(entry.value).filter(({ key }) => !ATTRIBUTES.includes(key) && !key.startsWith('Fn::'));
}

function unknownAttributeText(key: string): string {
  const isProperty = PROPERTY_NAMES.some((name) => name === key);
  const advice = isProperty ? 'move it into Properties' : nearest(key, ATTRIBUTES, 'remove it');
  return `${key} is not an attribute of a resource: ${advice}.`;
}
