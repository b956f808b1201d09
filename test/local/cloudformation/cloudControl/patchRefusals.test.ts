import { UpdateResourceCommand } from '@aws-sdk/client-cloudcontrol';
import type { Operation } from 'fast-json-patch';
import { exceptionOf, TypeName } from '../../../support/cloudControl';
import { schema } from '../../../support/schema';
import { CLIENT, IDENTIFIER, SUCCESS, scriptedCloudControl } from '../../../support/scriptedCloudControl';

const MODEL = { ...CLIENT, ClientName: 'app', Name: 'app', GenerateSecret: false, CallbackURLs: ['https://a'] };
const READ = { ...SUCCESS, resourceModel: MODEL };

const here = scriptedCloudControl();

const refusal = async (patch: readonly Operation[]) => {
  here.lambda.script = [READ];
  const exception = await exceptionOf(here.user.update(IDENTIFIER, patch));
  expect(here.lambda.events.map(({ action }) => action)).toEqual(['READ']);
  return exception;
};

test.each(schema.readOnlyProperties)('refuses a patch of the read-only property %s', async (pointer) => {
  const path = pointer.replace('/properties', '');
  const message = `Invalid patch update: readOnlyProperties [${pointer}] cannot be updated`;
  expect(await refusal([{ op: 'add', path, value: 'other' }])).toEqual({ name: 'ValidationException', message });
});

test.each([
  ['/properties/UserPoolId', { op: 'replace', path: '/UserPoolId', value: 'us-east-1_Other' }],
  ['/properties/GenerateSecret', { op: 'replace', path: '/GenerateSecret', value: true }],
  ['/properties/GenerateSecret', { op: 'remove', path: '/GenerateSecret' }],
] as const)('refuses a patch of the create-only property %s: %j', async (pointer, operation) => {
  const message = `Invalid patch update: createOnlyProperties [${pointer}] cannot be updated`;
  expect(await refusal([operation])).toEqual({ name: 'NotUpdatableException', message });
});

test('the test above covers every create-only property of the schema', () => {
  expect(schema.createOnlyProperties).toEqual(['/properties/UserPoolId', '/properties/GenerateSecret']);
});

test('accepts a patch that writes the current values of read-only and create-only properties', async () => {
  here.lambda.script = [READ, READ];
  await here.user.updated(IDENTIFIER, [
    { op: 'replace', path: '/GenerateSecret', value: false },
    { op: 'add', path: '/Name', value: 'app' },
  ]);
});

test.each<[string, Operation[], RegExp]>([
  [
    'removes a missing property',
    [{ op: 'remove', path: '/LogoutURLs' }],
    /operation 0 \(remove \/LogoutURLs\) cannot be applied: OPERATION_PATH_UNRESOLVABLE/,
  ],
  [
    'adds a member to a missing property',
    [{ op: 'add', path: '/TokenValidityUnits/IdToken', value: 'hours' }],
    /operation 0 \(add \/TokenValidityUnits\/IdToken\)/,
  ],
  ['tests another value', [{ op: 'test', path: '/ClientName', value: 'other' }], /TEST_OPERATION_FAILED/],
  ['has an unknown operation', [{ op: 'set', path: '/ClientName', value: 'a' } as unknown as Operation], /OPERATION_OP_INVALID/],
  ['has no value', [{ op: 'add', path: '/ClientName' } as unknown as Operation], /OPERATION_VALUE_REQUIRED/],
  ['has no path', [{ op: 'remove' } as unknown as Operation], /OPERATION_PATH_INVALID/],
  ['changes a prototype', [{ op: 'add', path: '/__proto__/x', value: 1 }], /operation 0 \(add \/__proto__\/x\)/],
  [
    'fails at its second operation',
    [
      { op: 'remove', path: '/ClientName' },
      { op: 'remove', path: '/ClientName' },
    ],
    /operation 1 /,
  ],
  [
    'replaces the whole model by an invalid one',
    [{ op: 'replace', path: '', value: { ...CLIENT, Name: 'app', GenerateSecret: false, CallbackURLs: 1 } }],
    /Model validation failed \(#\/CallbackURLs: expected type: JSONArray, found: Integer\)/,
  ],
  [
    'adds an unknown property',
    [{ op: 'add', path: '/Callbacks', value: [] }],
    /Model validation failed \(#: extraneous key \[Callbacks\] is not permitted\)/,
  ],
])('refuses a patch that %s', async (_case, patch, message) => {
  const exception = await refusal(patch);
  expect(exception.name).toBe('ValidationException');
  expect(exception.message).toMatch(message);
  // The message must not show the model, which may have a secret.
  expect(exception.message).not.toContain('https://a');
});

test.each(['{', '{}', '[1]', 'null'])(
  'refuses a patch that is not a list of operations, before it reads the model: %s',
  async (PatchDocument) => {
    const call = here.user.sdk.send(new UpdateResourceCommand({ TypeName, Identifier: IDENTIFIER, PatchDocument }));
    expect((await exceptionOf(call)).name).toBe('ValidationException');
    expect(here.lambda.events).toEqual([]);
  },
);

test('accepts paths without the first slash, and applies every kind of operation', async () => {
  here.lambda.script = [READ, READ];
  await here.user.updated(IDENTIFIER, [
    { op: 'test', path: 'ClientName', value: 'app' },
    { op: 'copy', from: 'CallbackURLs', path: 'LogoutURLs' },
    { op: 'add', path: '/LogoutURLs/-', value: 'https://b' },
    { op: 'move', from: '/CallbackURLs/0', path: '/DefaultRedirectURI' },
    { op: 'replace', path: 'ClientName', value: 'other' },
  ]);
  expect(here.lambda.events[1]?.requestData).toMatchObject({
    resourceProperties: {
      ...MODEL,
      ClientName: 'other',
      CallbackURLs: [],
      LogoutURLs: ['https://a', 'https://b'],
      DefaultRedirectURI: 'https://a',
    },
    previousResourceProperties: MODEL,
  });
});
