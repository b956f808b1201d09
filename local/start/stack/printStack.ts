import { count, differenceLines, fields, heading } from '../print';
import type { LeftOut } from './leftOut';
import type { ClientReport, StackStep } from './stackStep';

/** Describes a step for a user, in lines. */
export function describeStackStep(step: StackStep, number: number): string {
  const { status, clients, outputs, pools, leftOut, failures } = step;
  const lines = heading(step, step.calls, number);
  if (status !== undefined) lines.push(`   stack status: ${status}`);
  for (const [id, contents] of Object.entries(pools ?? {}))
    lines.push(`   user pool ${id}: created by npm start, because the template only names it; contents: ${contents}`);
  for (const { name, what, reason } of leftOut) lines.push(`   left out: ${name} (${what}): ${reason}`);
  for (const client of clients) lines.push(...describeClient(client));
  if (Object.keys(outputs ?? {}).length > 0) lines.push('   outputs of the stack:', ...fields(outputs ?? {}));
  for (const { name, type, status: failed, reason } of failures) lines.push(`   ${failed}: ${name} (${type}): ${reason}`);
  return `${lines.join('\n')}\n`;
}

function describeClient({ name, result, properties, changed, kept }: ClientReport): string[] {
  return [`   client ${name}: ${result}`, ...fields(properties ?? {}), ...differenceLines({ changed, kept })];
}

/** Sums up all steps for a user. */
export function summaryOfStack(steps: readonly StackStep[]): string {
  const calls = steps.reduce((sum, step) => sum + step.calls, 0);
  const kept = steps
    .filter(({ action }) => action === 'UPDATE')
    .flatMap(({ clients }) => clients.flatMap((client) => client.kept));
  const lines = [`Done: ${count(steps.length, 'step')}, ${count(calls, 'Cognito call')}.`];
  if (kept.length > 0) lines.push(`The update kept ${count(kept.length, 'setting')} that the template never set.`);
  const leftOut = new Set(steps.flatMap((step) => step.leftOut.filter(isResource).map(({ name }) => name)));
  if (leftOut.size > 0) lines.push(`npm start left out ${[...leftOut].join(', ')}. The steps show the reasons.`);
  return lines.join('\n');
}

/** The others are outputs, and properties of resources that are not left out. */
function isResource({ what }: LeftOut): boolean {
  return what.includes('::');
}
