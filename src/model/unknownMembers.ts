import { ANSWER_ONLY, ATTRIBUTES, SETTING_NAMES } from './attributes';
import type { SettingName, Settings, SettingValue } from './properties';
import { settingsOf } from './settings';

// Members of app clients that this version does not know, because Cognito added them later. They may be members of the client or
// members inside a setting. Their meaning is unknown, so updates keep them.

/** The unknown members of a live client or of a request. Members inside settings are not included. */
export function unknownMembers(client: object): object {
  const known: readonly string[] = [...SETTING_NAMES, ...ANSWER_ONLY];
  return only(client, (name) => !known.includes(name));
}

/** The unknown members inside a setting. */
export function unknownInside(name: SettingName, value: SettingValue | undefined): object {
  const { kind } = ATTRIBUTES[name];
  return typeof kind === 'object' ? only((value ?? {}) as object, (member) => !Object.hasOwn(kind, member)) : {};
}

/** Copies a setting without its unknown members. */
export function knownInside<Value extends SettingValue>(name: SettingName, value: Value): Value {
  const { kind } = ATTRIBUTES[name];
  return typeof kind === 'object' ? (only(value as object, (member) => Object.hasOwn(kind, member)) as Value) : value;
}

/** The names of all unknown members of a request, such as `Tomorrow` or `RefreshTokenRotation.Tomorrow`. */
export function unknownNames(whole: Settings): string[] {
  const inside = SETTING_NAMES.flatMap((name) =>
    Object.keys(unknownInside(name, whole[name])).map((member) => `${name}.${member}`),
  );
  return [...Object.keys(unknownMembers(whole)), ...inside];
}

/** Copies a request without the members that have these names. */
export function withoutMembers(whole: Settings, names: readonly string[]): Settings {
  const rest = only(whole, (name) => !names.includes(name)) as Settings;
  const settings = Object.entries(settingsOf(rest)) as [SettingName, SettingValue][];
  const changed = settings.filter(([name]) => names.some((path) => path.startsWith(`${name}.`)));
  const inside = changed.map(([name, value]) => [name, only(value as object, (member) => !names.includes(`${name}.${member}`))]);
  return { ...rest, ...Object.fromEntries(inside) };
}

function only(object: object, wanted: (member: string) => boolean): object {
  return Object.fromEntries(Object.entries(object).filter(([member]) => wanted(member)));
}
