import { SETTING_NAMES } from '../../src/model/attributes';
import { sameSetting } from '../../src/model/canonical';
import type { Properties, SettingName, Settings, SettingValue } from '../../src/model/properties';

export interface Difference {
  property: SettingName;
  from?: SettingValue | undefined;
  to?: SettingValue | undefined;
  why: string;
}

/** The properties in the template before and after an update. */
export interface Templates {
  previous: Properties;
  next: Properties;
}

/**
 * The settings that an update changed, and the settings that it kept although the template never set them. A setting with
 * Cognito's default is not listed as kept, because an update would not reset it. The reasons come from the templates alone, so
 * they check the handlers independently.
 */
export function differences(
  before: Settings,
  after: Settings,
  templates: Templates,
): { changed: Difference[]; kept: Difference[] } {
  const all = SETTING_NAMES.map((property) => {
    return { property, from: before[property], to: after[property], why: reason(property, templates) };
  });
  const isSame = ({ property, from, to }: Difference) => sameSetting(property, from, to);
  return {
    changed: all.filter((difference) => !isSame(difference)),
    kept: all.filter((one) => isSame(one) && one.why === NEVER_SET && wouldBeReset(one)),
  };
}

const NEVER_SET = 'the template never set it';

function reason(property: SettingName, { previous, next }: Templates): string {
  if (property in next) return 'the template sets it';
  return property in previous ? 'the template no longer sets it' : NEVER_SET;
}

/** Whether Cognito resets the setting if an update leaves it out. Cognito always keeps the name of a client. */
function wouldBeReset({ property, to }: Difference): boolean {
  return property !== 'ClientName' && !sameSetting(property, to, undefined);
}
