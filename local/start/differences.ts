import { SETTING_NAMES } from '../../src/model/attributes';
import { sameSetting } from '../../src/model/canonical';
import type { Properties, SettingName, Settings, SettingValue } from '../../src/model/properties';

export interface Difference {
  property: SettingName;
  from?: SettingValue | undefined;
  to?: SettingValue | undefined;
  why: string;
}

/** The template's two versions, before and after an update. */
export interface Templates {
  previous: Properties;
  next: Properties;
}

/**
 * What differs between two states of a client, and what stayed although the template does not mention it. A setting that stands
 * at Cognito's default counts for neither: there was nothing to keep. The reasons are read off the templates alone, not asked of
 * the code that made the update.
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
    kept: all.filter((one) => isSame(one) && one.why === NEVER_MENTIONED && wouldBeReset(one)),
  };
}

const NEVER_MENTIONED = 'the template never mentioned it';

function reason(property: SettingName, { previous, next }: Templates): string {
  if (property in next) return 'the template sets it';
  return property in previous ? 'the template no longer sets it' : NEVER_MENTIONED;
}

/** Whether an update that left the setting out would have changed it. Cognito keeps the name of a client in any case. */
function wouldBeReset({ property, to }: Difference): boolean {
  return property !== 'ClientName' && !sameSetting(property, to, undefined);
}
