/** What must never happen. */
export const HARMS = ['leaked', 'duplicated', 'lost', 'malformed', 'secret', 'unfinished'] as const;
export type Harm = (typeof HARMS)[number];

export interface LifecycleResult {
  seed: number;
  /** A sentence a harm. */
  harms: [Harm, string][];
  invocations: number;
  /** How many creates failed without being settled: whether there is a client could not be found out. */
  unsettled: number;
  /** How many clients were left behind for a person to delete, whom the message of a create told to look for them. */
  leftBehind: number;
}
