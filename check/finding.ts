import type { AnyCheck } from './checks';
import type { Place } from './node';

/**
 * How bad a finding is: an `error` fails the deployment or the app; a `warning` may be right with a newer Cognito; a `note` says what was
 * not looked at.
 */
export type Level = 'error' | 'warning' | 'note';

export interface Finding {
  check: AnyCheck;
  level: Level;
  /** The logical id of the resource, or the name of the output. */
  of: string;
  /** What is wrong and what to do. */
  message: string;
  place: Place;
}

/** In the order of the text. What is found twice at a place stands once. */
export function sorted(findings: readonly Finding[]): Finding[] {
  const unique = new Map(findings.map((finding) => [JSON.stringify([finding.place, finding.check, finding.message]), finding]));
  return [...unique.values()].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}
