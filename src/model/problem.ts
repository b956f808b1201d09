import type { CheckId, ValueCheck } from './checks';
import { describeValue } from './describeValue';
import type { PropertyName } from './properties';

/** The path from a client's properties to a value, such as `['CallbackURLs', 1]`. */
export type Path = readonly (string | number)[];

/** A sentence about a value, and the path to the value. */
export interface Finding {
  path: Path;
  /**
   * Says what is wrong and what to do. It begins with the path of the value, or with the path of the list that contains the
   * value.
   */
  sentence: string;
}

/** A mistake in the properties of a client. */
export interface Problem extends Finding {
  /** The check that found it. */
  id: CheckId;
}

/** Names in the schema are shorter than this. A longer name is quoted and shortened, as a value is. */
const LONGEST_NAME = 60;

/** The form of a path in a message: `CallbackURLs[1]`, `TokenValidityUnits.IdToken`. */
export function pathText(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${nameText(step)}`))
    .join('');
}

/** Quotes and shortens an unknown name that is long or has unusual characters, as a value is. */
function nameText(name: string): string {
  return /^\w+$/.test(name) && name.length <= LONGEST_NAME ? name : describeValue(name);
}

/**
 * @param words the sentence without the path at its beginning
 * @param item the index of the item that is the cause, if the sentence is about the whole list at the path
 */
export function findingAt(path: Path, words: string, item?: number): Finding {
  return { path: item === undefined ? path : [...path, item], sentence: `${pathText(path)} ${words}` };
}

/** The finding of a check of values. */
export function problemAt(id: ValueCheck, path: Path, words: string): Problem {
  return { id, ...findingAt(path, words) };
}

/** The words that follow the path of a missing required value. */
export const MISSING = 'is required: give it a value.';

/** The problem of a missing required property. */
export function missingProblem(name: PropertyName): Problem {
  return problemAt('required', [name], MISSING);
}

export function sentencesOf(problems: readonly Finding[]): string[] {
  return problems.map(({ sentence }) => sentence);
}
