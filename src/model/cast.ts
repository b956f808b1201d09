import type { PrimitiveKind } from './attribute';
import { KINDS, PROPERTIES, PROPERTY_NAMES, READ_ONLY } from './attributes';
import { describeValue } from './describeValue';
import { nearestName } from './nearest';
import type { Properties, PropertyName } from './properties';

export interface Cast {
  properties: Properties;
  /** A sentence a problem, naming the property. Values with a problem are not in `properties`. */
  problems: string[];
  /** The properties, and the members of properties such as `TokenValidityUnits.IdToken`, that `properties` lacks because of a problem. */
  unread: string[];
  /** Lists that `properties` lacks because of some items. The other items stand in their places, and the places between are empty. */
  partial: Properties;
}

/** A name that is longer than any of the schema is shown as a value is. */
const LONGEST_NAME = 60;

type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

/**
 * Gives each value of a request the type that the schema asks for. CloudFormation sends any primitive as a string or as
 * itself ("30" or 30, "true" or true), so both are right; null counts as absent. Unknown properties and values that can't
 * be what the schema asks for are problems.
 */
export function castProperties(state: object): Cast {
  const found: Found = { problems: [], unread: [] };
  const entries: [string, unknown][] = [];
  const partial: [string, unknown][] = [];
  for (const [name, value] of Object.entries(state)) {
    if (!isPropertyName(name)) {
      found.problems.push(`${nameOf(name)} is not a property of My::Cognito::UserPoolClient${hint(name)}.`);
      continue;
    }
    const cast = castProperty(name, value as Json, found);
    if (cast === undefined) continue;
    const isPartial = Array.isArray(cast) && found.unread.includes(name);
    (isPartial ? partial : entries).push([name, cast]);
  }
  return { properties: Object.fromEntries(entries), partial: Object.fromEntries(partial), ...found };
}

type Found = Pick<Cast, 'problems' | 'unread'>;

/** Takes note of a problem, and of what can't be read because of it. */
function problem({ problems, unread }: Found, path: string, sentence: string): undefined {
  problems.push(sentence);
  if (!unread.includes(path)) unread.push(path);
  return undefined;
}

function isPropertyName(name: string): name is PropertyName {
  return Object.hasOwn(KINDS, name);
}

const GIVEABLE = PROPERTY_NAMES.filter((name) => !READ_ONLY.includes(name));

/** What a person may have meant by a name: one that only Cognito sets, in other letters, or one near it that a template can give. */
function hint(name: string): string {
  const readOnly = READ_ONLY.find((known) => known.toLowerCase() === name.toLowerCase());
  if (readOnly !== undefined) return `, and ${readOnly} is Cognito's to set: take it out`;
  const near = nearestName(name, GIVEABLE);
  return near === undefined ? ': take it out' : `: the nearest name is ${near}`;
}

/** An unknown name can be anything; what is not short and plain is shown as a value is. */
function nameOf(name: string): string {
  return /^\w+$/.test(name) && name.length <= LONGEST_NAME ? name : describeValue(name);
}

function castProperty(name: PropertyName, value: Json, found: Found): unknown {
  const kind = KINDS[name];
  if (value === null || value === undefined) return undefined;
  if (kind === 'list') return castList(name, value, found);
  if (typeof kind !== 'object') return castPrimitive(kind, value, (sentence) => problem(found, name, `${name} ${sentence}`));
  return castObject(name, kind, value, found);
}

function castList(name: PropertyName, value: Json, found: Found): unknown {
  if (!Array.isArray(value)) return problem(found, name, `${name} must be a list of strings, not ${describeValue(value)}.`);
  const items: unknown[] = new Array(value.length);
  for (const [index, item] of value.entries()) {
    const refuse = (sentence: string) => problem(found, name, `${name}[${index}] ${sentence}`);
    const cast =
      item === null || item === undefined ? refuse('must be a string, not null.') : castPrimitive('string', item, refuse);
    if (cast !== undefined) items[index] = cast;
  }
  return items;
}

function castObject(path: PropertyName, members: Readonly<Record<string, PrimitiveKind>>, value: Json, found: Found): unknown {
  const names = Object.keys(members);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return problem(found, path, `${path} must be an object with the members ${names.join(', ')}, not ${describeValue(value)}.`);
  }
  const entries: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    const kind = Object.hasOwn(members, name) ? members[name] : undefined;
    if (kind === undefined) {
      const near = nearestName(name, names);
      const help = near === undefined ? `it has ${names.join(', ')}` : `the nearest name is ${near}`;
      // The member that was meant is what can't be read.
      problem(found, `${path}.${near ?? name}`, `${path}.${nameOf(name)} is not a member of ${path}: ${help}.`);
    } else if (member !== null && member !== undefined) {
      const refuse = (sentence: string) => problem(found, `${path}.${name}`, `${path}.${name} ${sentence}`);
      entries.push([name, castPrimitive(kind, member, refuse)]);
    }
  }
  for (const name of PROPERTIES[path].constraints?.required ?? []) {
    if (!entries.some(([given]) => given === name)) problem(found, `${path}.${name}`, missingSentence(`${path}.${name}`));
  }
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
}

/** @param refuse takes a sentence without its subject */
function castPrimitive(
  kind: PrimitiveKind,
  value: Json,
  refuse: (sentence: string) => undefined,
): string | number | boolean | undefined {
  if (kind === 'string') {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return refuse(`must be a string, not ${describeValue(value)}.`);
  }
  if (kind === 'boolean') {
    if (typeof value === 'boolean') return value;
    // In any case of letters, as CloudFormation's library takes it.
    const text = typeof value === 'string' ? value.toLowerCase() : '';
    if (text === 'true' || text === 'false') return text === 'true';
    return refuse(`must be true or false, not ${describeValue(value)}.`);
  }
  const number = typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  return refuse(`must be a whole number, not ${describeValue(value)}.`);
}

/** What is told of a property that is required and missing. */
export function missingSentence(path: string): string {
  return `${path} is required: give it a value.`;
}
