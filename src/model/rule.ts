import type { RuleId } from './checks';
import type { Finding } from './problem';
import type { Properties, PropertyName } from './properties';

/** A rule of Cognito about several properties, or about one property in a way that constraints cannot express. */
export interface Rule {
  readonly id: RuleId;
  /** The properties that the rule checks. For a token, the name of its number also means its unit. */
  readonly reads: readonly PropertyName[];
  /** If the rule checks only one member of an object: the name of the member. */
  readonly member?: string;
  /** Present: the rule checks each item of its list separately. So it can run even if some items cannot be read. */
  readonly eachItem?: true;
  /**
   * Present: the problems that the rule finds remain if the lists get more items. So it can run even if some items are unknown.
   */
  readonly someItems?: true;
  /**
   * Returns a finding for each way in which a client breaks the rule. A property that is absent has Cognito's default.
   * GenerateSecret says if the client has a secret.
   */
  readonly problems: (client: Properties) => Finding[];
}

/** The advice for a rule that needs a client with a secret. */
export const SET_GENERATE_SECRET = 'set GenerateSecret to true, which replaces an existing client';

/** The members of a set that are in a list, without duplicates. */
export function among(list: readonly string[], set: readonly string[]): string[] {
  return set.filter((member) => list.includes(member));
}
