import { ATTRIBUTES, SETTING_NAMES } from '../../src/model/attributes';
import type { SettingName } from '../../src/model/properties';
import type { Difference } from './differences';
import type { LifeStep } from './lifecycle';

const WIDTH = Math.max(...SETTING_NAMES.map((name) => name.length));

/** A step as lines for a person to read. */
export function describeStep(step: LifeStep, number: number): string {
  const calls = count(step.calls.length, 'Cognito call');
  const lines = [`${number}. ${step.action}   ${calls}, ${step.milliseconds} ms`, `   ${step.story}`];
  for (const { operation, sent } of step.calls) lines.push(...describeCall(operation, sent, step.action !== 'CONSOLE EDIT'));
  if (step.event?.resourceModels) lines.push(`   answered   ${count(step.event.resourceModels.length, 'client')}`);
  else if (step.event?.resourceModel && step.event.status === 'SUCCESS')
    lines.push(...answered(step.action, step.event.resourceModel));
  lines.push(...section('changed', step.changed, change));
  lines.push(...section('kept', step.kept, ({ to }) => text(to)));
  if (step.event?.status === 'FAILED') lines.push(`   FAILED     ${step.event.errorCode}`);
  return `${lines.join('\n')}\n`;
}

/** What a life came to. */
export function summaryOf(steps: readonly LifeStep[]): string {
  const calls = steps.reduce((sum, step) => sum + step.calls.length, 0);
  const kept = steps.flatMap((step) => step.kept.map(({ property }) => property));
  const lines = [`Done: ${steps.length} steps, ${calls} Cognito calls.`];
  if (kept.length > 0) lines.push(`The update kept ${kept.join(' and ')}: the template never mentioned them.`);
  return lines.join('\n');
}

function describeCall(operation: string, sent: Record<string, unknown>, whole: boolean): string[] {
  const settings = Object.entries(sent).filter(
    ([name]) => SETTING_NAMES.includes(name as SettingName) || name === 'GenerateSecret',
  );
  if (!whole || settings.length === 0) return [`   sent       ${operation}`];
  return [`   sent       ${operation} with`, ...fields(Object.fromEntries(settings))];
}

/** Of a new client, what Cognito made; of a client that is read, everything. An update is described by what it changed. */
function answered(action: LifeStep['action'], model: Record<string, unknown>): string[] {
  if (action === 'CREATE') {
    const made = ['ClientId', 'ClientSecret', 'ClientSecretArn'].filter((name) => model[name] !== undefined);
    return ['   answered', ...fields(Object.fromEntries(made.map((name) => [name, model[name]])))];
  }
  return action === 'READ' ? ['   answered', ...fields(model)] : [];
}

/** Each side as Read shows it: a list that Cognito leaves out is `[]`. */
export function change({ property, ...sides }: Difference): string {
  const { readDefault } = ATTRIBUTES[property];
  const from = sides.from ?? readDefault;
  const to = sides.to ?? readDefault;
  const isEdit = Array.isArray(from) && Array.isArray(to) && from.length > 0 && to.length > 0;
  if (!isEdit) return `${text(from)} -> ${text(to)}`;
  const added = to.filter((item) => !from.includes(item)).map((item) => `+ ${text(item)}`);
  const removed = from.filter((item) => !to.includes(item)).map((item) => `- ${text(item)}`);
  return [...added, ...removed].join('  ');
}

export function section(title: string, items: readonly Difference[], value: (item: Difference) => string): string[] {
  if (items.length === 0) return [];
  return [`   ${title}`, ...items.map((item) => `              ${item.property.padEnd(WIDTH)}  ${value(item)}   (${item.why})`)];
}

export function fields(values: Record<string, unknown>): string[] {
  return Object.entries(values).map(([name, value]) => `              ${name.padEnd(WIDTH)}  ${text(value)}`);
}

export function text(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
