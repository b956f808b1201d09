import { type ReducedTemplate, withOutputs, without } from './leftOut';
import { referencesIn } from './references';
import { isAboutClients, type Template } from './template';

/** A value that this machine does not have. */
const EXTERNAL = /"Fn::ImportValue"|\{\{resolve:/;

/** The missing attribute or export in the reason of a failure. */
const NAMED = /attribute type (\S+) in Fn::GetAtt|No export named (\S+) found/;

/** An output can't be a part of such a circle. */
const RESOURCE_PROBLEM = /^Circular dependency between resources/;

/**
 * After a failure that an output may have caused, leaves out the outputs that take a value from a resource of another service or
 * from outside the template. If the reason names an attribute or an export, leaves out only the outputs that use it.
 * @returns undefined if no output can be the cause
 */
export function leaveOutOutputs({ Outputs = {}, ...sections }: Template, reason: string): ReducedTemplate | undefined {
  if (RESOURCE_PROBLEM.test(reason)) return undefined;
  const [, attribute, exported] = NAMED.exec(reason) ?? [];
  const named = attribute ?? exported;
  const isOfAnother = (name: string) => name in sections.Resources && !isAboutClients(sections.Resources[name]?.Type ?? '');
  const suspects = Object.keys(Outputs).filter((name) => {
    const expression = JSON.stringify(Outputs[name]);
    if (named !== undefined && !expression.includes(named)) return false;
    return [...referencesIn(Outputs[name])].some(isOfAnother) || EXTERNAL.test(expression);
  });
  if (suspects.length === 0) return undefined;
  const leftOut = suspects.map((name) => ({ name, what: 'output', reason }));
  return { template: withOutputs(sections as Template, without(Outputs, new Set(suspects))), leftOut };
}
