/** The recorded releases, and the properties that each of them knows. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Schema, schema } from '../support/schema';
import type { Json } from '../support/world';

/** Each version has a folder here, which `record.ts` writes. */
export const VERSIONS = readdirSync(__dirname).filter((name) => /^\d+\.\d+\.\d+$/.test(name));

export const schemaOf = (version: string): Schema =>
  JSON.parse(readFileSync(join(__dirname, version, 'schema.json'), 'utf8')) as Schema;

/** The properties that a release does not know. */
export function newerThan(version: string): string[] {
  const { properties } = schemaOf(version);
  return Object.keys(schema.properties).filter((name) => !Object.hasOwn(properties, name));
}

export const without = (model: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(model).filter(([name]) => !names.includes(name)));

export const only = (model: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(model).filter(([name]) => names.includes(name)));
