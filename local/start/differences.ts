import { SETTING_NAMES } from '../../src/model/attributes';
import { sameSetting } from '../../src/model/canonical';
import type { Merge, Ownership } from '../../src/model/merge';
import type { SettingName, Settings, SettingValue } from '../../src/model/properties';

export interface Difference {
  property: SettingName;
  from?: SettingValue | undefined;
  to?: SettingValue | undefined;
  why: string;
}

const REASONS: Readonly<Record<Ownership, string>> = {
  owned: 'the template sets it',
  released: "the template no longer sets it, so it goes back to Cognito's default",
  kept: 'the template never mentioned it',
};

/**
 * What differs between two states of a client, and what stayed although the template does not mention it. A setting that stands
 * at Cognito's default counts for neither: there was nothing to keep.
 */
export function differences(
  before: Settings,
  after: Settings,
  ownership: Merge['ownership'],
): { changed: Difference[]; kept: Difference[] } {
  const all = SETTING_NAMES.map((property) => {
    const owner = ownership[property];
    const why = owner ? REASONS[owner] : 'not set by the template';
    return { property, from: before[property], to: after[property], why };
  });
  const isSame = ({ property, from, to }: Difference) => sameSetting(property, from, to);
  return {
    changed: all.filter((difference) => !isSame(difference)),
    kept: all.filter((one) => isSame(one) && ownership[one.property] === 'kept' && wouldBeReset(one)),
  };
}

/** Whether an update that left the setting out would have changed it. Cognito keeps the name of a client in any case. */
function wouldBeReset({ property, to }: Difference): boolean {
  return property !== 'ClientName' && !sameSetting(property, to, undefined);
}
