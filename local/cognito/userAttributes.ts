/** The attributes of a pool's users, as far as an app client's permissions name them. */
import { invalidParameter } from './errors';
import type { SchemaAttribute, UserPool } from './state';

export type RequestedAttribute = Partial<SchemaAttribute>;

/** What a request leaves out of an attribute of its own (INF). */
const defaults: SchemaAttribute = {
  Name: '',
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
};

const text = (Name: string, MinLength = '0', MaxLength = '2048'): SchemaAttribute => ({
  ...defaults,
  Name,
  StringAttributeConstraints: { MinLength, MaxLength },
});

/** What every pool has, in the order of DescribeUserPool (DOC). */
const standardAttributes: readonly SchemaAttribute[] = [
  { ...text('sub', '1'), Mutable: false, Required: true },
  text('name'),
  text('given_name'),
  text('family_name'),
  text('middle_name'),
  text('nickname'),
  text('preferred_username'),
  text('profile'),
  text('picture'),
  text('website'),
  text('email'),
  { ...defaults, Name: 'email_verified', AttributeDataType: 'Boolean' },
  text('gender'),
  text('birthdate', '10', '10'),
  text('zoneinfo'),
  text('locale'),
  text('phone_number'),
  { ...defaults, Name: 'phone_number_verified', AttributeDataType: 'Boolean' },
  text('address'),
  { ...defaults, Name: 'updated_at', AttributeDataType: 'Number', NumberAttributeConstraints: { MinValue: '0' } },
];

const standardNames = new Set(standardAttributes.map((attribute) => attribute.Name));

/** Set by Cognito: a client that asks to write one is refused (LIVE), so none of them can count as required (INF). */
const unwritable = new Set(['sub', 'email_verified', 'phone_number_verified']);

/** The schema of a new pool: the standard attributes, as the request changes them, and those that it adds. */
export function newSchema(requested: RequestedAttribute[]): SchemaAttribute[] {
  const isStandard = ({ Name = '' }: RequestedAttribute) => standardNames.has(Name);
  const changes = new Map(requested.filter(isStandard).map((attribute) => [attribute.Name, attribute]));
  const standard = standardAttributes.map((attribute) => ({ ...attribute, ...changes.get(attribute.Name) }));
  return withCustomAttributes(
    standard,
    requested.filter((attribute) => !isStandard(attribute)),
  );
}

/**
 * A schema with attributes of the pool's own behind it, `tenant` as `custom:tenant` and, for developers only, as `dev:custom:tenant` (DOC).
 * @throws CognitoError when the pool can't have one of them
 */
export function withCustomAttributes(schema: SchemaAttribute[], requested: RequestedAttribute[]): SchemaAttribute[] {
  const names = new Set(schema.map((attribute) => attribute.Name));
  const added = requested.map(customAttribute);
  if (requested.some(({ Name }) => Name === undefined)) throw invalidParameter('A custom attribute needs a name.'); // INF
  for (const { Name, Required } of added) {
    if (Required) throw invalidParameter('Required custom attributes are not supported currently.'); // LIVE
    if (names.has(Name)) throw invalidParameter(`${Name}: Existing attribute already has name ${Name}.`); // LIVE
    names.add(Name);
  }
  return [...schema, ...added];
}

function customAttribute(requested: RequestedAttribute): SchemaAttribute {
  const attribute = { ...defaults, ...requested };
  const Name = `${attribute.DeveloperOnlyAttribute ? 'dev:' : ''}custom:${attribute.Name}`;
  // Text without limits shows that it has none, as an empty structure (DOC).
  return { ...(attribute.AttributeDataType === 'String' && { StringAttributeConstraints: {} }), ...attribute, Name };
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
