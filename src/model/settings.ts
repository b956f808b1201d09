import type { Attribute } from './attribute';
import { ATTRIBUTES, SETTING_NAMES } from './attributes';
import type { LiveSettings, SettingName, Settings, SettingValue } from './properties';

// Functions that read the columns of the table of attributes.

/** The row of a setting, typed for values of any setting. The caller must pass values of the named setting. */
export function attributeOf(name: SettingName): Attribute<SettingValue> {
  return ATTRIBUTES[name];
}

/** Whether Read shows this value for a client that never had the attribute. */
export function isReadDefault(name: SettingName, value: SettingValue): boolean {
  return JSON.stringify(value) === JSON.stringify(ATTRIBUTES[name].readDefault);
}

/** Whether a value only asks Cognito for the default. */
export function asksForDefault(name: SettingName, value: SettingValue | undefined): boolean {
  return value !== undefined && value === ATTRIBUTES[name].asksForDefault;
}

/** Converts the settings that Cognito shows to the form of a template. */
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
  return attributeOf(name).withDefaults?.(desired) ?? desired;
}

/** The value that an update writes for a released setting. Undefined: the update leaves the setting out. */
export function releasedValue(name: SettingName, live: SettingValue | undefined): SettingValue | undefined {
  const { release } = ATTRIBUTES[name];
  if (release === 'keep') return live;
  if (release === 'omit') return undefined;
  if ('send' in release) return release.send;
  return live === undefined ? undefined : release.sendIfLive;
}

/** Copies the settings of a desired state or of Cognito's answer, without its other members. */
export function settingsOf(source: Settings): Settings {
  return Object.fromEntries(SETTING_NAMES.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]));
}

/** The settings that a request leaves out because they do not change, and sending them again may do harm. */
export function unsentSettings(changed: readonly SettingName[]): SettingName[] {
  return SETTING_NAMES.filter((name) => ATTRIBUTES[name].sentOnlyIfChanged && !changed.includes(name));
}

/** Whether an update has the same effect without this live value. */
export function isDroppable(name: SettingName, live: SettingValue | undefined): boolean {
  return live !== undefined && (attributeOf(name).isDroppable?.(live) ?? false);
}
