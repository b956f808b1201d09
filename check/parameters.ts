import { describeValue } from '../src/model/describeValue';
import { Unknown } from '../src/model/unknown';
import { callIn, type Entry, entriesOf, itemsOf, memberOf, type Node, nameOf, nodesIn, textOf } from './node';
import type { Variable } from './scenarios';
import { section, type Template } from './template';

/** A value that a parameter, or a pseudo parameter such as AWS::Region, may have. */
export interface Answer {
  value: string | string[] | Unknown;
  /** The description in messages. */
  description: string;
}

const LISTS = /^(?:CommaDelimitedList$|List<)/;
/** The default of such a parameter is the name of the value, not the value. */
const SSM_PARAMETER = /^AWS::SSM::Parameter::Value</;

/**
 * The parameters of a template, each with the values that make a difference: its default, its allowed values, and the values with
 * which conditions and mappings compare it. If it may have any other value, the last answer is an unknown value.
 */
export function parametersOf(template: Template): Map<string, Variable<Answer>> {
  const compared = comparedWith(template);
  const declared = section(template, 'Parameters').map((entry) => declaredVariable(entry, compared.get(entry.key) ?? []));
  const pseudo = PSEUDO_PARAMETERS.map((name) => pseudoVariable(name, compared.get(name) ?? []));
  return new Map([...pseudo, ...declared].map((variable) => [variable.name, variable]));
}

const NOTIFICATIONS = 'AWS::NotificationARNs';
const PSEUDO_PARAMETERS = [
  ...['AWS::AccountId', NOTIFICATIONS, 'AWS::Partition', 'AWS::Region', 'AWS::StackId', 'AWS::StackName', 'AWS::URLSuffix'],
];

function pseudoVariable(name: string, compared: readonly string[]): Variable<Answer> {
  const other = { value: new Unknown(name === NOTIFICATIONS ? 'list' : 'string'), description: `${name} has another value` };
  return { name, answers: [...compared.map((value) => ({ value, description: `${name} is ${describeValue(value)}` })), other] };
}

function declaredVariable({ key: name, value: parameter }: Entry, compared: readonly string[]): Variable<Answer> {
  const type = textOf(memberOf(parameter, 'Type')) ?? 'String';
  const isList = LISTS.test(type.replace(SSM_PARAMETER, ''));
  const subject = `the parameter ${name}`;
  const values = new Map<string, Answer>();
  const add = (text: string, description: string) => {
    if (!values.has(text))
      values.set(text, {
        value: isList ? text.split(',').map((item) => item.trim()) : text,
        description: `${subject} ${description}`,
      });
  };
  const other: Answer = { value: new Unknown(isList ? 'list' : 'string'), description: `${subject} has another value` };
  const allowed = itemsOf(memberOf(parameter, 'AllowedValues')).flatMap((item) => textOf(item) ?? []);
  const isPlain = !SSM_PARAMETER.test(type) && textOf(memberOf(parameter, 'NoEcho'))?.toLowerCase() !== 'true';
  const defaultValue = textOf(memberOf(parameter, 'Default'));
  // It is not known whether CloudFormation reads an empty default as an empty list.
  if (isPlain && defaultValue !== undefined && !(isList && defaultValue === ''))
    add(defaultValue, `has its default ${describeValue(defaultValue)}`);
  if (isPlain) for (const value of allowed) add(value, `is ${describeValue(value)}`);
  if (isPlain && allowed.length > 0 && !isList) return { name, answers: [...values.values()] };
  if (!isList) for (const value of compared) if (isPossible(value, parameter)) add(value, `is ${describeValue(value)}`);
  return { name, answers: [...values.values(), other] };
}

/** Whether a parameter may have a value. A pattern that JavaScript cannot read allows all values. */
function isPossible(value: string, parameter: Node): boolean {
  const number = (key: string, otherwise: number) => Number(textOf(memberOf(parameter, key)) ?? otherwise);
  const pattern = textOf(memberOf(parameter, 'AllowedPattern'));
  const isNumber = textOf(memberOf(parameter, 'Type')) === 'Number';
  return (
    (pattern === undefined || matches(value, pattern)) &&
    value.length >= number('MinLength', 0) &&
    value.length <= number('MaxLength', Infinity) &&
    (!isNumber || (Number(value) >= number('MinValue', -Infinity) && Number(value) <= number('MaxValue', Infinity)))
  );
}

function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    return true;
  }
}

/** The strings with which conditions compare each parameter, and the keys of mappings that it selects. */
function comparedWith(template: Template): Map<string, string[]> {
  const compared = new Map<string, string[]>();
  const add = (node: Node | undefined, texts: readonly string[]) => {
    const call = node && callIn(node);
    const name = call?.name === 'Ref' ? nameOf(call.argument) : undefined;
    if (name !== undefined) compared.set(name, [...(compared.get(name) ?? []), ...texts]);
  };
  const mappings = new Map(section(template, 'Mappings').map(({ key, value }) => [key, value]));
  for (const node of nodesIn(template.root)) {
    const call = callIn(node);
    const [first, second, third] = itemsOf(call?.argument);
    if (call?.name === 'Fn::Equals') {
      add(first, [textOf(second) ?? []].flat());
      add(second, [textOf(first) ?? []].flat());
    } else if (call?.name === 'Fn::FindInMap') {
      const mapping = entriesOf(mappings.get(textOf(first) ?? ''));
      add(
        second,
        mapping.map(({ key }) => key),
      );
      add(third, [...new Set(mapping.flatMap(({ value }) => entriesOf(value).map(({ key }) => key)))]);
    }
  }
  return new Map([...compared].map(([name, texts]) => [name, [...new Set(texts)]]));
}
