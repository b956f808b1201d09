import { change, count, fields, section, text } from '../print';
import type { LeftOut } from './leftOut';
import type { ClientReport, StackStep } from './stackStep';

/** A step as lines for a person to read. */
export function describeStackStep(step: StackStep, number: number): string {
  const { action, calls, milliseconds, story, status, clients, outputs, pools, leftOut, failures } = step;
  const lines = [`${number}. ${action}   ${count(calls, 'Cognito call')}, ${milliseconds} ms`, `   ${story}`];
  if (status !== undefined) lines.push(`   ${status}`);
  for (const [id, contents] of Object.entries(pools ?? {}))
    lines.push(`   pool       ${id}, which the template only names, made here: ${contents}`);
  for (const { name, what, reason } of leftOut) lines.push(`   left out   ${name} (${what}): ${reason}`);
  for (const client of clients) lines.push(...describeClient(client));
  if (Object.keys(outputs ?? {}).length > 0) lines.push('   outputs', ...fields(outputs ?? {}));
  for (const { name, type, status: failed, reason } of failures)
    lines.push(`   FAILED     ${name} (${type}) ${failed}: ${reason}`);
  return `${lines.join('\n')}\n`;
}

function describeClient({ name, fate, properties, changed, kept }: ClientReport): string[] {
  return [
    `   client     ${name}, ${fate}`,
    ...fields(properties ?? {}),
    ...section('changed', changed, change),
    ...section('kept', kept, ({ to }) => text(to)),
  ];
}

/** What a life came to. */
export function summaryOfStack(steps: readonly StackStep[]): string {
  const calls = steps.reduce((sum, step) => sum + step.calls, 0);
  const kept = steps
    .filter(({ action }) => action === 'UPDATE')
    .flatMap(({ clients }) => clients.flatMap((client) => client.kept));
  const lines = [`Done: ${count(steps.length, 'step')}, ${count(calls, 'Cognito call')}.`];
  if (kept.length > 0) lines.push(`The update kept ${count(kept.length, 'setting')} that the template never mentioned.`);
  const leftOut = new Set(steps.flatMap((step) => step.leftOut.filter(isResource).map(({ name }) => name)));
  if (leftOut.size > 0) lines.push(`This machine left out ${[...leftOut].join(', ')}: the steps say why.`);
  return lines.join('\n');
}

/** Not an output, and no property of a resource that is there. */
function isResource({ what }: LeftOut): boolean {
  return what.includes('::');
}
