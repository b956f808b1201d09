import { closest, distance } from 'fastest-levenshtein';
import { KINDS, PROPERTIES, PROPERTY_NAMES, type PrimitiveKind, READ_ONLY } from './attributes';
import { describeValue } from './describeValue';
import type { Properties, PropertyName } from './properties';

export interface Cast {
  properties: Properties;
  /** A sentence a problem, naming the property. Values with a problem are not in `properties`. */
  problems: string[];
  /** The properties that have a problem: `properties` lacks their value, or a part of it. */
  unread: PropertyName[];
}

/** Longer than any name that somebody could have meant. */
const LONGEST_NAME = 60;

type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

/**
 * Gives each value of a request the type that the schema asks for. CloudFormation sends any primitive as a string or as
 * itself ("30" or 30, "true" or true), so both are right; null counts as absent. Unknown properties and values that can't
 * be what the schema asks for are problems.
 */
export function castProperties(state: object): Cast {
  const problems: string[] = [];
  const unread: PropertyName[] = [];
  const entries: [string, unknown][] = [];
  for (const [name, value] of Object.entries(state)) {
    if (!isPropertyName(name)) {
      problems.push(`${nameOf(name)} is not a property of My::Cognito::UserPoolClient${hint(name)}.`);
      continue;
    }
    const problemsBefore = problems.length;
    const cast = castProperty(name, value as Json, problems);
    if (cast !== undefined) entries.push([name, cast]);
    if (problems.length > problemsBefore) unread.push(name);
  }
  return { properties: Object.fromEntries(entries), problems, unread };
}

function isPropertyName(name: string): name is PropertyName {
  return Object.hasOwn(KINDS, name);
}

/** The names that a template can give, by how they are written in small letters. */
const GIVEABLE = new Map(PROPERTY_NAMES.filter((name) => !READ_ONLY.includes(name)).map((name) => [name.toLowerCase(), name]));
const GIVEABLE_IN_SMALL_LETTERS = [...GIVEABLE.keys()];

/** Names are near that differ in at most this part of the longer one. */
const NEAR = 1 / 3;
/** A name is near one that it is a part of, such as OAuthScopes, if it has this many characters. */
const SHORTEST_PART = 4;

/** What somebody may have meant by a name: what only Cognito sets, spelt otherwise, or one near it that a template can give. */
function hint(name: string): string {
  const meant = name.slice(0, LONGEST_NAME).toLowerCase();
  const readOnly = READ_ONLY.find((known) => known.toLowerCase() === meant);
  if (readOnly !== undefined) return `, and ${readOnly} is Cognito's to set: take it out`;
  const nearest = closest(meant, GIVEABLE_IN_SMALL_LETTERS);
  const isNear = distance(meant, nearest) <= NEAR * Math.max(meant.length, nearest.length);
  const near = isNear
    ? nearest
    : GIVEABLE_IN_SMALL_LETTERS.find((known) => meant.length >= SHORTEST_PART && known.includes(meant));
  return near === undefined ? ': take it out' : `: the nearest name is ${GIVEABLE.get(near)}`;
}

/** An unknown name can be anything; what is not short and plain is shown as a value is. */
function nameOf(name: string): string {
  return /^\w+$/.test(name) && name.length <= LONGEST_NAME ? name : describeValue(name);
}

function castProperty(name: PropertyName, value: Json, problems: string[]): unknown {
  const kind = KINDS[name];
  if (value === null || value === undefined) return undefined;
  if (kind === 'list') return castList(name, value, problems);
  if (typeof kind !== 'object') return castPrimitive(name, kind, value, problems);
  return castObject(name, kind, value, problems);
}

function castList(path: string, value: Json, problems: string[]): unknown {
  if (!Array.isArray(value)) {
    problems.push(`${path} must be a list of strings, not ${describeValue(value)}.`);
    return undefined;
  }
  const items = value.map((item, index) =>
    item === null || item === undefined
      ? problem(problems, `${path}[${index}] must be a string, not null.`)
      : castPrimitive(`${path}[${index}]`, 'string', item, problems),
  );
  return items.includes(undefined) ? undefined : items;
}

function castObject(
  path: PropertyName,
  members: Readonly<Record<string, PrimitiveKind>>,
  value: Json,
  problems: string[],
): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push(`${path} must be an object with the members ${Object.keys(members).join(', ')}, not ${describeValue(value)}.`);
    return undefined;
  }
  const entries: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    const kind = Object.hasOwn(members, name) ? members[name] : undefined;
    if (kind === undefined) {
      problems.push(`${path}.${nameOf(name)} is not a member of ${path}: it has ${Object.keys(members).join(', ')}.`);
    } else if (member !== null && member !== undefined) {
      entries.push([name, castPrimitive(`${path}.${name}`, kind, member, problems)]);
    }
  }
  const object = Object.fromEntries(entries.filter(([, member]) => member !== undefined));
  for (const name of PROPERTIES[path].constraints?.required ?? []) {
    if (!entries.some(([given]) => given === name)) problems.push(missingSentence(`${path}.${name}`));
  }
  return object;
}

function castPrimitive(path: string, kind: PrimitiveKind, value: Json, problems: string[]): unknown {
  if (kind === 'string') {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return problem(problems, `${path} must be a string, not ${describeValue(value)}.`);
  }
  if (kind === 'boolean') {
    if (typeof value === 'boolean') return value;
    // In any case of letters, as CloudFormation's library takes it.
    const text = typeof value === 'string' ? value.toLowerCase() : '';
    if (text === 'true' || text === 'false') return text === 'true';
    return problem(problems, `${path} must be true or false, not ${describeValue(value)}.`);
  }
  const number = typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  return problem(problems, `${path} must be a whole number, not ${describeValue(value)}.`);
}

/** What is told of a property that is required and missing. */
export function missingSentence(path: string): string {
  return `${path} is required: give it a value.`;
}

function problem(problems: string[], sentence: string): undefined {
  problems.push(sentence);
  return undefined;
}
