import { isObject } from '../../../tools/json';
import { LOCAL_ACCOUNT_ID, LOCAL_REGION } from './account';
import { VARIABLE } from './references';
import type { Parameter } from './template';

/** The value of such a parameter is a name. CloudFormation reads the real value from the Parameter Store under this name. */
const FROM_STORE = /^AWS::SSM::Parameter::Value<(.+)>$/;

export function isFromStore({ Type = 'String' }: Parameter): boolean {
  return FROM_STORE.test(Type);
}

/** The parameter with a type for a direct value: a list or a string. */
export function withoutStore(parameter: Parameter): Parameter {
  const [, type = ''] = FROM_STORE.exec(parameter.Type ?? '') ?? [];
  return { ...parameter, Type: /^(?:List<|CommaDelimitedList$)/.test(type) ? 'CommaDelimitedList' : 'String' };
}

export function isHidden({ NoEcho }: Parameter): boolean {
  return String(NoEcho).toLowerCase() === 'true';
}

/** Returns the reason for which CloudFormation refuses a value, or undefined. Never repeats the value of a NoEcho parameter. */
export function parameterProblem(name: string, parameter: Parameter, value: string): string | undefined {
  const { AllowedValues: allowed, AllowedPattern: pattern, ConstraintDescription: description } = parameter;
  const shown = isHidden(parameter) ? 'the given value' : JSON.stringify(value);
  const advice = typeof description === 'string' ? ` ${description}` : '';
  if (Array.isArray(allowed) && !allowed.map(String).includes(value)) {
    return `The parameter ${name} must be one of ${allowed.join(', ')}, not ${shown}.${advice}`;
  }
  if (typeof pattern === 'string' && !matches(pattern, value)) {
    return `The parameter ${name} must match ${pattern}: ${shown} does not.${advice}`;
  }
  if (parameter.Type === 'Number' && (value.trim() === '' || Number.isNaN(Number(value)))) {
    return `The parameter ${name} must be a number, not ${shown}.${advice}`;
  }
  return undefined;
}

/** A pattern that only Java understands matches every value here. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    return true;
  }
}

/** The value of a simple expression: a text, a parameter, or Fn::Sub of both. Undefined for all other expressions. */
export function textOf(expression: unknown, values: ReadonlyMap<string, string>): string | undefined {
  if (typeof expression === 'string') return expression;
  if (!isObject(expression)) return undefined;
  const { Ref, 'Fn::Sub': substituted } = expression;
  if (typeof Ref === 'string') return values.get(Ref);
  if (typeof substituted !== 'string') return undefined;
  let isKnown = true;
  const text = substituted.replaceAll(VARIABLE, (_all, name: string) => {
    const value = values.get(name);
    if (value === undefined) isKnown = false;
    return value ?? '';
  });
  return isKnown ? text : undefined;
}

/** The pseudo parameters of simple expressions. */
export function pseudoParameters(stackName: string): [name: string, value: string][] {
  return [
    ['AWS::AccountId', LOCAL_ACCOUNT_ID],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', LOCAL_REGION],
    ['AWS::StackName', stackName],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ];
}
