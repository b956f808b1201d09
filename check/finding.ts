import type { AnyCheck } from './checks';
import type { Place } from './node';

/**
 * The level of a finding. An `error` fails the deployment or the app. A `warning` may be correct with a newer Cognito. A `note`
 * says what was not checked.
 */
export type Level = 'error' | 'warning' | 'note';

export interface Finding {
  check: AnyCheck;
  level: Level;
  /** The logical id of the resource, or the name of the output. */
  of: string;
  /** The problem, and how to fix it. */
  message: string;
  place: Place;
}

/** Sorts findings by their place in the text, and removes duplicates. */
export function sorted(findings: readonly Finding[]): Finding[] {
  const unique = new Map(findings.map((finding) => [JSON.stringify([finding.place, finding.check, finding.message]), finding]));
  return [...unique.values()].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}
