import { type LeftOut, leaveOut, type ReducedTemplate } from './leftOut';
import { leaveOutOutputs } from './leftOutOutputs';
import type { Failure } from './stackStep';
import { isAboutClients, type Template } from './template';

/**
 * After a failed create, leaves out the resources that could not be created.
 * @returns undefined if a resource of Cognito failed, or if nothing failed: there is nothing to retry
 */
export function withoutFailed(template: Template, failures: readonly Failure[]): ReducedTemplate | undefined {
  const failed = failures.filter(({ name }) => name in template.Resources);
  if (failed.some(({ type }) => isAboutClients(type))) return undefined;
  if (failed.length > 0) return leaveOut(template, new Map(failed.map(({ name, reason }) => [name, reason])));
  const [failure] = failures;
  // If no resource failed, the cause may be an output.
  return failure && leaveOutOutputs(template, failure.reason);
}

/**
 * After a failed update, keeps the old definition of each resource that could not be updated, and leaves out each one that could
 * not be added.
 * @returns undefined if there is nothing to retry
 */
export function withFailedUnchanged(
  template: Template,
  before: Template,
  failures: readonly Failure[],
): ReducedTemplate | undefined {
  const retry = withoutFailed(template, failures);
  const kept = failures.filter(({ name }) => name in template.Resources && name in before.Resources);
  if (retry === undefined || kept.length === 0) return retry;
  const Resources = { ...template.Resources };
  const leftOut: LeftOut[] = [];
  for (const { name, type, reason } of kept) {
    const definition = before.Resources[name];
    if (definition === undefined || definition === Resources[name]) return undefined;
    Resources[name] = definition;
    leftOut.push({ name, what: type, reason: `unchanged, because this machine can't update it: ${reason}` });
  }
  return { template: { ...template, Resources }, leftOut };
}
