import { MASK } from '../mask';
import { isHidden } from './parameters';
import type { Template } from './template';

/** A secret of a client, by Fn::GetAtt in each of its forms and in Fn::Sub. Its ARN is none. */
const CLIENT_SECRET = /\bClientSecret\b/;

/** The outputs of a stack. Of one that gives a secret in another form, such as Base64, nothing is shown: its text is not the secret's. */
export function hiddenOutputs(template: Template, outputs: Record<string, string>): Record<string, string> {
  const hidden = Object.entries(template.Parameters ?? {}).flatMap(([name, parameter]) => (isHidden(parameter) ? [name] : []));
  const isSecret = (name: string) => {
    const expression = JSON.stringify(template.Outputs?.[name]?.Value ?? '');
    const names = new Set(expression.match(/\w+/g));
    return expression.includes('"Fn::Base64"') && (CLIENT_SECRET.test(expression) || hidden.some((one) => names.has(one)));
  };
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, isSecret(name) ? MASK : value]));
}
