import type { PrimitiveKind } from './attribute';
import { KINDS, PROPERTIES, READ_ONLY, SETTABLE } from './attributes';
import type { ValueCheck } from './checks';
import { describeValue } from './describeValue';
import { nearestName } from './nearest';
import { MISSING, type Path, type Problem, pathText, problemAt } from './problem';
import type { Properties, PropertyName } from './properties';
import { Unknown } from './unknown';

export interface Cast {
  properties: Properties;
  /** `properties` does not contain the values that have a problem. */
  problems: Problem[];
  /**
   * The names of properties, and of members such as `TokenValidityUnits.IdToken`, that `properties` lacks. They have a problem,
   * or only the deployment knows them.
   */
  unread: string[];
  /**
   * Lists that `properties` lacks because some items have a problem. The array has the other items, and holes for those with a
   * problem.
   */
  partial: Properties;
}

type Json = string | number | boolean | null | undefined | Unknown | Json[] | { [key: string]: Json };

const TYPE_NAME = 'My::Cognito::UserPoolClient';

/**
 * Converts each value of a request to the type in the schema. CloudFormation sends a primitive as itself or as a string (30 or
 * "30", true or "true"), so both are valid. A null counts as absent. Unknown properties, and values that cannot have the type in
 * the schema, are problems.
 * @param typeName the name of the type in messages
 */
export function castProperties(state: object, typeName = TYPE_NAME): Cast {
  const found: Found = { problems: [], unread: [] };
  const entries: [string, unknown][] = [];
  const partial: [string, unknown][] = [];
  for (const [name, value] of Object.entries(state)) {
    if (!isPropertyName(name)) {
      found.problems.push(problemAt('unknown-property', [name], `is not a property of ${typeName}${hint(name)}.`));
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

/** Adds a problem, and the path that cannot be read because of it. */
function refuse(found: Found, id: ValueCheck, path: Path, words: string, unread = path): undefined {
  found.problems.push(problemAt(id, path, words));
  return leave(found, unread);
}

/** Adds the path of a value that cannot be read. One such item makes the whole list unreadable. */
function leave({ unread }: Found, path: Path): undefined {
  const name = pathText(path.filter((step) => typeof step === 'string'));
  if (!unread.includes(name)) unread.push(name);
  return undefined;
}

function isPropertyName(name: string): name is PropertyName {
  return Object.hasOwn(KINDS, name);
}

/**
 * Suggests the name that the user may have meant: a read-only name in other letters, or the nearest name that a template can set.
 */
function hint(name: string): string {
  const readOnly = READ_ONLY.find((known) => known.toLowerCase() === name.toLowerCase());
  if (readOnly !== undefined) return `. Only Cognito sets ${readOnly}: remove ${name}`;
  const near = nearestName(name, SETTABLE);
  return near === undefined ? ': remove it' : `: the nearest name is ${near}`;
}

function castProperty(name: PropertyName, value: Json, found: Found): unknown {
  const kind = KINDS[name];
  if (value === null || value === undefined) return undefined;
  if (kind === 'list') return castList(name, value, found);
  if (typeof kind !== 'object') return castPrimitive(kind, value, [name], found);
  return castObject(name, kind, value, found);
}

function castList(name: PropertyName, value: Json, found: Found): unknown {
  if (isLeftToDeployment(value, 'list')) return leave(found, [name]);
  if (!Array.isArray(value)) {
    return refuse(found, 'wrong-type', [name], `must be a list of strings, not ${describeValue(value)}.`);
  }
  const items: unknown[] = new Array(value.length);
  for (const [index, item] of value.entries()) {
    const cast = castPrimitive('string', item ?? null, [name, index], found);
    if (cast !== undefined) items[index] = cast;
  }
  return items;
}

function castObject(
  property: PropertyName,
  members: Readonly<Record<string, PrimitiveKind>>,
  value: Json,
  found: Found,
): unknown {
  const names = Object.keys(members);
  if (isLeftToDeployment(value)) return leave(found, [property]);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Unknown) {
    const words = `must be an object with the members ${names.join(', ')}, not ${describeValue(value)}.`;
    return refuse(found, 'wrong-type', [property], words);
  }
  const entries: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    const kind = Object.hasOwn(members, name) ? members[name] : undefined;
    if (kind === undefined) {
      const near = nearestName(name, names);
      const help = near === undefined ? `its members are ${names.join(', ')}` : `the nearest name is ${near}`;
      // The unreadable member is the one that the user meant.
      const meant = [property, near ?? name];
      refuse(found, 'unknown-member', [property, name], `is not a member of ${property}: ${help}.`, meant);
    } else if (member !== null && member !== undefined) {
      entries.push([name, castPrimitive(kind, member, [property, name], found)]);
    }
  }
  for (const name of PROPERTIES[property].constraints?.required ?? []) {
    if (!entries.some(([given]) => given === name)) refuse(found, 'required', [property, name], MISSING);
  }
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
}

function castPrimitive(kind: PrimitiveKind, value: Json, path: Path, found: Found): string | number | boolean | undefined {
  const wrong = (words: string) => refuse(found, 'wrong-type', path, `must be ${words}, not ${describeValue(value)}.`);
  if (isLeftToDeployment(value, 'string')) return leave(found, path);
  if (kind === 'string') {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return wrong('a string');
  }
  if (kind === 'boolean') {
    if (typeof value === 'boolean') return value;
    // CloudFormation's library accepts upper and lower case.
    const text = typeof value === 'string' ? value.toLowerCase() : '';
    if (text === 'true' || text === 'false') return text === 'true';
    return wrong('true or false');
  }
  const number = typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  return wrong('a whole number');
}

/** Whether only the deployment knows the value, and it may have the kind. */
function isLeftToDeployment(value: Json, kind?: Unknown['kind']): boolean {
  return value instanceof Unknown && (value.kind === 'any' || value.kind === kind);
}
