/** The schema says what the handlers do, and what the registry and `cfn validate` want but report nowhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateUserPoolClientCommand, ListUserPoolClientsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { SETTING_NAMES } from '../src/model/attributes';
import type { Properties } from '../src/model/properties';
import { createUserPoolClient } from '../src/operations/create';
import { deleteUserPoolClient } from '../src/operations/delete';
import { listUserPoolClients } from '../src/operations/list';
import { readUserPoolClient } from '../src/operations/read';
import { updateUserPoolClient } from '../src/operations/update';
import { Deadline } from '../src/time/deadline';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { IDENTIFIERS, MINIMAL_CLIENT } from './support/clients';
import { answerWith, mockCognito, operationsOf, userPoolClients } from './support/cognito';
import { serviceException } from './support/exceptions';
import { KeptRecord } from './support/record';
import { type Definition, schema, schemaText } from './support/schema';

const pointers = (names: readonly string[]) => names.map((name) => `/properties/${name}`);

/** Every object of the schema that describes a value, with the path to it. */
const DEFINITIONS: [string, Definition][] = [
  ...Object.entries(schema.properties),
  ...Object.entries(schema.definitions).flatMap(([name, definition]): [string, Definition][] => [
    [name, definition],
    ...Object.entries(definition.properties ?? {}).map(([member, type]): [string, Definition] => [`${name}.${member}`, type]),
  ]),
];

test('UserPoolId and GenerateSecret cannot change without a replacement', () => {
  expect(schema.createOnlyProperties).toEqual(pointers(['UserPoolId', 'GenerateSecret']));
});

test('a client is named by its pool and its id, which Cognito sets; a template has to name the pool alone', () => {
  expect(schema.primaryIdentifier).toEqual(pointers(['UserPoolId', 'ClientId']));
  expect(schema.readOnlyProperties).toEqual(pointers(['ClientId', 'ClientSecret', 'ClientSecretArn', 'Name']));
  expect(schema.required).toEqual(['UserPoolId']);
});

test('every setting can be given and updated, and is read back', () => {
  const closed = [...schema.readOnlyProperties, ...schema.createOnlyProperties, ...(schema.writeOnlyProperties ?? [])];
  for (const pointer of pointers(SETTING_NAMES)) expect(closed).not.toContain(pointer);
});

test('the inputs of the contract tests set every property that a template can set: add it to inputs/', () => {
  const files = readdirSync(join(PROJECT_ROOT, 'inputs')).filter((file) => /_(create|update)\.json$/.test(file));
  const inputs = files.map((file) => JSON.parse(readFileSync(join(PROJECT_ROOT, 'inputs', file), 'utf8')) as object);
  const set = new Set(inputs.flatMap((input) => Object.keys(input)));
  // Its application would have to be one of Amazon Pinpoint, which has ended.
  expect(SETTING_NAMES.filter((name) => !set.has(name))).toEqual(['AnalyticsConfiguration']);
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
  test.each(DEFINITIONS)('%s is described', (_path, { description }) => {
    expect(description).toMatch(/^[A-Z].*\.$/);
  });

  test('the type itself is described', () => expect(schema.description).toMatch(/^[A-Z].*\.$/));
});

describe('lists are sets: the contract suite and drift detection compare them so', () => {
  const lists = DEFINITIONS.filter(([, { type }]) => type === 'array');
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
  expect(schemaText).toMatch(/^[\n\x20-\x7E]*$/);
  expect(schemaText).not.toMatch(/arn:aws/);
});

describe('the permissions of a handler are the operations that it calls', () => {
  const desired: Properties = { ...IDENTIFIERS, AuthSessionValidity: 9 };
  const request = { desired, previous: {}, clientRequestToken: 'token-1', record: new KeptRecord() };
  const create = { ...request, desired: { UserPoolId: IDENTIFIERS.UserPoolId, ClientName: MINIMAL_CLIENT.ClientName } };
  const handlers: [string, () => Promise<unknown>][] = [
    ['create', () => createUserPoolClient(userPoolClients({ deadline: new Deadline(20_000) }), create)],
    ['read', () => readUserPoolClient(userPoolClients(), request)],
    ['update', () => updateUserPoolClient(userPoolClients(), request)],
    ['delete', () => deleteUserPoolClient(userPoolClients(), request)],
    ['list', () => listUserPoolClients(userPoolClients(), request)],
  ];

  test('there are five handlers', () => expect(Object.keys(schema.handlers)).toEqual(handlers.map(([name]) => name)));

  test.each(handlers)('%s', async (name, handle) => {
    const cognito = mockCognito();
    cognito.resolves(answerWith());
    cognito.on(ListUserPoolClientsCommand).resolves({ UserPoolClients: [MINIMAL_CLIENT] });
    // A create calls no more than that when it is answered; what it does when the answer is lost needs permission, too.
    cognito
      .on(CreateUserPoolClientCommand)
      .rejectsOnce(serviceException('InternalErrorException', 'x', 500))
      .resolves({ UserPoolClient: { ...MINIMAL_CLIENT, ClientId: 'further' } });
    await handle();
    const called = new Set(operationsOf(cognito).map((operation) => `cognito-idp:${operation}`));
    cognito.restore();
    expect(schema.handlers[name]?.permissions).toEqual([...called]);
  });
});

test('list takes the pool, as CloudFormation has to know', () => {
  expect(schema.handlers.list?.handlerSchema).toEqual({
    properties: { UserPoolId: { $ref: 'resource-schema.json#/properties/UserPoolId' } },
    required: ['UserPoolId'],
  });
});
