import type { Json } from './world';

/** JSON Merge Patch (RFC 7396): merges objects, removes members that are null, and replaces other values. */
export function mergePatch(target: object, patch: object): Json {
  const merged: Json = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = isObject(value) ? mergePatch(isObject(merged[name]) ? merged[name] : {}, value) : value;
  }
  return merged;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
