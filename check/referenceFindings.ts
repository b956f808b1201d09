import { READ_ONLY } from '../src/model/attributes';
import { nearestName } from '../src/model/nearest';
import type { TemplateCheck } from './checks';
import type { Finding } from './finding';
import { namesIn } from './functions';
import { callIn, entriesOf, type FunctionCall, memberOf, type Node, nameOf } from './node';
import { type Client, OUR_TYPE, section, type Template } from './template';

/** The wrong references to clients, in the properties of any resource and in outputs. */
export function referenceFindings(template: Template): Finding[] {
  // No reference can name a resource with an invalid logical id.
  const named = template.clients.filter(({ name }) => /^[A-Za-z0-9]+$/.test(name));
  const clients = new Map(named.map((client) => [client.name, client]));
  if (clients.size === 0) return [];
  const users = [
    ...entriesOf(template.resources).map(({ key, value }) => ({ of: key, node: memberOf(value, 'Properties') })),
    ...section(template, 'Outputs').map(({ key, value }) => ({ of: key, node: memberOf(value, 'Value') })),
  ];
  return users.flatMap(({ of, node }) => (node ? findingsIn(node, of, clients) : []));
}

type Clients = ReadonlyMap<string, Client>;

function findingsIn(start: Node, of: string, clients: Clients, seen = new Set<Node>()): Finding[] {
  const findings: Finding[] = [];
  const left = [start];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const call = callIn(node);
    const { place } = node;
    const problems = call ? problemsOf(call, clients) : [];
    findings.push(...problems.map(([check, message]): Finding => ({ check, level: 'error', of, message, place })));
    // A template that splits the value at the bar expects both ids.
    if (call?.name === 'Fn::Split') continue;
    left.push(...(node.kind === 'list' ? node.items : entriesOf(node).map(({ value }) => value)));
  }
  return findings;
}

function problemsOf({ name, argument }: FunctionCall, clients: Clients): [TemplateCheck, string][] {
  if (name === 'Ref') {
    const target = nameOf(argument);
    return target === undefined ? [] : refProblem(target, clients, `!Ref ${target}`, `!GetAtt ${target}.ClientId`);
  }
  if (name === 'Fn::GetAtt') return attributeProblem(attributeOf(argument), clients);
  if (name !== 'Fn::Sub') return [];
  return [...new Set(namesIn(argument))].flatMap((inside) => {
    const [client = '', ...attribute] = inside.split('.');
    if (attribute.length > 0) return attributeProblem([client, attribute.join('.')], clients);
    return refProblem(client, clients, `\${${client}}`, `\${${client}.ClientId}`);
  });
}

function refProblem(name: string, clients: Clients, written: string, instead: string): [TemplateCheck, string][] {
  if (clients.get(name)?.type !== OUR_TYPE) return [];
  return [
    [
      'ref-is-no-client-id',
      `${written} gives the pool id and the client id, joined by a bar: for the client id, use ${instead}.`,
    ],
  ];
}

function attributeOf(argument: Node): [client: string, attribute: string | undefined] {
  if (argument.kind === 'list') return [nameOf(argument.items[0]) ?? '', nameOf(argument.items[1])];
  const [client = '', ...attribute] = (nameOf(argument) ?? '').split('.');
  return [client, attribute.join('.')];
}

/** The attributes that only our type has. */
const ONLY_OURS: readonly string[] = ['ClientSecretArn'];

function attributeProblem([name, attribute]: [string, string | undefined], clients: Clients): [TemplateCheck, string][] {
  const client = clients.get(name);
  if (client === undefined || attribute === undefined) return [];
  const message = attributeText(name, attribute, client.type);
  return message === undefined ? [] : [['unknown-attribute', message]];
}

/** The message for an attribute that a client does not have; undefined if it has the attribute. */
export function attributeText(client: string, attribute: string, type: Client['type']): string | undefined {
  const attributes = READ_ONLY.filter((one) => type === OUR_TYPE || !ONLY_OURS.includes(one));
  if (attributes.some((one) => one === attribute)) return undefined;
  const near = nearestName(attribute, attributes);
  const help = near === undefined ? `it has ${attributes.join(', ')}` : `the nearest is ${near}`;
  const isOurs = ONLY_OURS.includes(attribute);
  return `${client} has no attribute ${attribute}: ${isOurs ? `only ${OUR_TYPE} has it` : help}.`;
}
