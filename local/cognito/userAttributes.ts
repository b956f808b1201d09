/** The user attributes of a pool. The read and write permissions of an app client name them. */
import { invalidParameter } from './errors';
import type { SchemaAttribute, UserPool } from './state';

export type RequestedAttribute = Partial<SchemaAttribute>;

/** The defaults of a custom attribute (INF). A request must name the type. */
const DEFAULTS: SchemaAttribute = {
  Name: '',
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
};

const text = (Name: string, MinLength = '0', MaxLength = '2048'): SchemaAttribute => ({
  ...DEFAULTS,
  Name,
  StringAttributeConstraints: { MinLength, MaxLength },
});

/** The attributes of every pool, in the order of DescribeUserPool (DOC). */
const STANDARD_ATTRIBUTES: readonly SchemaAttribute[] = [
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
  { ...DEFAULTS, Name: 'email_verified', AttributeDataType: 'Boolean' },
  text('gender'),
  text('birthdate', '10', '10'),
  text('zoneinfo'),
  text('locale'),
  text('phone_number'),
  { ...DEFAULTS, Name: 'phone_number_verified', AttributeDataType: 'Boolean' },
  text('address'),
  { ...DEFAULTS, Name: 'updated_at', AttributeDataType: 'Number', NumberAttributeConstraints: { MinValue: '0' } },
];

const STANDARD_TYPES = new Map(STANDARD_ATTRIBUTES.map((attribute) => [attribute.Name, attribute.AttributeDataType]));

/** The most custom attributes of a pool (DOC). */
const MOST_CUSTOM_ATTRIBUTES = 50;

/** Cognito sets these attributes, and refuses a client that can write one (LIVE). So none of them counts as required (INF). */
const UNWRITABLE = new Set(['sub', 'email_verified', 'phone_number_verified']);

/**
 * The schema of a new pool: the standard attributes with the request's changes, and the custom attributes of the request.
 * @throws CognitoError for an invalid attribute
 */
export function newSchema(requested: RequestedAttribute[]): SchemaAttribute[] {
  const isStandard = ({ Name = '' }: RequestedAttribute) => STANDARD_TYPES.has(Name);
  const changes = standardChanges(requested.filter(isStandard));
  const standard = STANDARD_ATTRIBUTES.map((attribute) => ({ ...attribute, ...changes.get(attribute.Name) }));
  return withCustomAttributes(
    standard,
    requested.filter((attribute) => !isStandard(attribute)),
  );
}

/**
 * A request can name a standard attribute once (INF). It cannot change its type or DeveloperOnlyAttribute (LIVE,
 * terraform-provider-aws issue 23181). It can omit the type (LIVE, the deployed pools of the CDK's own tests, through AWS's
 * resource type).
 */
function standardChanges(requested: RequestedAttribute[]): Map<string, RequestedAttribute> {
  const changes = new Map<string, RequestedAttribute>();
  for (const attribute of requested) {
    const { Name = '', AttributeDataType, DeveloperOnlyAttribute } = attribute;
    if (changes.has(Name)) throw alreadyNamed(Name);
    if (DeveloperOnlyAttribute || (AttributeDataType !== undefined && AttributeDataType !== STANDARD_TYPES.get(Name))) {
      throw invalidParameter(
        `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${Name}`,
      );
    }
    changes.set(Name, attribute);
  }
  return changes;
}

/**
 * Adds custom attributes to a schema: `tenant` as `custom:tenant`, or as `dev:custom:tenant` with DeveloperOnlyAttribute (DOC). A
 * name that already has the prefix gets it twice (LIVE, aws-cloudformation-user-guide issue 932).
 * @throws CognitoError for an invalid attribute
 */
export function withCustomAttributes(schema: SchemaAttribute[], requested: RequestedAttribute[]): SchemaAttribute[] {
  const names = new Set(schema.map((attribute) => attribute.Name));
  // LIVE, amplify-cli issue 9525. Its place before the other rules is INF.
  if (requested.some(({ AttributeDataType }) => AttributeDataType === undefined)) {
    throw invalidParameter('Invalid AttributeDataType input, consider using the provided AttributeDataType enum.');
  }
  const added = requested.map(customAttribute);
  if (requested.some(({ Name }) => Name === undefined)) throw invalidParameter('A custom attribute needs a name.'); // INF
  for (const { Name, Required } of added) {
    if (Required) throw invalidParameter('Required custom attributes are not supported currently.'); // LIVE
    if (names.has(Name)) throw alreadyNamed(Name);
    names.add(Name);
  }
  // The model has no exception for this. The text is INF.
  if (schema.length + added.length > STANDARD_ATTRIBUTES.length + MOST_CUSTOM_ATTRIBUTES) {
    throw invalidParameter(`A user pool can not have more than ${MOST_CUSTOM_ATTRIBUTES} custom attributes.`);
  }
  return [...schema, ...added];
}

const alreadyNamed = (name: string) => invalidParameter(`${name}: Existing attribute already has name ${name}.`); // LIVE

function customAttribute(requested: RequestedAttribute): SchemaAttribute {
  const attribute = { ...DEFAULTS, ...requested };
  const Name = `${attribute.DeveloperOnlyAttribute ? 'dev:' : ''}custom:${attribute.Name}`;
  // A string attribute without limits shows an empty structure (DOC).
  return { ...(attribute.AttributeDataType === 'String' && { StringAttributeConstraints: {} }), ...attribute, Name };
}

export const allReadable = (pool: UserPool, names: string[]) =>
  names.every((name) => pool.schema.some((one) => one.Name === name));

/** WriteAttributes must contain every attribute that the pool requires, and can contain immutable attributes (LIVE). */
export function allWritable(pool: UserPool, names: string[]): boolean {
  const required = pool.schema.filter((attribute) => attribute.Required && !UNWRITABLE.has(attribute.Name));
  return (
    allReadable(pool, names) &&
    names.every((name) => !UNWRITABLE.has(name)) &&
    required.every((attribute) => names.includes(attribute.Name))
  );
}
