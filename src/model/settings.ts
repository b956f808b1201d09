import type { Attribute } from './attribute';
import { ATTRIBUTES, SETTING_NAMES } from './attributes';
import type { LiveSettings, SettingName, Settings, SettingValue } from './properties';

// Readers of the columns of the table, for one setting or for all settings of a client.

/** The row of a setting, for values of any setting: each value comes with the name of its setting. */
export function attributeOf(name: SettingName): Attribute<SettingValue> {
  return ATTRIBUTES[name];
}

/** Whether Read shows this value for a client that never had the attribute. */
export function isReadDefault(name: SettingName, value: SettingValue): boolean {
  return JSON.stringify(value) === JSON.stringify(ATTRIBUTES[name].readDefault);
}

/** Whether a value is written only to ask Cognito for the default. */
export function asksForDefault(name: SettingName, value: SettingValue | undefined): boolean {
  return value !== undefined && value === ATTRIBUTES[name].asksForDefault;
}

/** The settings that Cognito shows, in the form in which a template would write them. */
export function writable(shown: LiveSettings): Settings {
  const written = SETTING_NAMES.flatMap((name) => {
    const { asWritten } = ATTRIBUTES[name];
    const value = asWritten?.(shown);
    return value === undefined ? [] : [[name, value]];
  });
  return { ...shown, ...Object.fromEntries(written) };
}

/** The value that an update writes for a setting that the template sets. */
export function ownedValue(name: SettingName, desired: SettingValue): SettingValue {
  return attributeOf(name).spelledOut?.(desired) ?? desired;
}

/** The value that an update writes for a setting that goes back to Cognito. Undefined: the update leaves the setting out. */
export function releasedValue(name: SettingName, live: SettingValue | undefined): SettingValue | undefined {
  const { release } = ATTRIBUTES[name];
  if (release === 'keep') return live;
  if (release === 'omit') return undefined;
  if ('send' in release) return release.send;
  return live === undefined ? undefined : release.sendIfLive;
}

/** The settings of a larger object, a desired state or an answer of Cognito, without its other members. */
export function settingsOf(source: Settings): Settings {
  return Object.fromEntries(SETTING_NAMES.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]));
}

/** The settings that a request leaves out, because they change nothing there and Cognito is not to be sent them again. */
export function unsentSettings(changed: readonly SettingName[]): SettingName[] {
  return SETTING_NAMES.filter((name) => ATTRIBUTES[name].sentOnlyIfChanged && !changed.includes(name));
}

/** Whether an update can leave out a live value that it does not change. */
export function isExpendable(name: SettingName, live: SettingValue | undefined): boolean {
  return live !== undefined && (attributeOf(name).isExpendable?.(live) ?? false);
}
