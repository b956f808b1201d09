/** The references and generators in facts. They replace values that only a run knows, and values that are too long to write. */
import { isObject, type Json, type JsonObject, onlyMember, parsed } from '../tools/json';

/** The values that `{{name}}` and `{{name.member.0.member}}` refer to. A path continues inside a text that contains JSON. */
export type Scope = Readonly<JsonObject>;

export const REFERENCE = /\{\{([\w.]+)\}\}/g;

/** A fact refers to a value that is missing in the answer. */
export class MissingReference extends Error {
  constructor(reference: string) {
    super(`{{${reference}}} is missing in the earlier answers`);
  }
}

/**
 * Replaces the references and generators in a value. A string that consists of one reference becomes the referenced value, with
 * its type.
 * @throws MissingReference
 */
export function resolve(value: Json, scope: Scope): Json {
  if (typeof value === 'string') return resolveText(value, scope);
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope));
  if (!isObject(value)) return value;
  const [name = '', argument] = onlyMember(value) ?? [];
  const generator = Object.hasOwn(GENERATORS, name) ? GENERATORS[name] : undefined;
  if (generator && isObject(argument)) return generator(argument, scope);
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, resolve(inner, scope)]));
}

/** `{ "$text": { "of": "x", "times": 3 } }` is "xxx"; in the items of a `$list`, `{{n}}` counts from 1. */
const GENERATORS: Readonly<Record<string, (argument: JsonObject, scope: Scope) => Json>> = {
  $text: ({ of, times }, scope) => String(resolve(of ?? '', scope)).repeat(Number(times)),
  $list: ({ of, times }, scope) =>
    Array.from({ length: Number(times) }, (_, index) => resolve(of ?? null, { ...scope, n: index + 1 })),
};

function resolveText(text: string, scope: Scope): Json {
  const [, whole] = /^\{\{([\w.]+)\}\}$/.exec(text) ?? [];
  if (whole !== undefined) return valueAt(whole, scope);
  return text.replaceAll(REFERENCE, (_, path: string) => {
    const value = valueAt(path, scope);
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

function valueAt(path: string, scope: Scope): Json {
  let value: Json | undefined = scope;
  for (const member of path.split('.')) {
    const whole: Json | undefined = typeof value === 'string' ? parsed(value) : value;
    if (Array.isArray(whole)) value = whole[Number(member)];
    else value = isObject(whole) && Object.hasOwn(whole, member) ? whole[member] : undefined;
  }
  if (value === undefined) throw new MissingReference(path);
  return value;
}

/** The names that a value refers to, up to the first dot. */
export function referredNames(value: unknown): Set<string> {
  const names = [...JSON.stringify(value ?? null).matchAll(REFERENCE)].map(([, path = '']) => path.split('.')[0] ?? '');
  return new Set(names);
}
