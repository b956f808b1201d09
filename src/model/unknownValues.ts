import { ATTRIBUTES, SETTING_NAMES } from './attributes';
import type { Constraints } from './constraints';
import { describeValue } from './describeValue';
import { nearestName } from './nearest';
import type { Settings } from './properties';

/** Cognito takes no longer list, and a search for the nearest value takes time. */
const MOST_ITEMS = 100;
/** A longer list of known values would hide the rest of a message. */
const MOST_LISTED = 5;

/**
 * A sentence for each value that is not one of those that Cognito is known to take, with the nearest one. That is no reason to refuse
 * it, since Cognito keeps adding values; but where something is refused, it may be the mistake.
 */
export function unknownValues(settings: Settings): string[] {
  return SETTING_NAMES.flatMap((name) => sentencesOf(name, settings[name], ATTRIBUTES[name].constraints));
}

function sentencesOf(path: string, value: unknown, constraints: Constraints | undefined): string[] {
  if (constraints === undefined) return [];
  if (typeof value === 'string') return sentenceOf(path, value, constraints);
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_ITEMS);
    return items.flatMap((item, index) => sentencesOf(`${path}[${index}]`, item, constraints.items));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => sentencesOf(`${path}.${name}`, member, constraints.members?.[name]));
}

function sentenceOf(path: string, value: string, { known, isOpen }: Constraints): string[] {
  if (known === undefined || known.includes(value)) return [];
  const near = nearestName(value, known);
  if (near !== undefined) return [`${path} is ${describeValue(value)}: the nearest known value is ${near}.`];
  if (isOpen) return [];
  const help =
    known.length > MOST_LISTED ? 'it is none of the values that are known' : `the known values are ${known.join(', ')}`;
  return [`${path} is ${describeValue(value)}: ${help}.`];
}
