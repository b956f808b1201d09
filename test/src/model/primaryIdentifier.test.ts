import {
  identifiersOf,
  isIdentified,
  onlyIdentifiers,
  PRIMARY_IDENTIFIER,
  userPoolIdOf,
} from '../../../src/model/primaryIdentifier';
import type { Identifiers } from '../../../src/model/properties';
import { IDENTIFIERS, MINIMAL_CLIENT } from '../../support/clients';
import { schema } from '../../support/schema';

const { UserPoolId, ClientId } = IDENTIFIERS;

test('the primary identifier is the same as in the schema, in the same order', () => {
  expect(PRIMARY_IDENTIFIER.map((name) => `/properties/${name}`)).toEqual(schema.primaryIdentifier);
});

test('copies the identifiers of a client without its other members', () => {
  expect(onlyIdentifiers(MINIMAL_CLIENT)).toStrictEqual(IDENTIFIERS);
});

test.each<[boolean, Partial<Identifiers>]>([
  [true, IDENTIFIERS],
  [false, { UserPoolId }],
  [false, { ClientId }],
  [false, { UserPoolId: '', ClientId }],
  [false, {}],
])('%j: %j identifies a client', (expected, client) => expect(isIdentified(client)).toBe(expected));

test('returns both identifiers of a request', () => {
  expect(identifiersOf({ ...MINIMAL_CLIENT })).toStrictEqual(IDENTIFIERS);
});

test.each([{ UserPoolId }, { UserPoolId, ClientId: '' }])('%j: without ClientId the answer is NotFound', (request) => {
  expect(() => identifiersOf(request)).toThrow(
    expect.objectContaining({
      errorCode: 'NotFound',
      message: 'ClientId is missing from the request, so there is no app client to find.',
    }),
  );
});

test.each([{}, { ClientId }, { UserPoolId: '' }])('%j: without UserPoolId the answer is InvalidRequest', (request) => {
  const invalid = expect.objectContaining({ errorCode: 'InvalidRequest', message: 'UserPoolId is required: give it a value.' });
  expect(() => identifiersOf(request)).toThrow(invalid);
  expect(() => userPoolIdOf(request)).toThrow(invalid);
});
