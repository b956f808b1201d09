/** The schema must match the handlers. It must also follow rules of the registry that `cfn validate` does not report. */
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

/** All definitions in the schema, with their paths. */
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

test('a client is identified by its pool and its id, and a template must set only the pool', () => {
  expect(schema.primaryIdentifier).toEqual(pointers(['UserPoolId', 'ClientId']));
  expect(schema.readOnlyProperties).toEqual(pointers(['ClientId', 'ClientSecret', 'ClientSecretArn', 'Name']));
  expect(schema.required).toEqual(['UserPoolId']);
});

test('a template can set and update every setting, and Read returns it', () => {
  const closed = [...schema.readOnlyProperties, ...schema.createOnlyProperties, ...(schema.writeOnlyProperties ?? [])];
  for (const pointer of pointers(SETTING_NAMES)) expect(closed).not.toContain(pointer);
});

test('the inputs of the contract tests set every property that a template can set: add it to inputs/', () => {
  const files = readdirSync(join(PROJECT_ROOT, 'inputs')).filter((file) => /_(create|update)\.json$/.test(file));
  const inputs = files.map((file) => JSON.parse(readFileSync(join(PROJECT_ROOT, 'inputs', file), 'utf8')) as object);
  const set = new Set(inputs.flatMap((input) => Object.keys(input)));
  // It needs an application of Amazon Pinpoint, which has ended.
  expect(SETTING_NAMES.filter((name) => !set.has(name))).toEqual(['AnalyticsConfiguration']);
});

test('the name of the type is the name in templates', () => expect(schema.typeName).toBe('My::Cognito::UserPoolClient'));

test('tags are refused, because app clients have none', () => {
  expect(schema.tagging).toEqual({
    taggable: false,
    tagOnCreate: false,
    tagUpdatable: false,
    cloudFormationSystemTags: false,
  });
});

describe('the generated reference', () => {
  test.each(DEFINITIONS)('%s has a description', (_path, { description }) => {
    expect(description).toMatch(/^[A-Z].*\.$/);
  });

  test('the type has a description', () => expect(schema.description).toMatch(/^[A-Z].*\.$/));
});

describe('lists are sets, so that the contract suite and drift detection ignore their order', () => {
  const lists = DEFINITIONS.filter(([, { type }]) => type === 'array');
  test('there are eight', () => expect(lists).toHaveLength(8));
  test.each(lists)('%s', (_path, { insertionOrder, items }) => {
    expect(insertionOrder).toBe(false);
    expect(items?.type).toBe('string');
  });
});

test('an unknown property or member is an error everywhere', () => {
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
    // The answer to the first create is lost, because the handler needs all its permissions then.
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

test('the schema of the list handler requires the pool', () => {
  expect(schema.handlers.list?.handlerSchema).toEqual({
    properties: { UserPoolId: { $ref: 'resource-schema.json#/properties/UserPoolId' } },
    required: ['UserPoolId'],
  });
});
