import { nearestName } from '../src/model/nearest';
import { pathText } from '../src/model/problem';
import type { TemplateCheck } from './checks';
import type { Finding } from './finding';
import { FUNCTION_NAMES, namesIn } from './functions';
import { callIn, type FunctionCall, itemsOf, type Node, nameOf, nodesIn } from './node';
import { type Client, section, type Template } from './template';

/** What is wrong with the functions in the properties of a client, and with values that are null. */
export function functionFindings(template: Template, { name: of, properties }: Client): Finding[] {
  if (properties === undefined) return [];
  const names = namesOf(template);
  return nodesIn(properties.value).flatMap((node) => {
    const finding = (check: TemplateCheck, message: string): Finding => ({
      check,
      level: 'error',
      of,
      message,
      place: node.place,
    });
    if (node.kind === 'scalar' && node.value === null) {
      return [finding('null-value', 'The value is null, which CloudFormation does not take: give it a value, or take it out.')];
    }
    const call = callIn(node);
    return call ? problemsOf(call, names).map(([check, message]) => finding(check, message)) : [];
  });
}

interface Names {
  conditions: string[];
  /** Parameters and resources. Undefined: a macro may add some. */
  values: string[] | undefined;
}

function namesOf(template: Template): Names {
  const keys = (name: string) => section(template, name).map(({ key }) => key);
  return {
    conditions: keys('Conditions'),
    values: template.hasMacro ? undefined : [...keys('Parameters'), ...keys('Resources')],
  };
}

function problemsOf({ name, argument }: FunctionCall, names: Names): [TemplateCheck, string][] {
  if (name === 'Fn::If') return problemsOfIf(argument, names);
  const values = names.values;
  if (values === undefined) return [];
  const missing = namedBy(name, argument).filter((one) => !one.startsWith('AWS::') && !isNamed(one, values));
  const heads = [...new Set(missing.map((one) => one.split('.')[0] ?? ''))];
  const unknown = heads.map((one): [TemplateCheck, string] => [
    'unknown-name',
    `${pathText([one])} is no parameter and no resource of the template: ${nearest(one, values, 'add it, or name another one')}.`,
  ]);
  if (FUNCTION_NAMES.includes(name)) return unknown;
  return [
    [
      'unknown-function',
      `${name} is no function of CloudFormation that gives a value: ${nearest(name, FUNCTION_NAMES, 'take it out')}.`,
    ],
  ];
}

function problemsOfIf(argument: Node, { conditions, values }: Names): [TemplateCheck, string][] {
  const [condition, ...branches] = itemsOf(argument);
  const name = nameOf(condition);
  if (name === undefined || branches.length !== 2) {
    return [
      [
        'malformed-if',
        'Fn::If takes a list of three: the name of a condition, the value if it is true, and the value if it is false.',
      ],
    ];
  }
  if (values === undefined || conditions.includes(name)) return [];
  return [
    [
      'unknown-condition',
      `${pathText([name])} is no condition of the template: ${nearest(name, conditions, 'add it to Conditions')}.`,
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

/** Whether something of this name is there. Behind a point may be an attribute; a module has points in the names of its resources. */
function isNamed(name: string, values: readonly string[]): boolean {
  return values.some((value) => name === value || name.startsWith(`${value}.`) || value.startsWith(`${name}.`));
}

function nearest(name: string, names: readonly string[], otherwise: string): string {
  const near = names.length === 0 ? undefined : nearestName(name, names);
  return near === undefined ? otherwise : `the nearest is ${near}`;
}
