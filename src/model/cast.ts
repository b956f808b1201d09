import { KINDS, type Kind, type PrimitiveKind } from './attributes';
import type { Properties, PropertyName } from './properties';

export interface Cast {
  properties: Properties;
  /** A sentence a problem, naming the property. Values with a problem are not in `properties`. */
  problems: string[];
}

/** Cognito counts in 32 bits (API model). */
const LARGEST_INTEGER = 2 ** 31 - 1;

type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

/**
 * Gives each value of a request the type that the schema asks for. CloudFormation sends any primitive as a string or as
 * itself ("30" or 30, "true" or true), so both are right; null counts as absent. Unknown properties and values that can't
 * be what the schema asks for are problems.
 */
export function castProperties(state: object): Cast {
  const problems: string[] = [];
  const entries: [string, unknown][] = [];
  for (const [name, value] of Object.entries(state)) {
    const kind: Kind | undefined = Object.hasOwn(KINDS, name) ? KINDS[name as PropertyName] : undefined;
    if (kind === undefined) {
      problems.push(`${name} is not a property of My::Cognito::UserPoolClient.`);
      continue;
    }
    const cast = castValue(name, kind, value as Json, problems);
    if (cast !== undefined) entries.push([name, cast]);
  }
  return { properties: Object.fromEntries(entries), problems };
}

function castValue(path: string, kind: Kind, value: Json, problems: string[]): unknown {
  if (value === null || value === undefined) return undefined;
  if (kind === 'list') return castList(path, value, problems);
  if (typeof kind === 'object') return castObject(path, kind, value, problems);
  return castPrimitive(path, kind, value, problems);
}

function castList(path: string, value: Json, problems: string[]): unknown {
  if (!Array.isArray(value)) {
    problems.push(`${path} must be a list of strings, not ${describe(value)}.`);
    return undefined;
  }
  const items = value.map((item, index) =>
    item === null || item === undefined
      ? problem(problems, `${path}[${index}] must be a string, not null.`)
      : castPrimitive(`${path}[${index}]`, 'string', item, problems),
  );
  return items.includes(undefined) ? undefined : items;
}

function castObject(path: string, members: Readonly<Record<string, PrimitiveKind>>, value: Json, problems: string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push(`${path} must be an object with the members ${Object.keys(members).join(', ')}, not ${describe(value)}.`);
    return undefined;
  }
  const entries: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    const kind = Object.hasOwn(members, name) ? members[name] : undefined;
    if (kind === undefined) {
      problems.push(`${path}.${name} is not a member of ${path}: it has ${Object.keys(members).join(', ')}.`);
      continue;
    }
    const cast = castValue(`${path}.${name}`, kind, member, problems);
    if (cast !== undefined) entries.push([name, cast]);
  }
  return Object.fromEntries(entries);
}

function castPrimitive(path: string, kind: PrimitiveKind, value: Json, problems: string[]): unknown {
  if (kind === 'string') {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return problem(problems, `${path} must be a string, not ${describe(value)}.`);
  }
  if (kind === 'boolean') {
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    return problem(problems, `${path} must be true or false, not ${describe(value)}.`);
  }
  const number = typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) {
    return Math.abs(number) <= LARGEST_INTEGER
      ? number
      : problem(problems, `${path} must be a smaller number than ${describe(value)}.`);
  }
  return problem(problems, `${path} must be a whole number, not ${describe(value)}.`);
}

function problem(problems: string[], sentence: string): undefined {
  problems.push(sentence);
  return undefined;
}

/** Names a wrong value. Objects and lists are named by their kind: their content can be long, or secret. */
function describe(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}..."` : text;
}
