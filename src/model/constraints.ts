import { describeValue } from './describeValue';
import { type Path, type Problem, problemAt } from './problem';

/** A pattern of the API model. */
export interface Pattern {
  /** Matches the whole value. Cognito's patterns are Java's, whose white space is that of ASCII. */
  readonly regexp: RegExp;
  /** The values that match, in words that follow "must". */
  readonly words: string;
}

/**
 * The limits of Cognito's API model for a value (documented), under the names of the schema. Enumerations are no limits here: Cognito
 * keeps adding to them, so Cognito is the one to refuse an unknown value.
 */
export interface Constraints {
  /** Lengths of a string, in UTF-16 units as Java counts them. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: Pattern;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The values that Cognito is known to take. It keeps adding others, so a value that is not among them is Cognito's to refuse. */
  readonly known?: readonly string[];
  /** Whether a user pool adds values of its own to the known ones. */
  readonly isOpen?: true;
  /** Whether Cognito will add none to the known ones. By the schema, CloudFormation then refuses others before it calls the handlers. */
  readonly isClosed?: true;
  /** The unit of a number, where its property has only one. */
  readonly unit?: string;
  /** Of a list, duplicates counted. */
  readonly maxItems?: number;
  /** Of each item of a list. */
  readonly items?: Constraints;
  /** Of the members of an object. */
  readonly members?: { readonly [member: string]: Constraints };
  /** The members that an object can't do without. */
  readonly required?: readonly string[];
}

/**
 * A problem for each constraint that a value of the right type breaks, naming the path to it and what it should be.
 * The cast of an object reports the members that it lacks.
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

/** Whether a number is one that the API model takes. */
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
  // A string that is too short has its problem already.
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
