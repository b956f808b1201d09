import type { TemplateCheck } from './checks';
import type { Finding } from './finding';
import { FUNCTION_NAMES, namesIn } from './functions';
import { type NamedProblem, Names, nearest } from './names';
import { callIn, type FunctionCall, itemsOf, type Node, nameOf, nodesIn } from './node';
import type { Client, Template } from './template';

/** The problems of functions in the properties of a client, and of values that are null. */
export function functionFindings(template: Template, client: Client): Finding[] {
  const { name: of, properties } = client;
  if (properties === undefined) return [];
  const names = new Names(template);
  const known = names.areKnownIn(client) ? names : undefined;
  return nodesIn(properties.value).flatMap((node) => {
    const finding = (check: TemplateCheck, message: string): Finding => ({
      check,
      level: 'error',
      of,
      message,
      place: node.place,
    });
    if (node.kind === 'scalar' && node.value === null) {
      return [finding('null-value', 'The value is null, and CloudFormation refuses null: give it a value, or remove it.')];
    }
    const call = callIn(node);
    return call ? problemsOf(call, known).map(([check, message]) => finding(check, message)) : [];
  });
}

/** @param names undefined if a macro or a loop may add names */
function problemsOf({ name, argument }: FunctionCall, names: Names | undefined): NamedProblem[] {
  if (name === 'Fn::If') return problemsOfIf(argument, names);
  const unknown = names?.problemsOfValues(namedBy(name, argument)) ?? [];
  if (names === undefined || FUNCTION_NAMES.includes(name)) return unknown;
  return [
    ['unknown-function', `CloudFormation has no function ${name} for values: ${nearest(name, FUNCTION_NAMES, 'remove it')}.`],
  ];
}

function problemsOfIf(argument: Node, names: Names | undefined): NamedProblem[] {
  const [condition, ...branches] = itemsOf(argument);
  const name = nameOf(condition);
  if (name !== undefined && branches.length === 2) return names?.problemsOfCondition(name) ?? [];
  return [
    [
      'malformed-if',
      'Fn::If must be a list of three items: the name of a condition, the value if it is true, and the value if it is false.',
    ],
  ];
}

/** The parameters and resources that a function names. */
function namedBy(name: string, argument: Node): string[] {
  if (name === 'Ref') return [nameOf(argument) ?? []].flat();
  if (name === 'Fn::Sub') return namesIn(argument);
  if (name === 'Fn::GetAtt') return [nameOf(argument.kind === 'list' ? argument.items[0] : argument) ?? []].flat();
  return [];
}
