import { isObject } from '../../../tools/json';

/** An expression in the text of Fn::Sub. `${!Literal}` is not one. */
export const VARIABLE = /\$\{\s*([^!${}\s][^${}]*?)\s*\}/g;

/** The expressions in a value, at any depth: names of parameters and resources, and attributes such as `App.ClientId`. */
export function expressionsIn(value: unknown): Set<string> {
  const expressions = new Set<string>();
  const left: unknown[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (Array.isArray(next)) left.push(...next);
    if (!isObject(next)) continue;
    const expression = expressionOf(next);
    if (expression !== undefined) expressions.add(expression);
    const { 'Fn::Sub': substituted } = next;
    const [text] = Array.isArray(substituted) ? substituted : [substituted];
    if (typeof text === 'string') for (const [, name = ''] of text.matchAll(VARIABLE)) expressions.add(name);
    left.push(...Object.values(next));
  }
  return expressions;
}

/** The names of the resources and parameters that a value refers to. */
export function referencesIn(value: unknown): Set<string> {
  return new Set([...expressionsIn(value)].map(nameIn));
}

/** Returns the argument of Ref or Fn::GetAtt in the form of Fn::Sub; undefined for anything else. */
export function expressionOf({ Ref, 'Fn::GetAtt': attribute }: Record<string, unknown>): string | undefined {
  if (typeof Ref === 'string') return Ref;
  if (typeof attribute === 'string') return attribute;
  return Array.isArray(attribute) && typeof attribute[0] === 'string' ? attribute.map(String).join('.') : undefined;
}

/** The name of the resource or the parameter in an expression. */
export function nameIn(expression: string): string {
  return expression.split('.')[0] ?? expression;
}
