import { describeValue } from './describeValue';
import { type Path, type Problem, problemAt } from './problem';

/** A pattern of the API model. */
export interface Pattern {
  /** Matches the whole value. Cognito's patterns are Java patterns, in which white space is ASCII only. */
  readonly regexp: RegExp;
  /** Describes the values that match. The words follow "must" in a message. */
  readonly words: string;
}

/**
 * The limits of Cognito's API model for a value (documented), under the names of the schema. An enumeration is not a limit:
 * Cognito keeps adding values, so only Cognito can refuse an unknown value.
 */
export interface Constraints {
  /** The lengths of a string, in UTF-16 code units, as Java counts them. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: Pattern;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The values that Cognito is known to accept. Cognito may add others, so the handlers accept unknown values. */
  readonly known?: readonly string[];
  /** Present: a user pool can add values, such as custom attributes. */
  readonly isOpen?: true;
  /**
   * Present: Cognito adds no values. The schema lists them, so CloudFormation refuses other values before it calls the handlers.
   */
  readonly isClosed?: true;
  /** The unit of a number, if it is always the same. */
  readonly unit?: string;
  /** The largest number of items in a list. Duplicates count. */
  readonly maxItems?: number;
  /** The constraints of each item of a list. */
  readonly items?: Constraints;
  /** The constraints of the members of an object. */
  readonly members?: { readonly [member: string]: Constraints };
  /** The members that an object must have. */
  readonly required?: readonly string[];
}

/**
 * Returns a problem for each constraint that a value breaks. The value has the right type already. Missing members of an object
 * are not reported here, because the cast reports them.
 */
export function constraintProblems(path: Path, value: unknown, constraints: Constraints = {}): Problem[] {
  if (typeof value === 'string') return stringProblems(path, value, constraints);
  if (typeof value === 'number') {
    const unit = constraints.unit === undefined ? '' : ` ${constraints.unit}`;
    if (isInRange(value, constraints)) return [];
    return [problemAt('range', path, `must be ${range(constraints)}${unit}, not ${value}.`)];
  }
  if (Array.isArray(value)) return listProblems(path, value, constraints);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    constraintProblems([...path, name], member, constraints.members?.[name]),
  );
}

/** Whether a number is in the range of the API model. */
export function isInRange(number: number, { minimum = -Infinity, maximum = Infinity }: Constraints): boolean {
  return number >= minimum && number <= maximum;
}

function stringProblems(path: Path, value: string, { minLength = 0, maxLength, pattern }: Constraints): Problem[] {
  const problems: Problem[] = [];
  const lengths = { minimum: minLength, ...(maxLength !== undefined && { maximum: maxLength }) };
  if (!isInRange(value.length, lengths)) {
    const words = `must have ${range(lengths)} characters, but ${describeValue(value)} has ${value.length}.`;
    problems.push(problemAt('length', path, words));
  }
  // A string that is too short already has a problem.
  if (pattern && value.length >= minLength && !pattern.regexp.test(value)) {
    problems.push(problemAt('pattern', path, `is ${describeValue(value)}, but must ${pattern.words}.`));
  }
  return problems;
}

function listProblems(path: Path, list: readonly unknown[], { maxItems = Infinity, items = {} }: Constraints): Problem[] {
  const tooMany = `must have at most ${maxItems} items, not ${list.length}.`;
  return [
    ...(list.length > maxItems ? [problemAt('too-many-items', path, tooMany)] : []),
    ...list.flatMap((item, index) => constraintProblems([...path, index], item, items)),
  ];
}

function range({ minimum = 0, maximum }: Constraints): string {
  return maximum === undefined ? `${minimum} or more` : `${minimum} to ${maximum}`;
}
