import { ATTRIBUTES, SETTING_NAMES } from '../../src/model/attributes';
import type { SettingName } from '../../src/model/properties';
import type { Difference } from './differences';
import type { LifeStep } from './lifecycle';

const WIDTH = Math.max(...SETTING_NAMES.map((name) => name.length));

/** Describes a step for a user, in lines. */
export function describeStep(step: LifeStep, number: number): string {
  const lines = heading(step, step.calls.length, number);
  for (const { operation, sent } of step.calls) lines.push(...describeCall(step.action, operation, sent));
  if (step.event?.resourceModels) lines.push(`   answered by the handler: ${count(step.event.resourceModels.length, 'client')}`);
  else if (step.event?.resourceModel && step.event.status === 'SUCCESS')
    lines.push(...answered(step.action, step.event.resourceModel));
  lines.push(...differenceLines(step));
  if (step.event?.status === 'FAILED') lines.push(`   failed with ${step.event.errorCode}`);
  return `${lines.join('\n')}\n`;
}

/** The first lines of a step: its number and action, then what the actor does. */
export function heading(
  { action, milliseconds, description }: { action: string; milliseconds: number; description: string },
  calls: number,
  number: number,
): string[] {
  return [`${number}. ${action}   ${count(calls, 'Cognito call')}, ${milliseconds} ms`, `   ${description}`];
}

/** Sums up all steps for a user. */
export function summaryOf(steps: readonly LifeStep[]): string {
  const calls = steps.reduce((sum, step) => sum + step.calls.length, 0);
  const kept = steps.flatMap((step) => step.kept.map(({ property }) => property));
  const lines = [`Done: ${steps.length} steps, ${calls} Cognito calls.`];
  if (kept.length > 0) lines.push(`The update kept ${kept.join(' and ')}, which the template never set.`);
  return lines.join('\n');
}

function describeCall(action: LifeStep['action'], operation: string, sent: Record<string, unknown>): string[] {
  if (action === 'CONSOLE EDIT') return [`   sent by the console: ${operation}`];
  const settings = Object.entries(sent).filter(
    ([name]) => SETTING_NAMES.includes(name as SettingName) || name === 'GenerateSecret',
  );
  if (settings.length === 0) return [`   sent by the handler: ${operation}`];
  return [`   sent by the handler: ${operation} with`, ...fields(Object.fromEntries(settings))];
}

/** A create shows only the values that Cognito generated. An update shows no answer, because the changes are enough. */
function answered(action: LifeStep['action'], model: Record<string, unknown>): string[] {
  if (action === 'CREATE') {
    const generated = ['ClientId', 'ClientSecret', 'ClientSecretArn'].filter((name) => model[name] !== undefined);
    return ['   answered by the handler:', ...fields(Object.fromEntries(generated.map((name) => [name, model[name]])))];
  }
  return action === 'READ' ? ['   answered by the handler:', ...fields(model)] : [];
}

/** The lines about the settings that a step changed and kept. */
export function differenceLines({ changed, kept }: { changed: readonly Difference[]; kept: readonly Difference[] }): string[] {
  return [...section('changed in Cognito:', changed, change), ...section('kept in Cognito:', kept, ({ to }) => text(to))];
}

/** Shows both values as Read does: a list that Cognito leaves out is `[]`. */
function change({ property, ...sides }: Difference): string {
  const { readDefault } = ATTRIBUTES[property];
  const from = sides.from ?? readDefault;
  const to = sides.to ?? readDefault;
  const isEdit = Array.isArray(from) && Array.isArray(to) && from.length > 0 && to.length > 0;
  if (!isEdit) return `${text(from)} -> ${text(to)}`;
  const added = to.filter((item) => !from.includes(item)).map((item) => `+ ${text(item)}`);
  const removed = from.filter((item) => !to.includes(item)).map((item) => `- ${text(item)}`);
  return [...added, ...removed].join('  ');
}

function section(title: string, items: readonly Difference[], value: (item: Difference) => string): string[] {
  if (items.length === 0) return [];
  return [`   ${title}`, ...items.map((item) => `      ${item.property.padEnd(WIDTH)}  ${value(item)}   (${item.why})`)];
}

export function fields(values: Record<string, unknown>): string[] {
  return Object.entries(values).map(([name, value]) => `      ${name.padEnd(WIDTH)}  ${text(value)}`);
}

function text(value: unknown): string {
  return value === undefined ? 'not set' : JSON.stringify(value);
}

export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
