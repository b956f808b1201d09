import { type Entry, entriesOf, entryIn, type MapNode, memberOf, type Node, textOf } from './node';
import { hasMacroMembers, macrosOf } from './transforms';

/** The types of app clients. */
export const OUR_TYPE = 'My::Cognito::UserPoolClient';
export const AWS_TYPE = 'AWS::Cognito::UserPoolClient';

export interface Template {
  root: Node;
  resources: Node;
  clients: Client[];
  /** Whether a macro or a module may add resources, conditions and other names. */
  hasMacro: boolean;
}

/** A resource that is an app client. */
export interface Client {
  name: string;
  type: typeof OUR_TYPE | typeof AWS_TYPE;
  entry: Entry;
  properties: Entry | undefined;
}

/** The mappings in which a macro may add names that a client refers to. */
const MACRO_TARGETS: readonly ((root: Node) => Node | undefined)[] = [
  (root) => root,
  ...['Parameters', 'Conditions', 'Resources'].map((name) => (root: Node) => memberOf(root, name)),
];

/** @param resources the section Resources of the template */
export function templateOf(root: Node, resources: MapNode): Template {
  return {
    root,
    resources,
    clients: resources.entries.flatMap(clientOf),
    hasMacro:
      macrosOf(root).length > 0 || MACRO_TARGETS.some((node) => hasMacroMembers(node(root))) || resources.entries.some(isModule),
  };
}

function clientOf(entry: Entry): Client[] {
  const type = typeOf(entry.value);
  if (!isClientType(type)) return [];
  return [{ name: entry.key, type, entry, properties: entryIn(entry.value, 'Properties') }];
}

export function isClientType(type: string | undefined): type is Client['type'] {
  return type === OUR_TYPE || type === AWS_TYPE;
}

export function typeOf(resource: Node): string | undefined {
  return textOf(memberOf(resource, 'Type'));
}

/** A module adds resources. */
function isModule({ value }: Entry): boolean {
  return typeOf(value)?.endsWith('::MODULE') === true;
}

/** The entries of a section of the template, such as Parameters. */
export function section({ root }: Template, name: string): Entry[] {
  return entriesOf(memberOf(root, name));
}
