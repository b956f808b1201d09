import { PROPERTY_NAMES } from '../src/model/attributes';
import type { AnyCheck } from './checks';
import type { Finding } from './finding';
import { Names, nearest } from './names';
import { type Entry, entriesOf, itemsOf, memberOf, type Node, nameOf } from './node';
import type { Client, Template } from './template';

/** What a resource may have. SAM reads Connectors, and takes them out. The CDK writes Version and Description. */
const ATTRIBUTES = [
  ...['Type', 'Properties', 'Condition', 'DependsOn', 'Metadata', 'DeletionPolicy', 'UpdateReplacePolicy'],
  ...['CreationPolicy', 'UpdatePolicy', 'Connectors', 'Version', 'Description'],
];

/** What is wrong with the attributes of a client's resource, next to its properties. */
export function resourceFindings(template: Template, client: Client): Finding[] {
  const { name: of, entry } = client;
  const error = (check: AnyCheck, message: string, { place }: Pick<Node, 'place'>): Finding => {
    return { check, level: 'error', of, message, place };
  };
  const stray = strayAttributes(client).map(({ key, keyPlace: place }) =>
    error('unknown-resource-attribute', strayText(key), { place }),
  );
  const names = new Names(template);
  if (!names.areKnownIn(client)) return stray;
  const named = (attribute: string): Node[] => {
    const value = memberOf(entry.value, attribute);
    return value?.kind === 'list' ? itemsOf(value) : [value].flatMap((node) => node ?? []);
  };
  const found = (node: Node, problemsOf: (name: string) => [AnyCheck, string][]): Finding[] => {
    const name = nameOf(node);
    return name === undefined ? [] : problemsOf(name).map(([check, message]) => error(check, message, node));
  };
  return [
    ...stray,
    ...named('Condition').flatMap((node) => found(node, (name) => names.problemsOfCondition(name))),
    ...named('DependsOn').flatMap((node) => found(node, (name) => names.problemsOfResource(name))),
  ];
}

/** What CloudFormation does not know of a resource. A macro may write attributes. */
export function strayAttributes({ entry }: Client): Entry[] {
  return entriesOf(entry.value).filter(({ key }) => !ATTRIBUTES.includes(key) && !key.startsWith('Fn::'));
}

function strayText(key: string): string {
  const isProperty = PROPERTY_NAMES.some((name) => name === key);
  const cure = isProperty ? 'put it into Properties, indented by one level more' : nearest(key, ATTRIBUTES, 'take it out');
  return `${key} is no attribute of a resource: ${cure}.`;
}
