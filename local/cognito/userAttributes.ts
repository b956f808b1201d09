/** The attributes of a pool's users, as far as an app client's permissions name them. */
import type { SchemaAttribute, UserPool } from './state';

const text = (Name: string): SchemaAttribute => ({
  Name,
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
});

/** What every pool has (DOC). */
const standardAttributes: readonly SchemaAttribute[] = [
  { ...text('sub'), Mutable: false, Required: true },
  ...['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username', 'profile', 'picture', 'website'].map(
    text,
  ),
  text('email'),
  { ...text('email_verified'), AttributeDataType: 'Boolean' },
  ...['gender', 'birthdate', 'zoneinfo', 'locale'].map(text),
  text('phone_number'),
  { ...text('phone_number_verified'), AttributeDataType: 'Boolean' },
  text('address'),
  { ...text('updated_at'), AttributeDataType: 'Number' },
];

const standardNames = new Set(standardAttributes.map((attribute) => attribute.Name));

/** Set by Cognito: a client that asks to write one is refused (LIVE), so none of them can count as required (INF). */
const unwritable = new Set(['sub', 'email_verified', 'phone_number_verified']);

/** The whole schema of a pool: the standard attributes, as the request changes them, and its own under the prefix `custom:` (DOC). */
export function schemaOf(requested: Partial<SchemaAttribute>[]): SchemaAttribute[] {
  const named = requested.map((attribute) => ({ ...text(attribute.Name ?? ''), ...attribute }));
  const changed = new Map(named.map((attribute) => [attribute.Name, attribute]));
  const own = [...changed.values()].filter((attribute) => !standardNames.has(attribute.Name));
  return [
    ...standardAttributes.map((attribute) => changed.get(attribute.Name) ?? attribute),
    ...own.map((attribute) => ({ ...attribute, Name: `custom:${attribute.Name}` })),
  ];
}

export const allReadable = (pool: UserPool, names: string[]) =>
  names.every((name) => pool.schema.some((one) => one.Name === name));

/** A client that writes has to be able to set all that the pool requires; an immutable attribute may be named (LIVE). */
export function allWritable(pool: UserPool, names: string[]): boolean {
  const required = pool.schema.filter((attribute) => attribute.Required && !unwritable.has(attribute.Name));
  return (
    allReadable(pool, names) &&
    names.every((name) => !unwritable.has(name)) &&
    required.every((attribute) => names.includes(attribute.Name))
  );
}
