import { isObject } from '../../../tools/json';
import { textOf } from './parameters';
import { expressionOf, VARIABLE } from './references';

/** The sources of values for a template. */
export interface Sources {
  /** The values of parameters by their names. */
  known: ReadonlyMap<string, string>;
  /** The names of the secrets that the template creates. */
  secrets: ReadonlySet<string>;
  /**
   * The value of an export, or of a name in the Parameter Store.
   * @param isPool whether the template needs the id of a user pool there
   */
  external(name: string, isPool: boolean): string | undefined;
  /** The given value for a resource, or for an attribute of a resource such as `Site.DomainName`. */
  insteadOf(expression: string, isPool: boolean): string | undefined;
}

/** Replaces a missing value that no client uses: a secret, or a detail of an identity provider. */
export const NOT_HERE = 'a-value-that-is-not-on-this-machine';

/** Dynamic references: to a name in the Parameter Store, and to a secret. */
const STORED = /\{\{resolve:ssm:([\w./-]+)(?::\d+)?\}\}/g;
const SECRET = /\{\{resolve:(?:ssm-secure|secretsmanager):([^{}$:]+)[^{}$]*\}\}/g;

/** Replaces the external values in a part of a template. A part without a value in the sources stays unchanged. */
export function replaced(value: unknown, sources: Sources, isPool = false): unknown {
  if (typeof value === 'string') return replacedText(value, sources, isPool);
  if (Array.isArray(value)) return value.map((item) => replaced(item, sources, isPool));
  if (!isObject(value)) return value;
  const whole = replacedCall(value, sources, isPool);
  if (whole !== undefined) return whole;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key === 'Fn::Sub') return [key, substituted(member, sources, isPool)];
      return [key, replaced(member, sources, isPool || key === 'UserPoolId')];
    }),
  );
}

function replacedText(text: string, { secrets, external }: Sources, isPool: boolean): string {
  return text
    .replaceAll(STORED, (all, name: string) => external(name, isPool) ?? all)
    .replaceAll(SECRET, (all, name: string) => (secrets.has(name) ? all : NOT_HERE));
}

function replacedCall(
  call: Record<string, unknown>,
  { known, external, insteadOf }: Sources,
  isPool: boolean,
): string | undefined {
  const expression = expressionOf(call);
  if (expression !== undefined) return insteadOf(expression, isPool);
  const name = 'Fn::ImportValue' in call ? textOf(call['Fn::ImportValue'], known) : undefined;
  return name === undefined ? undefined : external(name, isPool);
}

function substituted(argument: unknown, sources: Sources, isPool: boolean): unknown {
  const [text, ...values] = Array.isArray(argument) ? argument : [argument];
  if (typeof text !== 'string') return argument;
  const filled = replacedText(text, sources, isPool).replaceAll(
    VARIABLE,
    (all, name: string) => sources.insteadOf(name, isPool) ?? all,
  );
  return Array.isArray(argument) ? [filled, ...values.map((value) => replaced(value, sources, isPool))] : filled;
}
