import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject, onlyMember, parsed } from '../tools/json';

/** A place in an answer that is not as expected. */
export interface Difference {
  /** For example `UserPoolClient.CallbackURLs`; empty for the whole answer. */
  path: string;
  /** In words. */
  expected: string;
  /** Undefined: the member is absent. */
  got: Json | undefined;
}

/**
 * The places where `got` is not as expected.
 *
 * An object expects at least its members. A list expects exactly its items, in their order. Any other value expects itself. An
 * object whose only member has the name of a matcher is that matcher. Members and items follow the same rules.
 */
export function differences(expected: Json, got: Json | undefined, path = ''): Difference[] {
  const matcher = matcherIn(expected);
  if (matcher) return matcher(got, path);
  if (Array.isArray(expected)) return listDifferences(expected, got, path);
  if (isObject(expected)) return memberDifferences(expected, got, path);
  return expected === got ? [] : [{ path, expected: text(expected), got }];
}

/** The places that an expectation names, each with the answer's value. */
export function expectedPlaces(expected: Json, got: Json | undefined, path = ''): Difference[] {
  if (!isObject(expected) || matcherIn(expected) || !isObject(got)) return [{ path, expected: text(expected), got }];
  return Object.entries(expected).flatMap(([name, inner]) => expectedPlaces(inner, memberOf(got, name), join(path, name)));
}

type Matcher = (got: Json | undefined, path: string) => Difference[];

const MATCHERS: Readonly<Record<string, (argument: Json) => Matcher>> = {
  /** The member is absent. */
  $absent: () => holdsWhen('nothing', (got) => got === undefined),
  /** Any value of a type. */
  $any: (type) => holdsWhen(`any ${type}`, (got) => typeOf(got) === type),
  /** A text in which the pattern is found, or a number as JSON prints it. */
  $pattern: (pattern) =>
    holdsWhen(
      `a match of ${pattern}`,
      (got) => (typeof got === 'string' || typeof got === 'number') && new RegExp(String(pattern), 'u').test(String(got)),
    ),
  /** A list of these items in any order. */
  $set: (items) => holdsWhen(`in any order ${text(items)}`, (got) => Array.isArray(got) && sameItems(items as Json[], got)),
  /** A list with at least these items. */
  $contains: (items) =>
    holdsWhen(
      `among others ${text(items)}`,
      (got) => Array.isArray(got) && (items as Json[]).every((item) => got.some((one) => differences(item, one).length === 0)),
    ),
  /** A list of these items sorted by code point. */
  $sorted: (items) => {
    const sorted = (items as string[]).toSorted(byCodePoint);
    return holdsWhen(text(sorted), (got) => isDeepStrictEqual(got, sorted));
  },
  /** An object with these members and no others. */
  $only: (members) => (got, path) => [
    ...memberDifferences(members as JsonObject, got, path),
    ...otherMembers(members as JsonObject, got, path),
  ],
  /** Absent, or this value. */
  $maybe: (value) => (got, path) => (got === undefined ? [] : differences(value, got, path)),
  /** Any other value. */
  $not: (value) => (got, path) =>
    differences(value, got).length > 0 ? [] : [{ path, expected: `anything but ${text(value)}`, got }],
  /** A text that contains JSON of this value. */
  $json: (value) => (got, path) => {
    const inner = typeof got === 'string' ? parsed(got) : undefined;
    return inner === undefined ? [{ path, expected: `JSON of ${text(value)}`, got }] : differences(value, inner, path);
  },
};

export const MATCHER_NAMES = Object.keys(MATCHERS);

function matcherIn(expected: Json): Matcher | undefined {
  const [name = '', argument] = (isObject(expected) && onlyMember(expected)) || [];
  return argument !== undefined && Object.hasOwn(MATCHERS, name) ? MATCHERS[name]?.(argument) : undefined;
}

function holdsWhen(expected: string, holds: (got: Json | undefined) => boolean): Matcher {
  return (got, path) => (holds(got) ? [] : [{ path, expected, got }]);
}

function memberDifferences(expected: JsonObject, got: Json | undefined, path: string): Difference[] {
  if (!isObject(got)) return [{ path, expected: text(expected), got }];
  return Object.entries(expected).flatMap(([name, inner]) => differences(inner, memberOf(got, name), join(path, name)));
}

function otherMembers(expected: JsonObject, got: Json | undefined, path: string): Difference[] {
  const others = isObject(got) ? Object.entries(got).filter(([name]) => !Object.hasOwn(expected, name)) : [];
  return others.map(([name, value]) => ({ path: join(path, name), expected: 'nothing', got: value }));
}

function listDifferences(expected: Json[], got: Json | undefined, path: string): Difference[] {
  if (!Array.isArray(got) || got.length !== expected.length) return [{ path, expected: text(expected), got }];
  return expected.flatMap((item, index) => differences(item, got[index], join(path, String(index))));
}

function sameItems(expected: Json[], got: Json[]): boolean {
  const left = [...got];
  for (const item of expected) {
    const index = left.findIndex((one) => differences(item, one).length === 0);
    if (index < 0) return false;
    left.splice(index, 1);
  }
  return left.length === 0;
}

/** The order of the UTF-8 bytes is the order of the code points. */
const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const memberOf = (value: Json | undefined, name: string) =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

const join = (path: string, member: string) => (path === '' ? member : `${path}.${member}`);

const text = (value: Json) => JSON.stringify(value);

function typeOf(value: Json | undefined): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value;
}
