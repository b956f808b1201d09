import { ANSWER_ONLY, ATTRIBUTES, SETTING_NAMES } from './attributes';
import type { SettingName, Settings, SettingValue } from './properties';
import { settingsOf } from './settings';

// Members that Cognito has added to app clients since the table of attributes was written: members of a live client without a row in the
// table, and members inside of a setting that its row does not name. Their meaning is unknown, so they are kept.

/** The unknown members of a live client, or of a request, next to its settings. */
export function unknownMembers(client: object): object {
  const known: readonly string[] = [...SETTING_NAMES, ...ANSWER_ONLY];
  return only(client, (name) => !known.includes(name));
}

/** The unknown members inside of a setting. */
export function unknownInside(name: SettingName, value: SettingValue | undefined): object {
  const { kind } = ATTRIBUTES[name];
  return typeof kind === 'object' ? only((value ?? {}) as object, (member) => !Object.hasOwn(kind, member)) : {};
}

/** A setting without what is unknown inside of it. */
export function knownInside<Value extends SettingValue>(name: SettingName, value: Value): Value {
  const { kind } = ATTRIBUTES[name];
  return typeof kind === 'object' ? (only(value as object, (member) => Object.hasOwn(kind, member)) as Value) : value;
}

/** The names of everything unknown in a request, such as `Tomorrow` or `RefreshTokenRotation.Tomorrow`. */
export function unknownNames(whole: Settings): string[] {
  const inside = SETTING_NAMES.flatMap((name) =>
    Object.keys(unknownInside(name, whole[name])).map((member) => `${name}.${member}`),
  );
  return [...Object.keys(unknownMembers(whole)), ...inside];
}

/** A request without some of its members, given by name. */
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
