import { ATTRIBUTES, SETTING_NAMES } from './attributes';
import { sameSetting } from './canonical';
import type { LiveSettings, Properties, SettingName, Settings, SettingValue } from './properties';
import { isExpendable, isReadDefault, ownedValue, releasedValue, settingsOf, unsentSettings, writable } from './settings';
import { isTokenSetting, isTokenSettingChanged, mergeTokenValidity } from './tokenValidity';
import { unknownMembers, withoutMembers } from './unknownMembers';

/**
 * Who decides about a setting in an update: the template sets it (`owned`), the template has stopped setting it, so it
 * goes back to Cognito's default (`released`), or the template has never mentioned it, so the live value stays (`kept`).
 */
export type Ownership = 'owned' | 'released' | 'kept';

export interface Merge {
  /**
   * The whole that is to be written, unknown members included: Cognito resets what an update leaves out. What Cognito keeps by itself is
   * here only if it changes.
   */
  settings: Settings;
  /** Who decided about each setting that stands in the desired state, the previous state or the live client. */
  ownership: Partial<Record<SettingName, Ownership>>;
  /** The settings in which the merged whole differs from the live client; empty when there is nothing to write. */
  changed: SettingName[];
}

/**
 * The three-way merge of an update.
 * @param desired the template's properties now
 * @param previous the template's properties before, or the whole model that was answered then
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
  // A validity that no template mentioned is released together with its unit.
  for (const name of changed) if (ownership[name] === 'kept') ownership[name] = 'released';
  return { settings: withoutMembers(settings, unsentSettings(changed)), ownership, changed };
}

/**
 * The settings that a create sends.
 * @param desired the template's properties
 */
export function settingsOfCreate(desired: Properties): Settings {
  const changed = SETTING_NAMES.filter((name) => !sameSetting(name, desired[name], undefined));
  return withoutMembers(settingsOf(desired), unsentSettings(changed));
}

/** The settings that an update can be made without, where Cognito refuses them: they are live, and nothing about them is the template's. */
export function expendableSettings({ settings, ownership, changed }: Merge): SettingName[] {
  return SETTING_NAMES.filter(
    (name) => ownership[name] !== 'owned' && !changed.includes(name) && isExpendable(name, settings[name]),
  );
}

/** A sentence for each setting that the template has stopped setting and that stays all the same. */
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

/** A value that Read fills in was never the template's, so it does not count in the previous state. */
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
