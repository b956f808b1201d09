import { ATTRIBUTES, SETTING_NAMES } from './attributes';
import { sameSetting } from './canonical';
import type { LiveSettings, Properties, SettingName, Settings, SettingValue } from './properties';
import { isDroppable, isReadDefault, ownedValue, releasedValue, settingsOf, unsentSettings, writable } from './settings';
import { isTokenSetting, isTokenSettingChanged, mergeTokenValidity } from './tokenValidity';
import { unknownMembers, withoutMembers } from './unknownMembers';

/**
 * How an update treats a setting:
 * - `owned`: the template sets it;
 * - `released`: the template has stopped setting it, so it goes back to Cognito's default;
 * - `kept`: the template never mentioned it, so the live value stays.
 */
export type Ownership = 'owned' | 'released' | 'kept';

export interface Merge {
  /**
   * All settings to write, including unknown members, because Cognito resets the settings that an update leaves out. Settings
   * that Cognito keeps by itself are included only if they change.
   */
  settings: Settings;
  /** The ownership of each setting in the desired state, the previous state or the live client. */
  ownership: Partial<Record<SettingName, Ownership>>;
  /** The settings that differ from the live client. Empty if there is nothing to write. */
  changed: SettingName[];
}

/**
 * The three-way merge of an update.
 * @param desired the properties of the template
 * @param previous the properties of the previous template, or the whole model that the handler answered for it
 * @param shown the client that Describe shows
 */
export function mergeSettings(desired: Properties, previous: Properties, shown: LiveSettings): Merge {
  const live = writable(shown);
  const entries: [SettingName, SettingValue][] = [];
  const ownership: Merge['ownership'] = {};
  for (const name of SETTING_NAMES) {
    const owner = ownershipOf(name, desired, previous);
    if (owner !== 'kept' || live[name] !== undefined) ownership[name] = owner;
    const value = isTokenSetting(name) ? undefined : mergeSetting(name, owner, desired[name], live[name]);
    if (value !== undefined) entries.push([name, value]);
  }
  const known: Settings = { ...Object.fromEntries(entries), ...mergeTokenValidity(desired, previous, live) };
  const settings: Settings = { ...unknownMembers(live), ...known };
  const changed = SETTING_NAMES.filter((name) => isChanged(name, settings, desired, previous, live));
  // The number of a token goes back to the default together with its unit, even if no template mentioned the number.
  for (const name of changed) if (ownership[name] === 'kept') ownership[name] = 'released';
  return { settings: withoutMembers(settings, unsentSettings(changed)), ownership, changed };
}

/**
 * The settings that a create sends.
 * @param desired the properties of the template
 */
export function settingsOfCreate(desired: Properties): Settings {
  const changed = SETTING_NAMES.filter((name) => !sameSetting(name, desired[name], undefined));
  return withoutMembers(settingsOf(desired), unsentSettings(changed));
}

/** The settings that an update can leave out if Cognito refuses them. They do not change, and the template does not set them. */
export function droppableSettings({ settings, ownership, changed }: Merge): SettingName[] {
  return SETTING_NAMES.filter(
    (name) => ownership[name] !== 'owned' && !changed.includes(name) && isDroppable(name, settings[name]),
  );
}

/** A sentence for each setting that stays although the template has stopped setting it. */
export function staySentences(desired: Properties, previous: Properties, shown: LiveSettings): string[] {
  const live = writable(shown);
  return SETTING_NAMES.flatMap((name) => {
    const { staysBecause } = ATTRIBUTES[name];
    const isReleased = desired[name] === undefined && !isDefault(name, previous[name]);
    if (staysBecause === undefined || !isReleased || isDefault(name, live[name])) return [];
    return [`${name} is no longer in the template. ${staysBecause}`];
  });
}

function isDefault(name: SettingName, value: SettingValue | undefined): boolean {
  return value === undefined || isReadDefault(name, value);
}

/** The ownership of a setting. A previous value that Read fills in does not count, because no template set it. */
export function ownershipOf(name: SettingName, desired: Properties, previous: Properties): Ownership {
  if (desired[name] !== undefined) return 'owned';
  const wasOwned = !isDefault(name, previous[name]);
  return wasOwned && ATTRIBUTES[name].release !== 'keep' ? 'released' : 'kept';
}

function isChanged(name: SettingName, written: Settings, desired: Properties, previous: Properties, live: Settings): boolean {
  if (isTokenSetting(name)) return isTokenSettingChanged(name, written, desired, previous, live);
  return !sameSetting(name, written[name], live[name]);
}

function mergeSetting(
  name: SettingName,
  owner: Ownership,
  desired: SettingValue | undefined,
  live: SettingValue | undefined,
): SettingValue | undefined {
  if (desired !== undefined) return ownedValue(name, desired);
  if (owner === 'kept') return live;
  return releasedValue(name, live);
}
