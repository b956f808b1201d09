import { CreateResourceCommand } from '@aws-sdk/client-cloudcontrol';
import { exceptionOf, TypeName } from '../../../support/cloudControl';
import { POOL, scriptedCloudControl } from '../../../support/scriptedCloudControl';
import type { Json } from '../../../support/world';

const here = scriptedCloudControl();

test.each<[string, Json, string]>([
  ['lacks a required property', {}, '#: required key [UserPoolId] not found'],
  ['has an unknown property', { ...POOL, Callbacks: [] }, '#: extraneous key [Callbacks] is not permitted'],
  ['has a number as text', { ...POOL, AuthSessionValidity: '5' }, '#/AuthSessionValidity: expected type: Number, found: String'],
  ['has a fraction', { ...POOL, AuthSessionValidity: 3.5 }, '#/AuthSessionValidity: expected type: Integer, found: Double'],
  ['has one value for a list', { ...POOL, LogoutURLs: 'a' }, '#/LogoutURLs: expected type: JSONArray, found: String'],
  ['has a wrong item', { ...POOL, LogoutURLs: [true] }, '#/LogoutURLs/0: expected type: String, found: Boolean'],
  [
    'has a list for an object',
    { ...POOL, TokenValidityUnits: [] },
    '#/TokenValidityUnits: expected type: JSONObject, found: JSONArray',
  ],
  ['has a null', { ...POOL, ClientName: null }, '#/ClientName: expected type: String, found: Null'],
  ['is too small', { ...POOL, AuthSessionValidity: 2 }, '#/AuthSessionValidity: 2 is not greater or equal to 3'],
  ['is too large', { ...POOL, AuthSessionValidity: 16 }, '#/AuthSessionValidity: 16 is not less or equal to 15'],
  ['is too short', { ...POOL, ClientName: '' }, '#/ClientName: expected minLength: 1, actual: 0'],
  ['is too long', { ...POOL, ClientName: 'n'.repeat(129) }, '#/ClientName: expected maxLength: 128, actual: 129'],
  [
    'has too many items',
    { ...POOL, AllowedOAuthFlows: ['a', 'b', 'c', 'd'] },
    '#/AllowedOAuthFlows: expected maximum item count: 3, found: 4',
  ],
  ['breaks a pattern', { UserPoolId: 'pool' }, '#/UserPoolId: string [pool] does not match pattern ^[\\w-]+_[0-9a-zA-Z]+$'],
  ['lacks a member', { ...POOL, RefreshTokenRotation: {} }, '#/RefreshTokenRotation: required key [Feature] not found'],
])('refuses a desired state that %s, and calls no handler', async (_case, desired, problem) => {
  const exception = await exceptionOf(here.user.create(desired));
  expect(exception.name).toBe('ValidationException');
  expect(exception.message).toContain(problem);
  expect(exception.message).toMatch(/^Model validation failed \(#/);
  expect(here.lambda.events).toEqual([]);
});

test('lists all problems of a desired state in one message, one line each', async () => {
  const { message } = await exceptionOf(here.user.create({ Callbacks: [], ClientName: 1 }));
  expect(message.split('\n').sort()).toEqual([
    '#/ClientName: expected type: String, found: Integer)',
    '#: extraneous key [Callbacks] is not permitted',
    'Model validation failed (#: required key [UserPoolId] not found',
  ]);
});

test.each(['{', '[]', '1', 'null', '"a"'])(
  'refuses a desired state that is not a JSON object, and does not print it: %s',
  async (DesiredState) => {
    const call = here.user.sdk.send(new CreateResourceCommand({ TypeName, DesiredState }));
    expect(await exceptionOf(call)).toEqual({
      name: 'InvalidRequestException',
      message: 'DesiredState must be a JSON object.',
    });
  },
);
