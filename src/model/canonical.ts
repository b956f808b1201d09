import type { SettingName, SettingValue } from './properties';
import { asksForDefault, attributeOf } from './settings';
import { knownInside } from './unknownMembers';

/**
 * Code point order without duplicates: the order in which Describe answers every list. It is the order of the UTF-8 bytes;
 * JavaScript's own comparison differs beyond the Basic Multilingual Plane.
 */
export function sortedSet(list: readonly string[]): string[] {
  return [...new Set(list)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/**
 * Whether a value to be written means the same to Cognito as the live one: lists are sets, and what Read fills in counts as being
 * there. Members that Cognito adds to the live value are no difference. Unknown members inside of a value are no difference either,
 * since the template does not ask for them.
 */
export function sameSetting(name: SettingName, written: SettingValue | undefined, live: SettingValue | undefined): boolean {
  return [written, withAddedMembers(name, written)].some((value) => canonicalText(name, value) === canonicalText(name, live));
}

function withAddedMembers(name: SettingName, value: SettingValue | undefined): SettingValue | undefined {
  const { addedMembers } = attributeOf(name);
  return addedMembers && value ? { ...(addedMembers as object), ...(value as object) } : value;
}

/** Equal for values that mean the same; undefined where Read shows nothing. */
function canonicalText(name: SettingName, value: SettingValue | undefined): string | undefined {
  const row = attributeOf(name);
  const shown = (asksForDefault(name, value) ? undefined : value) ?? row.readDefault;
  if (Array.isArray(shown)) return JSON.stringify(sortedSet(shown));
  if (typeof shown !== 'object') return JSON.stringify(shown);
  const known = knownInside(name, shown);
  return JSON.stringify(Object.entries(row.canonical?.(known) ?? known).sort());
}
