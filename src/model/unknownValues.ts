import { ATTRIBUTES, SETTING_NAMES } from './attributes';
import type { Constraints } from './constraints';
import { describeValue } from './describeValue';
import { nearestName } from './nearest';
import { type Path, type Problem, problemAt } from './problem';
import type { Settings } from './properties';

/** Cognito accepts no longer list, and the search for the nearest value takes time. */
const MOST_ITEMS = 100;
/** A longer list of known values would hide the other problems of a message. */
const MOST_LISTED = 5;

/**
 * Returns a problem for each value that is not known, with the nearest known value. The handlers do not refuse such a value,
 * because Cognito keeps adding values. But if a request is refused for another reason, the unknown value may be the mistake.
 */
export function unknownValues(settings: Settings): Problem[] {
  return SETTING_NAMES.flatMap((name) => problemsIn([name], settings[name], ATTRIBUTES[name].constraints));
}

function problemsIn(path: Path, value: unknown, constraints: Constraints | undefined): Problem[] {
  if (constraints === undefined) return [];
  if (typeof value === 'string') return problemsOf(path, value, constraints);
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_ITEMS);
    return items.flatMap((item, index) => problemsIn([...path, index], item, constraints.items));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => problemsIn([...path, name], member, constraints.members?.[name]));
}

function problemsOf(path: Path, value: string, { known, isOpen, isClosed }: Constraints): Problem[] {
  if (known === undefined || known.includes(value)) return [];
  const unknown = (help: string) => [
    problemAt(isClosed ? 'enumeration' : 'unknown-value', path, `is ${describeValue(value)}, which is not a known value${help}.`),
  ];
  const near = nearestName(value, known);
  if (near !== undefined) return unknown(`: the nearest one is ${near}`);
  if (isOpen) return [];
  if (known.length > MOST_LISTED) return unknown('');
  return unknown(`: the known values are ${known.join(', ')}`);
}
