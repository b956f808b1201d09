import type { RuleId } from './checks';
import type { Finding } from './problem';
import type { Properties, PropertyName } from './properties';

/** A rule of Cognito that the constraints of single values cannot express. */
export interface Rule {
  readonly id: RuleId;
  /** The properties that the rule looks at; the number of a validity stands for its unit as well. */
  readonly reads: readonly PropertyName[];
  /** Of an object, the only member that the rule looks at. */
  readonly member?: string;
  /** Whether the rule looks at each item of its list by itself, so that it can judge the others where one can't be read. */
  readonly eachItem?: true;
  /** Whether what the rule finds stays a problem whatever further items the lists have. Then it can judge a list with unknown items. */
  readonly someItems?: true;
  /**
   * A finding for each way in which a client breaks the rule, naming the property, the value and what to do. What is absent
   * is at Cognito's default; GenerateSecret says whether the client has a secret.
   */
  readonly problems: (client: Properties) => Finding[];
}

/** The advice for a rule that needs a client with a secret. */
export const SET_GENERATE_SECRET = 'set GenerateSecret to true, which replaces an existing client';

/** The members of a set that are in a list, each once. */
export function among(list: readonly string[], set: readonly string[]): string[] {
  return set.filter((member) => list.includes(member));
}
