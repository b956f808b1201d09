import type { Json } from './world';

/** JSON Merge Patch (RFC 7396): members are merged, null takes one away, anything else stands in for what was there. */
export function mergePatch(target: object, patch: object): Json {
  const merged: Json = { ...target };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = isObject(value) ? mergePatch(isObject(merged[name]) ? merged[name] : {}, value) : value;
  }
  return merged;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
