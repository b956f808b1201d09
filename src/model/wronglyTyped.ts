import type { Kind } from './attribute';
import { KINDS } from './attributes';
import type { PropertyName } from './properties';

/**
 * The properties of an answer whose values do not have the type of Cognito's API. The handlers cannot read or merge such values.
 */
export function wronglyTyped(answer: { readonly [name in PropertyName]?: unknown }): string[] {
  return Object.entries(KINDS)
    .filter(([name, kind]) => !isOf(kind, answer[name as PropertyName]))
    .map(([name]) => name);
}

/** In AWS JSON, null means the same as an absent member. */
function isOf(kind: Kind, value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (kind === 'list') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (kind === 'integer') return Number.isInteger(value);
  if (typeof kind === 'string') return typeof value === kind;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  return Object.entries(kind).every(([member, one]) => isOf(one, (value as Record<string, unknown>)[member]));
}
