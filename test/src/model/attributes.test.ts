/** The schema, the table of attributes, the cast and the validation must agree about every property. */
import { ATTRIBUTES, KINDS, PROPERTIES, PROPERTY_NAMES, READ_ONLY, REQUIRED } from '../../../src/model/attributes';
import { castProperties } from '../../../src/model/cast';
import { type Constraints, constraintProblems } from '../../../src/model/constraints';
import { sentencesOf } from '../../../src/model/problem';
import type { PropertyName } from '../../../src/model/properties';
import { problemsOfCreate } from '../../../src/model/validate';
import { type Definition, definitionOf, schema } from '../../support/schema';

test('the schema and the table have the same properties', () => {
  expect(Object.keys(schema.properties).sort()).toEqual([...PROPERTY_NAMES].sort());
  expect(schema.required).toEqual(REQUIRED);
  expect(schema.readOnlyProperties).toEqual(READ_ONLY.map((name) => `/properties/${name}`));
});

test('each definition is used by the property with its name', () => {
  const used = Object.entries(schema.properties).filter(([, { $ref }]) => $ref !== undefined);
  expect(used.map(([name, { $ref }]) => [name, $ref])).toEqual(
    Object.keys(schema.definitions).map((name) => [name, `#/definitions/${name}`]),
  );
});

/** The definition that the row of the table requires. */
function ofTable(name: PropertyName): object {
  const kind = KINDS[name];
  const constraints: Constraints = PROPERTIES[name].constraints ?? {};
  const { maxItems, items, required } = constraints;
  if (kind === 'list') return { type: 'array', maxItems, items: { type: 'string', ...plain(items) } };
  if (typeof kind === 'string') return { type: kind, ...plain(constraints) };
  const members = Object.entries(kind).map(([member, type]) => [member, { type, ...plain(constraints.members?.[member]) }]);
  return { type: 'object', properties: Object.fromEntries(members), required };
}

/** The constraints of a primitive. The CloudFormation CLI validates patterns with Python, which does not know \p{L}. */
function plain({ pattern, minLength, maxLength, minimum, maximum, known, isClosed }: Constraints = {}): object {
  const { source } = pattern?.regexp ?? {};
  const values = isClosed ? { enum: known } : { examples: known };
  return { minLength, maxLength, minimum, maximum, pattern: source?.includes('\\p{') ? undefined : source, ...values };
}

/** A definition without its description and its keywords for the registry. */
function bare({ description: _text, insertionOrder: _set, additionalProperties: _closed, ...rest }: Definition): Definition {
  const { items, properties } = rest;
  return {
    ...rest,
    ...(items && { items: bare(items) }),
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, bare(one)])) }),
  };
}

test.each(PROPERTY_NAMES.filter((name) => name !== 'WriteAttributes'))(
  '%s: the schema and the table have the same constraints',
  (name) => {
    expect(bare(definitionOf(name))).toEqual(ofTable(name));
  },
);

test('WriteAttributes: the schema suggests no attribute that only Cognito writes, and has the same constraints as the table', () => {
  const { items = {}, ...list } = bare(definitionOf('WriteAttributes'));
  const known = ATTRIBUTES.WriteAttributes.constraints?.items?.known ?? [];
  const writable = known.filter(
    (value) => problemsOfCreate({ UserPoolId: 'a_b', WriteAttributes: [value] }).problems.length === 0,
  );
  expect(writable.length).toBeLessThan(known.length);
  expect({ ...list, items: { ...items, examples: known } }).toEqual(ofTable('WriteAttributes'));
  expect(items.examples).toEqual(writable);
});

test.each(PROPERTY_NAMES)(
  '%s: a value with the type in the schema is accepted unchanged, and a value of another type is a problem',
  (name) => {
    const definition = definitionOf(name);
    const value = sample(definition);
    expect(castProperties({ [name]: value })).toEqual({ properties: { [name]: value }, problems: [], unread: [], partial: {} });
    const { properties, problems } = castProperties({ [name]: typeof value === 'object' ? 'text' : {} });
    expect(properties).toEqual({});
    expect(sentencesOf(problems)).toEqual([expect.stringMatching(`^${name} must be `)]);
  },
);

test.each(Object.keys(schema.definitions) as PropertyName[])('%s: a missing required member is a problem', (name) => {
  const { required = [] } = definitionOf(name);
  expect(sentencesOf(castProperties({ [name]: {} }).problems)).toEqual(
    required.map((member) => `${name}.${member} is required: give it a value.`),
  );
});

function sample({ type, properties = {} }: Definition): unknown {
  switch (type) {
    case 'object':
      return Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, sample(member)]));
    case 'array':
      return ['text'];
    case 'integer':
      return 7;
    case 'boolean':
      return true;
    default:
      return 'text';
  }
}

/** The sentences of the validation about a value. */
const said = (name: PropertyName, value: unknown) => sentencesOf(constraintProblems([name], value, PROPERTIES[name].constraints));

/** Each primitive in the schema: its property, its path, its definition, and a function that puts a value there. */
const PLACES = PROPERTY_NAMES.flatMap((name): [PropertyName, string, Definition, (value: unknown) => unknown][] => {
  const { items, properties, ...definition } = definitionOf(name);
  if (items) return [[name, `${name}[0]`, items, (value) => [value]]];
  if (!properties) return [[name, name, definition, (value) => value]];
  return Object.entries(properties).map(([member, one]) => [name, `${name}.${member}`, one, (value) => ({ [member]: value })]);
});

/** A text of this length that matches the pattern of its property. */
function text(path: string, length: number): string {
  const beginning = path.endsWith('Arn') ? 'arn:p:s::1:' : path === 'UserPoolId' ? 'a_' : '';
  return beginning.padEnd(length, 'a').slice(0, length);
}

/** Cognito's limits, copied by hand from Cognito's documentation: lengths, ranges, numbers of items. */
const LIMITS: Record<string, [least: number, most: number]> = {
  UserPoolId: [1, 55],
  ClientName: [1, 128],
  'ReadAttributes[0]': [1, 2048],
  'WriteAttributes[0]': [1, 2048],
  'ExplicitAuthFlows[0]': [1, Infinity],
  'SupportedIdentityProviders[0]': [1, 32],
  'CallbackURLs[0]': [1, 1024],
  'LogoutURLs[0]': [1, 1024],
  DefaultRedirectURI: [1, 1024],
  'AllowedOAuthFlows[0]': [1, Infinity],
  'AllowedOAuthScopes[0]': [1, 256],
  'AnalyticsConfiguration.ApplicationArn': [20, 2048],
  'AnalyticsConfiguration.RoleArn': [20, 2048],
  'AnalyticsConfiguration.ExternalId': [0, 131_072],
  RefreshTokenValidity: [0, 315_360_000],
  AccessTokenValidity: [1, 86_400],
  IdTokenValidity: [1, 86_400],
  AuthSessionValidity: [3, 15],
  'RefreshTokenRotation.RetryGracePeriodSeconds': [0, 60],
};

const LIMITED = PLACES.filter(([, path]) => path in LIMITS);

test('a limit of time names its unit', () => {
  expect(said('AuthSessionValidity', 16)).toEqual(['AuthSessionValidity must be 3 to 15 minutes, not 16.']);
  expect(said('RefreshTokenRotation', { Feature: 'ENABLED', RetryGracePeriodSeconds: 61 })).toEqual([
    'RefreshTokenRotation.RetryGracePeriodSeconds must be 0 to 60 seconds, not 61.',
  ]);
});

test('every limit of the schema is a limit of Cognito, and has a row in LIMITS', () => {
  const found = PLACES.filter(([, , { minLength, maxLength, minimum, maximum }]) =>
    [minLength, maxLength, minimum, maximum].some((limit) => limit !== undefined),
  );
  expect(found.map(([, path]) => path).sort()).toEqual(Object.keys(LIMITS).sort());
  for (const [, path, { minLength, maxLength, minimum, maximum }] of LIMITED) {
    expect([path, minLength ?? minimum ?? 0, maxLength ?? maximum ?? Infinity]).toEqual([path, ...(LIMITS[path] ?? [])]);
  }
});

describe('the last value within a limit is accepted, and the next value is a problem', () => {
  test.each(LIMITED)('%s: %s', (name, path, { type }, inPlace) => {
    const [least = 0, most = Infinity] = LIMITS[path] ?? [];
    const value = (size: number) => inPlace(type === 'integer' ? size : text(path, size));
    const words = type === 'integer' ? `${path} must be ` : `${path} must have `;
    // The pattern of a pool id needs more than one character.
    const shortest = path === 'UserPoolId' ? 3 : least;
    expect(said(name, value(shortest))).toEqual([]);
    if (most !== Infinity) {
      expect(said(name, value(most))).toEqual([]);
      expect(said(name, value(most + 1))).toEqual([expect.stringContaining(words)]);
    }
    if (type === 'integer' || least > 0) expect(said(name, value(least - 1))).toContainEqual(expect.stringContaining(words));
    for (const size of [least - 1, most === Infinity ? 0 : most + 1]) {
      expect(said(name, value(size)).join()).not.toMatch(/Infinity|undefined|NaN/);
    }
  });

  test.each([
    ['CallbackURLs', 100],
    ['LogoutURLs', 100],
    ['AllowedOAuthFlows', 3],
    ['AllowedOAuthScopes', 50],
  ] as const)('%s: %i items', (name, most) => {
    const items = (count: number) => Array.from({ length: count }, () => 'the-same');
    expect(definitionOf(name).maxItems).toBe(most);
    expect(said(name, items(most))).toEqual([]);
    expect(said(name, items(most + 1))).toEqual([`${name} must have at most ${most} items, not ${most + 1}.`]);
  });
});

describe('a pattern accepts and refuses the same values as Cognito', () => {
  const patterns: [path: string, good: string[], bad: string[], must: string][] = [
    [
      'UserPoolId',
      ['us-east-1_Ab12Cd34E', 'us-gov-west-1_a'],
      ['us-east-1', 'us-east-1_', 'us-east-1_a b', 'us east_a', 'us-east-1_a|client', 'us-east-1_a\n'],
      'be the id of a user pool, such as us-east-1_Ab12Cd34E',
    ],
    [
      'ClientName',
      ['a', 'My app_1 +=,.@-', 'tab\there', 'line\nline', '\v\f\r'],
      // In Java, a no-break space is not white space.
      ['a/b', 'a*', 'caf\u00E9', "a'", 'a\u00A0b', 'a\u2028b'],
      'contain only ASCII letters, digits, white space and _ + = , . @ -',
    ],
    [
      'AllowedOAuthScopes[0]',
      ['openid', 'https://shop.example/read', '!'],
      ['a b', 'a"b', 'a\\b', '\u00E9', 'a\n'],
      'contain only printable ASCII characters other than space, " and \\',
    ],
    [
      'SupportedIdentityProviders[0]',
      ['COGNITO', 'My provider', '\u00C4 \u{1F600}'],
      ['tab\there', 'line\nline', 'bell\u0007'],
      'not contain control characters',
    ],
    ...['CallbackURLs[0]', 'LogoutURLs[0]', 'DefaultRedirectURI'].map((path): (typeof patterns)[number] => [
      path,
      ['https://a', 'myapp://', 'https://\u00FC.example/?a=%20', 'not-even-a-URL'],
      ['https://a b', 'https://a\t', 'https://a\u00A0'],
      'not contain spaces or control characters',
    ]),
    ...['ApplicationArn', 'RoleArn'].map((member): (typeof patterns)[number] => [
      `AnalyticsConfiguration.${member}`,
      ['arn:aws:mobiletargeting:us-east-1:123456789012:apps/1a', 'arn:aws-cn:iam::123456789012:role/path/r'],
      ['arn:aws:iam:::role/rrrrrrrrrr', 'aws:iam::123456789012:role/r', 'arn:aws:iam::123456789012:role/r b'],
      'be an ARN',
    ]),
    [
      'AnalyticsConfiguration.ApplicationId',
      ['1a', 'ABCDEF0123456789'],
      ['', 'xyz', '0x1', '1 a'],
      'contain only hexadecimal digits',
    ],
  ];

  test.each(patterns)('%s', (path, good, bad, must) => {
    const [name, , , inPlace] = PLACES.find(([, other]) => other === path) ?? PLACES[0] ?? [];
    expect(name).toBeDefined();
    for (const value of good) expect(said(name as PropertyName, inPlace?.(value))).toEqual([]);
    for (const value of bad) {
      expect(said(name as PropertyName, inPlace?.(value))).toEqual([`${path} is ${JSON.stringify(value)}, but must ${must}.`]);
    }
  });
});

test('the schema has an enumeration only if Cognito adds no values, so that CloudFormation never refuses a value that Cognito accepts', () => {
  const members = Object.values(schema.definitions).flatMap(({ properties = {} }) => Object.entries(properties));
  const names = [...members, ...Object.entries(schema.properties)].filter((entry) => JSON.stringify(entry).includes('"enum"'));
  expect(names.map(([name]) => name)).toEqual([
    'AccessToken',
    'IdToken',
    'RefreshToken',
    'Feature',
    'PreventUserExistenceErrors',
  ]);
});
