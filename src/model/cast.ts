import type { PrimitiveKind } from './attribute';
import { KINDS, PROPERTIES, PROPERTY_NAMES, READ_ONLY } from './attributes';
import type { ValueCheck } from './checks';
import { describeValue } from './describeValue';
import { nearestName } from './nearest';
import { MISSING, type Path, type Problem, pathText, problemAt } from './problem';
import type { Properties, PropertyName } from './properties';
import { Unknown } from './unknown';

export interface Cast {
  properties: Properties;
  /** Values with a problem are not in `properties`. */
  problems: Problem[];
  /**
   * The properties, and the members of properties such as `TokenValidityUnits.IdToken`, that `properties` lacks because of a problem, or
   * because only the deployment knows them.
   */
  unread: string[];
  /** Lists that `properties` lacks because of some items. The other items stand in their places, and the places between are empty. */
  partial: Properties;
}

type Json = string | number | boolean | null | undefined | Unknown | Json[] | { [key: string]: Json };

const TYPE_NAME = 'My::Cognito::UserPoolClient';

/**
 * Gives each value of a request the type that the schema asks for. CloudFormation sends any primitive as a string or as
 * itself ("30" or 30, "true" or true), so both are right; null counts as absent. Unknown properties and values that can't
 * be what the schema asks for are problems.
 * @param typeName what messages call the type
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

/** Takes note of a problem, and of what can't be read because of it. */
function refuse(found: Found, id: ValueCheck, path: Path, words: string, unread = path): undefined {
  found.problems.push(problemAt(id, path, words));
  return leave(found, unread);
}

/** Takes note of a value that can't be read. A list can't be because of one item. */
function leave({ unread }: Found, path: Path): undefined {
  const name = pathText(path.filter((step) => typeof step === 'string'));
  if (!unread.includes(name)) unread.push(name);
  return undefined;
}

function isPropertyName(name: string): name is PropertyName {
  return Object.hasOwn(KINDS, name);
}

const GIVEABLE = PROPERTY_NAMES.filter((name) => !READ_ONLY.includes(name));

/** A hint at the name that a person may have meant: a read-only one in other letters, or the nearest one that a template can give. */
function hint(name: string): string {
  const readOnly = READ_ONLY.find((known) => known.toLowerCase() === name.toLowerCase());
  if (readOnly !== undefined) return `. Only Cognito sets ${readOnly}: remove ${name}`;
  const near = nearestName(name, GIVEABLE);
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
      // The member that was meant is what can't be read.
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
    // In any case of letters, as CloudFormation's library takes it.
    const text = typeof value === 'string' ? value.toLowerCase() : '';
    if (text === 'true' || text === 'false') return text === 'true';
    return wrong('true or false');
  }
  const number = typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  return wrong('a whole number');
}

/** Whether a value is one that only the deployment knows, of any kind or of the one that is asked for. */
function isLeftToDeployment(value: Json, kind?: Unknown['kind']): boolean {
  return value instanceof Unknown && (value.kind === 'any' || value.kind === kind);
}
