/** The results that must never happen. */
export const HARMS = ['leaked', 'duplicated', 'lost', 'malformed', 'secret', 'unfinished'] as const;
export type Harm = (typeof HARMS)[number];

export interface LifecycleResult {
  seed: number;
  /** Each harm with a sentence that describes it. */
  harms: [Harm, string][];
  invocations: number;
  /** The number of creates that failed and could not find out whether their client exists. */
  unknownOutcomes: number;
  /** The number of clients that were left behind, and that the message of a create asks the user to delete. */
  leftBehind: number;
}
