import type { CheckId, ValueCheck } from './checks';
import { describeValue } from './describeValue';
import type { PropertyName } from './properties';

/** The way to a value from the properties of a client, such as `['CallbackURLs', 1]`. */
export type Path = readonly (string | number)[];

/** A place and a sentence about it. */
export interface Finding {
  path: Path;
  /** Says what is wrong and what to do. It begins with the path, or with that of the list that the path leads into. */
  sentence: string;
}

/** Something that is wrong with the properties of a client. */
export interface Problem extends Finding {
  /** The check that found it. */
  id: CheckId;
}

/** A name that is longer than any of the schema is shown as a value is. */
const LONGEST_NAME = 60;

/** A path as a message shows it: `CallbackURLs[1]`, `TokenValidityUnits.IdToken`. */
export function pathText(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${nameText(step)}`))
    .join('');
}

/** An unknown name can be anything. One that is not short and plain is shown as a value is. */
function nameText(name: string): string {
  return /^\w+$/.test(name) && name.length <= LONGEST_NAME ? name : describeValue(name);
}

/**
 * @param words what follows the path in the sentence
 * @param item the item of the list at the path that is the cause, if the sentence is about the whole list
 */
export function findingAt(path: Path, words: string, item?: number): Finding {
  return { path: item === undefined ? path : [...path, item], sentence: `${pathText(path)} ${words}` };
}

/** The finding of a check of values. */
export function problemAt(id: ValueCheck, path: Path, words: string): Problem {
  return { id, ...findingAt(path, words) };
}

/** The words that follow the path to a value that is required and missing. */
export const MISSING = 'is required: give it a value.';

/** The problem of a property that is required and missing. */
export function missingProblem(name: PropertyName): Problem {
  return problemAt('required', [name], MISSING);
}

export function sentencesOf(problems: readonly Finding[]): string[] {
  return problems.map(({ sentence }) => sentence);
}
