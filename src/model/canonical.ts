import type { SettingName, SettingValue } from './properties';
import { asksForDefault, attributeOf } from './settings';
import { knownInside } from './unknownMembers';

/**
 * Sorts a list by code point and removes duplicates, as Describe does with every list. The order of code points is the order of
 * the UTF-8 bytes. JavaScript's own comparison differs outside of the Basic Multilingual Plane.
 */
export function sortedSet(list: readonly string[]): string[] {
  return [...new Set(list)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/**
 * Whether a value to write means the same to Cognito as the live value:
 * - The order of a list does not count, nor do duplicates.
 * - A missing value is equal to the value that Read fills in.
 * - Members that Cognito adds to the live value do not count.
 * - Unknown members inside a value do not count, because the template cannot ask for them.
 */
export function sameSetting(name: SettingName, written: SettingValue | undefined, live: SettingValue | undefined): boolean {
  return [written, withAddedMembers(name, written)].some((value) => canonicalText(name, value) === canonicalText(name, live));
}

function withAddedMembers(name: SettingName, value: SettingValue | undefined): SettingValue | undefined {
  const { addedMembers } = attributeOf(name);
  return addedMembers && value ? { ...(addedMembers as object), ...(value as object) } : value;
}

/** A text that is the same for values that mean the same. Undefined if Read shows nothing. */
function canonicalText(name: SettingName, value: SettingValue | undefined): string | undefined {
  const row = attributeOf(name);
  const shown = (asksForDefault(name, value) ? undefined : value) ?? row.readDefault;
  if (Array.isArray(shown)) return JSON.stringify(sortedSet(shown));
  if (typeof shown !== 'object') return JSON.stringify(shown);
  const known = knownInside(name, shown);
  return JSON.stringify(Object.entries(row.canonical?.(known) ?? known).sort());
}
