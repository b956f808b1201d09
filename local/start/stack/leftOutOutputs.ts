import { type Remainder, withOutputs, without } from './leftOut';
import { referencesIn } from './references';
import { isAboutClients, type Template } from './template';

/** A value that is not on this machine. */
const ELSEWHERE = /"Fn::ImportValue"|\{\{resolve:/;

/** What a reason says is missing: an attribute, or an export. */
const NAMED = /attribute type (\S+) in Fn::GetAtt|No export named (\S+) found/;

/** No output is part of a circle. */
const IS_ABOUT_RESOURCES = /^Circular dependency between resources/;

/**
 * After a failure that may be about an output: a template without the outputs that take a value from a resource of another service, or
 * from elsewhere. Where the reason names an attribute or an export, only those that have it. Undefined where there are none.
 */
export function leaveOutOutputs({ Outputs = {}, ...sections }: Template, reason: string): Remainder | undefined {
  if (IS_ABOUT_RESOURCES.test(reason)) return undefined;
  const [, attribute, exported] = NAMED.exec(reason) ?? [];
  const named = attribute ?? exported;
  const isOfAnother = (name: string) => name in sections.Resources && !isAboutClients(sections.Resources[name]?.Type ?? '');
  const suspects = Object.keys(Outputs).filter((name) => {
    const expression = JSON.stringify(Outputs[name]);
    if (named !== undefined && !expression.includes(named)) return false;
    return [...referencesIn(Outputs[name])].some(isOfAnother) || ELSEWHERE.test(expression);
  });
  if (suspects.length === 0) return undefined;
  const leftOut = suspects.map((name) => ({ name, what: 'output', reason }));
  return { template: withOutputs(sections as Template, without(Outputs, new Set(suspects))), leftOut };
}
