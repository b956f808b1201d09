import { MASK } from '../mask';
import { isHidden } from './parameters';
import type { Template } from './template';

/** A reference to a client's secret: Fn::GetAtt in each form, and Fn::Sub. The ARN of a secret is not one. */
const CLIENT_SECRET = /\bClientSecret\b/;

/** Masks each output that encodes a secret as Base64. The ordinary mask can't find the secret in the encoded text. */
export function hiddenOutputs(template: Template, outputs: Record<string, string>): Record<string, string> {
  const hidden = Object.entries(template.Parameters ?? {}).flatMap(([name, parameter]) => (isHidden(parameter) ? [name] : []));
  const isSecret = (name: string) => {
    const expression = JSON.stringify(template.Outputs?.[name]?.Value ?? '');
    const names = new Set(expression.match(/\w+/g));
    return expression.includes('"Fn::Base64"') && (CLIENT_SECRET.test(expression) || hidden.some((one) => names.has(one)));
  };
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, isSecret(name) ? MASK : value]));
}
