/** The schema says what the code does, and what the registry and `cfn validate` want but report nowhere. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateUserPoolClientCommand, ListUserPoolClientsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { KINDS, type Kind, PROPERTY_NAMES, READ_ONLY, SETTING_NAMES } from '../src/model/attributes';
import type { Properties } from '../src/model/properties';
import { createUserPoolClient } from '../src/operations/create';
import { deleteUserPoolClient } from '../src/operations/delete';
import { listUserPoolClients } from '../src/operations/list';
import { readUserPoolClient } from '../src/operations/read';
import { updateUserPoolClient } from '../src/operations/update';
import { IDENTIFIERS } from './support/clients';
import { answerWith, mockCognito, operationsOf, RECORD, userPoolClients } from './support/cognito';
import { serviceException } from './support/exceptions';

interface Definition {
  description?: string;
  type?: string;
  $ref?: string;
  enum?: string[];
  pattern?: string;
  properties?: Record<string, Definition>;
  additionalProperties?: boolean;
  insertionOrder?: boolean;
  items?: Definition;
  minimum?: number;
  maximum?: number;
  required?: string[];
}

interface Schema extends Definition {
  typeName: string;
  definitions: Record<string, Definition>;
  properties: Record<string, Definition>;
  readOnlyProperties: string[];
  createOnlyProperties: string[];
  writeOnlyProperties?: string[];
  primaryIdentifier: string[];
  tagging: Record<string, boolean>;
  handlers: Record<string, { permissions: string[]; handlerSchema?: Definition }>;
}

const text = readFileSync(join(__dirname, '../my-cognito-userpoolclient.json'), 'utf8');
const schema = JSON.parse(text) as Schema;
const pointers = (names: readonly string[]) => names.map((name) => `/properties/${name}`);

/** Every object of the schema that describes a value, with the path to it. */
const definitions: [string, Definition][] = [
  ...Object.entries(schema.properties),
  ...Object.entries(schema.definitions).flatMap(([name, definition]): [string, Definition][] => [
    [name, definition],
    ...Object.entries(definition.properties ?? {}).map(([member, type]): [string, Definition] => [`${name}.${member}`, type]),
  ]),
];

function kindOf({ type, $ref }: Definition): Kind {
  if (type === 'array') return 'list';
  if ($ref === undefined) return type as Kind;
  const definition = schema.definitions[$ref.replace('#/definitions/', '')];
  const members = Object.entries(definition?.properties ?? {}).map(([name, member]) => [name, kindOf(member)]);
  return Object.fromEntries(members) as Kind;
}

describe('the schema and the code know the same', () => {
  test('properties', () => expect(Object.keys(schema.properties).sort()).toEqual([...PROPERTY_NAMES].sort()));

  test.each(PROPERTY_NAMES)('%s: kind and members', (name) => {
    expect(kindOf(schema.properties[name] ?? {})).toEqual(KINDS[name]);
  });

  test('definitions are used, each by the property of its name', () => {
    const used = Object.entries(schema.properties).filter(([, { $ref }]) => $ref !== undefined);
    expect(used.map(([name, { $ref }]) => [name, $ref])).toEqual(
      Object.keys(schema.definitions).map((name) => [name, `#/definitions/${name}`]),
    );
  });

  test('read-only properties', () => {
    expect(schema.readOnlyProperties).toEqual(pointers(READ_ONLY));
    expect(READ_ONLY).toEqual(['ClientId', 'ClientSecret', 'Name']);
  });
});

test('UserPoolId and GenerateSecret cannot change without a replacement', () => {
  expect(schema.createOnlyProperties).toEqual(pointers(['UserPoolId', 'GenerateSecret']));
});

test('a client is named by its pool and its id, and a template has to name the pool alone', () => {
  expect(schema.primaryIdentifier).toEqual(pointers(['UserPoolId', 'ClientId']));
  expect(schema.required).toEqual(['UserPoolId']);
});

test('every setting can be given and updated, and is read back', () => {
  const closed = [...schema.readOnlyProperties, ...schema.createOnlyProperties, ...(schema.writeOnlyProperties ?? [])];
  for (const pointer of pointers(SETTING_NAMES)) expect(closed).not.toContain(pointer);
});

test('the type is what templates name', () => expect(schema.typeName).toBe('My::Cognito::UserPoolClient'));

test('tags are refused, since app clients have none', () => {
  expect(schema.tagging).toEqual({
    taggable: false,
    tagOnCreate: false,
    tagUpdatable: false,
    cloudFormationSystemTags: false,
  });
});

describe('what the generated reference shows', () => {
  test.each(definitions)('%s is described', (_path, { description }) => {
    expect(description).toMatch(/^[A-Z].*\.$/);
  });

  test('the type itself is described', () => expect(schema.description).toMatch(/^[A-Z].*\.$/));
});

describe('lists are sets: the contract suite and drift detection compare them so', () => {
  const lists = definitions.filter(([, { type }]) => type === 'array');
  test('there are eight', () => expect(lists).toHaveLength(8));
  test.each(lists)('%s', (_path, { insertionOrder, items }) => {
    expect(insertionOrder).toBe(false);
    expect(items?.type).toBe('string');
  });
});

test('a misspelt property or member is an error, everywhere', () => {
  expect(schema.additionalProperties).toBe(false);
  for (const definition of Object.values(schema.definitions)) expect(definition).toHaveProperty('additionalProperties', false);
});

test('the text is ASCII and names no partition', () => {
  expect(text).toMatch(/^[\n\x20-\x7E]*$/);
  expect(text).not.toMatch(/arn:aws/);
});

describe('the permissions of a handler are the operations that it calls', () => {
  const desired: Properties = { ...IDENTIFIERS, AuthSessionValidity: 9 };
  const request = { desired, previous: {}, clientRequestToken: 'token-1', record: RECORD };
  const create = { ...request, desired: { UserPoolId: IDENTIFIERS.UserPoolId } };
  const handlers: [string, () => Promise<unknown>][] = [
    ['create', () => createUserPoolClient(userPoolClients(), create)],
    ['read', () => readUserPoolClient(userPoolClients(), request)],
    ['update', () => updateUserPoolClient(userPoolClients(), request)],
    ['delete', () => deleteUserPoolClient(userPoolClients(), request)],
    ['list', () => listUserPoolClients(userPoolClients(), request)],
  ];

  test('there are five handlers', () => expect(Object.keys(schema.handlers)).toEqual(handlers.map(([name]) => name)));

  test.each(handlers)('%s', async (name, handle) => {
    const cognito = mockCognito();
    cognito.resolves(answerWith());
    // A create calls no more than that when it is answered; what it does when the answer is lost needs permission, too.
    cognito.on(CreateUserPoolClientCommand).callsFake(({ ClientName }) => {
      cognito.on(ListUserPoolClientsCommand).resolves({ UserPoolClients: [{ ...IDENTIFIERS, ClientName }] });
      throw serviceException('InternalErrorException', 'x', 500);
    });
    await handle();
    const called = operationsOf(cognito).map((operation) => `cognito-idp:${operation}`);
    cognito.restore();
    expect(schema.handlers[name]?.permissions).toEqual(called);
  });
});

test('list takes the pool, as CloudFormation has to know', () => {
  expect(schema.handlers.list?.handlerSchema).toEqual({
    properties: { UserPoolId: { $ref: 'resource-schema.json#/properties/UserPoolId' } },
    required: ['UserPoolId'],
  });
});

describe('a pattern takes what Cognito takes and refuses what it refuses', () => {
  const scope = schema.properties.AllowedOAuthScopes?.items;
  const patterns: [string, Definition | undefined, string[], string[]][] = [
    [
      'UserPoolId',
      schema.properties.UserPoolId,
      ['us-east-1_Ab12Cd34E', 'us-gov-west-1_a'],
      ['us-east-1', '', 'us-east-1_', 'us-east-1_a b', 'us east_a', 'us-east-1_a|client'],
    ],
    ['ClientName', schema.properties.ClientName, ['a', 'My app_1 +=,.@-', 'tab\there'], ['', 'a/b', 'a*', 'caf\u00E9', "a'"]],
    ['AllowedOAuthScopes', scope, ['openid', 'https://shop.example/read', '!'], ['', 'a b', 'a"b', 'a\\b', '\u00E9']],
  ];

  test('these are all the patterns', () => {
    const found = [...definitions, ...definitions.map(([path, { items }]): [string, Definition] => [path, items ?? {}])];
    expect(found.filter(([, { pattern }]) => pattern !== undefined).map(([path]) => path)).toEqual(
      patterns.map(([path]) => path),
    );
  });

  test.each(patterns)('%s', (_name, definition, good, bad) => {
    const pattern = new RegExp(definition?.pattern ?? 'no pattern', 'u');
    for (const value of good) expect(value).toMatch(pattern);
    for (const value of bad) expect(value).not.toMatch(pattern);
  });
});

describe('what Cognito keeps adding to is not closed by the schema', () => {
  test.each(['ExplicitAuthFlows', 'AllowedOAuthFlows'])('%s', (name) => {
    expect(schema.properties[name]?.enum).toBeUndefined();
    expect(schema.properties[name]?.items).not.toHaveProperty('enum');
    expect(schema.properties[name]?.items).not.toHaveProperty('pattern');
  });
});

describe('a number outside the range of Cognito is refused before anything is deployed', () => {
  test.each([
    ['RefreshTokenValidity', schema.properties.RefreshTokenValidity, 0, 315_360_000],
    ['AccessTokenValidity', schema.properties.AccessTokenValidity, 1, 86_400],
    ['IdTokenValidity', schema.properties.IdTokenValidity, 1, 86_400],
    ['AuthSessionValidity', schema.properties.AuthSessionValidity, 3, 15],
    ['grace period', schema.definitions.RefreshTokenRotation?.properties?.RetryGracePeriodSeconds, 0, 60],
  ])('%s', (_name, definition, minimum, maximum) => expect(definition).toMatchObject({ minimum, maximum }));
});
