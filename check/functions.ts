import { Unknown } from '../src/model/unknown';
import { entriesOf, itemsOf, memberOf, type Node, nameOf, type Place, textOf } from './node';
import { textIn, type Value } from './value';

/** The parts of a deployment that functions read. */
export interface Deployment {
  /** The value of a node; undefined if it is AWS::NoValue in this deployment. */
  value(node: Node): Value | undefined;
  /** The value of a parameter. */
  ref(name: string, place: Place): Value | undefined;
  readonly sections: { readonly mappings: Node | undefined };
}

/** Returns the value of a function. If it is known only at deployment, at most the kind of the value is known. */
type Function = (deployment: Deployment, argument: Node) => Pick<Value, 'content'>;

const unknown = (kind: Unknown['kind']) => ({ content: new Unknown(kind) });
const returnsUnknown = (kind: Unknown['kind']): Function => {
  return () => unknown(kind);
};

/** The functions that compute a value. Ref and Fn::If are in evaluation.ts, because they can remove a node. */
const FUNCTIONS: Readonly<Record<string, Function>> = {
  'Fn::Base64': returnsUnknown('string'),
  'Fn::Cidr': returnsUnknown('list'),
  'Fn::FindInMap': findInMap,
  'Fn::GetAtt': returnsUnknown('any'),
  'Fn::GetAZs': returnsUnknown('list'),
  'Fn::ImportValue': returnsUnknown('string'),
  'Fn::Join': join,
  'Fn::Length': returnsUnknown('any'),
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': substitute,
  'Fn::ToJsonString': returnsUnknown('string'),
  'Fn::Transform': returnsUnknown('any'),
};

/** Every function that a value may have. */
export const FUNCTION_NAMES = ['Ref', 'Fn::If', ...Object.keys(FUNCTIONS)];

export function evaluateCall(deployment: Deployment, name: string, argument: Node): Pick<Value, 'content'> {
  const call = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  return call ? call(deployment, argument) : unknown('any');
}

function findInMap(deployment: Deployment, argument: Node): Pick<Value, 'content'> {
  const [name, first, second] = itemsOf(argument).map((node) => textIn(deployment.value(node)));
  if (name === undefined || first === undefined || second === undefined) return unknown('any');
  const found = memberOf(memberOf(memberOf(deployment.sections.mappings, name), first), second);
  return (found && deployment.value(found)) ?? unknown('any');
}

function join(deployment: Deployment, argument: Node): Pick<Value, 'content'> {
  const [delimiter, parts] = itemsOf(argument);
  const texts = textsIn(parts && deployment.value(parts));
  const between = textOf(delimiter);
  return texts === undefined || between === undefined ? unknown('string') : { content: texts.join(between) };
}

function select(deployment: Deployment, argument: Node): Pick<Value, 'content'> {
  const [index, list] = itemsOf(argument).map((node) => deployment.value(node));
  const chosen = Array.isArray(list?.content) ? list.content[Number(textIn(index))] : undefined;
  return chosen ?? unknown('any');
}

function split(deployment: Deployment, argument: Node): Pick<Value, 'content'> {
  const [delimiter, source] = itemsOf(argument);
  const between = textOf(delimiter);
  const value = source && deployment.value(source);
  const text = textIn(value);
  if (value === undefined || between === undefined || text === undefined) return unknown('list');
  return { content: text.split(between).map((content) => ({ place: value.place, content })) };
}

/** The strings of a list; undefined if one of them is unknown. */
function textsIn(list: Value | undefined): string[] | undefined {
  if (!Array.isArray(list?.content)) return undefined;
  const texts = list.content.map(textIn);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** A name in a text, `${Name}`. `${!Name}` is an escape for the text `${Name}`. */
const NAME = /\$\{(!?)([^}]*)\}/g;

function substitute(deployment: Deployment, argument: Node): Pick<Value, 'content'> {
  const [template, names] = argument.kind === 'list' ? argument.items : [argument];
  const own = new Map(entriesOf(names).map(({ key, value }) => [key, value]));
  let isKnown = true;
  const text = textOf(template)?.replace(NAME, (_all, escaped: string, inside: string) => {
    const name = inside.trim();
    if (escaped) return `\${${inside}}`;
    const node = own.get(name);
    const value = textIn(node ? deployment.value(node) : deployment.ref(name, argument.place));
    isKnown &&= value !== undefined;
    return value ?? '';
  });
  return text === undefined || !isKnown ? unknown('string') : { content: text };
}

/** The parameters, resources and attributes that the text of `Fn::Sub` names. */
export function namesIn(argument: Node): string[] {
  const [template, names] = argument.kind === 'list' ? argument.items : [argument];
  const own = new Set(entriesOf(names).map(({ key }) => key));
  const all = [...(nameOf(template) ?? '').matchAll(NAME)]
    .filter(([, escaped]) => !escaped)
    .map(([, , name = '']) => name.trim());
  return all.filter((name) => !own.has(name));
}
