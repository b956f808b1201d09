/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [member: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member of an object that has only one, such as `{ "$any": "string" }`. Undefined for other objects. */
export function onlyMember(value: JsonObject): [name: string, value: Json] | undefined {
  const [first, ...others] = Object.entries(value);
  return others.length === 0 ? first : undefined;
}

/** Parses a text; undefined if the text is not JSON. */
export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
