import { type LeftOut, leaveOut, type Remainder } from './leftOut';
import { leaveOutOutputs } from './leftOutOutputs';
import type { Failure } from './stackStep';
import { isAboutClients, type Template } from './template';

/** After a create that failed: without what could not be made. Undefined where that is a resource of Cognito, or nothing failed. */
export function withoutFailed(template: Template, failures: readonly Failure[]): Remainder | undefined {
  const failed = failures.filter(({ name }) => name in template.Resources);
  if (failed.some(({ type }) => isAboutClients(type))) return undefined;
  if (failed.length > 0) return leaveOut(template, new Map(failed.map(({ name, reason }) => [name, reason])));
  const [failure] = failures;
  // Where no resource failed, an output may have.
  return failure && leaveOutOutputs(template, failure.reason);
}

/** After an update that failed: with a resource as it was that could not be updated, or without one that could not be added. */
export function asBefore(template: Template, before: Template, failures: readonly Failure[]): Remainder | undefined {
  const retry = withoutFailed(template, failures);
  const kept = failures.filter(({ name }) => name in template.Resources && name in before.Resources);
  if (retry === undefined || kept.length === 0) return retry;
  const Resources = { ...template.Resources };
  const leftOut: LeftOut[] = [];
  for (const { name, type, reason } of kept) {
    const definition = before.Resources[name];
    if (definition === undefined || definition === Resources[name]) return undefined;
    Resources[name] = definition;
    leftOut.push({ name, what: type, reason: `it stays as it was, for it can't be updated here: ${reason}` });
  }
  return { template: { ...template, Resources }, leftOut };
}
