import { SETTING_NAMES } from './attributes';
import { sameSetting } from './canonical';
import { type Merge, mergeSettings } from './merge';
import type { LiveSettings, Properties, PropertyName, SettingName, Settings } from './properties';
import { writable } from './settings';
import { isTokenSetting, sameValidity, setsToken, TOKENS, withoutTokens } from './tokenValidity';
import { problemsOf } from './validate';

/** The merge of a rollback, and the settings that it keeps although an ordinary update would release them. */
export interface RollbackMerge {
  merge: Merge;
  /** Settings that the failed template set, but that the client does not have. The failed update never set them. */
  unreached: SettingName[];
  /** Settings whose default would break a rule together with the other settings. */
  conflicting: SettingName[];
}

/**
 * The three-way merge of an update that rolls a stack back. A rollback must not fail, and must not remove values that the failed
 * update did not set. So in two cases it keeps the live value of a setting that an ordinary update would release:
 * - the failed update never set the setting;
 * - Cognito's default would break a rule together with the other settings.
 * @param desired the properties of the last template that worked
 * @param failed the properties of the template that failed
 * @param shown the client that Describe shows
 */
export function mergeRollback(desired: Properties, failed: Properties, shown: LiveSettings, hasSecret: boolean): RollbackMerge {
  const unreached = unreachedSettings(desired, failed, writable(shown));
  const conflicting: SettingName[] = [];
  // The loop ends because each round removes at least one setting of the failed template.
  for (;;) {
    const previous = withoutSettings(failed, [...unreached, ...conflicting]);
    const merge = mergeSettings(desired, previous, shown);
    const broken = new Set(problemsOf(merge, hasSecret).flatMap(({ about }) => about));
    const newConflicts = SETTING_NAMES.filter(
      (name) => broken.has(name) && merge.ownership[name] === 'released' && sets(previous, name),
    );
    if (newConflicts.length === 0) return { merge, unreached, conflicting };
    conflicting.push(...newConflicts);
  }
}

function unreachedSettings(desired: Properties, failed: Properties, live: Settings): SettingName[] {
  const others = SETTING_NAMES.filter(
    (name) => !isTokenSetting(name) && failed[name] !== undefined && !sameSetting(name, failed[name], live[name]),
  );
  const tokens = TOKENS.filter((token) => setsToken(token, failed) && !sameValidity(token, failed, live));
  return [...others, ...tokens.map(({ validity }) => validity)].filter((name) => desired[name] === undefined);
}

/** Whether a state sets a setting. A token's number counts as set if its unit is set. */
function sets(state: Properties, name: SettingName): boolean {
  const token = TOKENS.find(({ validity }) => validity === name);
  return token === undefined ? state[name] !== undefined : setsToken(token, state);
}

function withoutSettings(state: Properties, names: readonly PropertyName[]): Properties {
  const rest = Object.fromEntries(Object.entries(state).filter(([name]) => !names.some((one) => one === name)));
  return withoutTokens(
    rest,
    TOKENS.filter(({ validity }) => names.includes(validity)),
  );
}
