import { SETTING_NAMES } from './attributes';
import { sameSetting } from './canonical';
import { type Merge, mergeSettings } from './merge';
import type { LiveSettings, Properties, PropertyName, SettingName, Settings } from './properties';
import { writable } from './settings';
import { asksForToken, isTokenSetting, sameValidity, TOKENS, withoutTokens } from './tokenValidity';
import { problemsOf } from './validate';

/** The merge of a rollback, and what it keeps that an ordinary update would release. */
export interface RollbackMerge {
  merge: Merge;
  /** Settings that the failed template asked for, and that the client does not show: its update never reached them. */
  unreached: SettingName[];
  /** Settings whose default breaks a rule together with the rest. */
  inTheWay: SettingName[];
}

/**
 * The three-way merge of an update that takes a stack back. It must not fail, and must not take away what the failed update did not
 * bring. So a setting that it would release keeps its live value if the failed update never reached it, or if Cognito's default cannot
 * stand next to the rest.
 * @param desired the properties of the last template that worked
 * @param failed the properties of the template that failed
 * @param shown the client that Describe shows
 */
export function mergeRollback(desired: Properties, failed: Properties, shown: LiveSettings, hasSecret: boolean): RollbackMerge {
  const unreached = unreachedSettings(desired, failed, writable(shown));
  const inTheWay: SettingName[] = [];
  // Ends: every round takes at least one setting out of those that the failed template asked for.
  for (;;) {
    const previous = withoutSettings(failed, [...unreached, ...inTheWay]);
    const merge = mergeSettings(desired, previous, shown);
    const broken = new Set(problemsOf(merge, hasSecret).flatMap(({ about }) => about));
    const further = SETTING_NAMES.filter(
      (name) => broken.has(name) && merge.ownership[name] === 'released' && asksFor(previous, name),
    );
    if (further.length === 0) return { merge, unreached, inTheWay };
    inTheWay.push(...further);
  }
}

function unreachedSettings(desired: Properties, failed: Properties, live: Settings): SettingName[] {
  const others = SETTING_NAMES.filter(
    (name) => !isTokenSetting(name) && failed[name] !== undefined && !sameSetting(name, failed[name], live[name]),
  );
  const tokens = TOKENS.filter((token) => asksForToken(token, failed) && !sameValidity(token, failed, live));
  return [...others, ...tokens.map(({ validity }) => validity)].filter((name) => desired[name] === undefined);
}

/** A validity is asked for by its number or by its unit. */
function asksFor(state: Properties, name: SettingName): boolean {
  const token = TOKENS.find(({ validity }) => validity === name);
  return token === undefined ? state[name] !== undefined : asksForToken(token, state);
}

function withoutSettings(state: Properties, names: readonly PropertyName[]): Properties {
  const rest = Object.fromEntries(Object.entries(state).filter(([name]) => !names.some((one) => one === name)));
  return withoutTokens(
    rest,
    TOKENS.filter(({ validity }) => names.includes(validity)),
  );
}
