/** JSON as it is written, and as it comes over the wire. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [member: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The only member of an object that has one, as in `{ "$any": "string" }`. */
export function onlyMember(value: JsonObject): [name: string, value: Json] | undefined {
  const [first, ...others] = Object.entries(value);
  return others.length === 0 ? first : undefined;
}

/** What a text holds; undefined where it is no JSON. */
export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
