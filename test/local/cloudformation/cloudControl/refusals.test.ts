/** What Cloud Control refuses, and the exception and the words it does so with. */
import {
  CreateResourceCommand,
  DeleteResourceCommand,
  GetResourceCommand,
  ListResourcesCommand,
  UpdateResourceCommand,
} from '@aws-sdk/client-cloudcontrol';
import type { Operation } from 'fast-json-patch';
import type { ResourceSchema } from '../../../../local/cloudformation/cloudControl/resourceSchema';
import { CloudControlUser, exceptionOf, exceptionsOf, TypeName } from '../../../support/cloudControl';
import { schema } from '../../../support/schema';
import { type ScriptedLambda, startScriptedLambda } from '../../../support/scriptedLambda';
import type { Json } from '../../../support/world';

const POOL = { UserPoolId: 'us-east-1_Ab12Cd34E' };
const CLIENT = { ...POOL, ClientId: '3n4b5urk1ft4fl3mg5e62d9ado' };
const IDENTIFIER = `${CLIENT.UserPoolId}|${CLIENT.ClientId}`;
const MODEL = { ...CLIENT, ClientName: 'app', Name: 'app', GenerateSecret: false, CallbackURLs: ['https://a'] };
const READ = { status: 'SUCCESS', message: '', callbackDelaySeconds: 0, resourceModel: MODEL };

let lambda: ScriptedLambda;
let user: CloudControlUser;
beforeAll(async () => {
  lambda = await startScriptedLambda();
  user = await CloudControlUser.start({ lambdaUrl: lambda.url });
});
afterAll(async () => {
  await user?.stop();
  await lambda?.stop();
});
beforeEach(() => lambda.reset());

test('another type than ours cannot be found, whatever is to be done with it', async () => {
  const other = { TypeName: 'AWS::Cognito::UserPoolClient' };
  const calls = [
    new CreateResourceCommand({ ...other, DesiredState: '{}' }),
    new GetResourceCommand({ ...other, Identifier: 'a' }),
    new UpdateResourceCommand({ ...other, Identifier: 'a', PatchDocument: '[]' }),
    new DeleteResourceCommand({ ...other, Identifier: 'a' }),
    new ListResourcesCommand(other),
  ];
  const message = `The type 'AWS::Cognito::UserPoolClient' cannot be found. The local Cloud Control serves ${TypeName}.`;
  for (const call of calls) {
    expect(await exceptionOf(user.sdk.send(call as CreateResourceCommand))).toEqual({ name: 'TypeNotFoundException', message });
  }
});

test.each(['us-east-1_Ab12Cd34E', 'a|b|c', '|b', '{"UserPoolId":"a"}', '{"UserPoolId":"a","ClientId":1}', '{"a":1,', `{}`])(
  'an identifier that is none is refused: %s',
  async (identifier) => {
    const message = `Identifier ${identifier} is not valid for identifier [/properties/UserPoolId, /properties/ClientId]`;
    const exceptions = await exceptionsOf(user.get(identifier), user.update(identifier, []), user.delete(identifier));
    expect(exceptions).toEqual(exceptions.map(() => ({ name: 'ValidationException', message })));
    expect(lambda.events).toEqual([]);
  },
);

describe('a desired state', () => {
  test.each<[string, Json, string]>([
    ['lacks what is required', {}, '#: required key [UserPoolId] not found'],
    ['has an unknown property', { ...POOL, Callbacks: [] }, '#: extraneous key [Callbacks] is not permitted'],
    [
      'has a number as text',
      { ...POOL, AuthSessionValidity: '5' },
      '#/AuthSessionValidity: expected type: Number, found: String',
    ],
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
  ])('that %s is refused before any handler gets it', async (_case, desired, wrong) => {
    const exception = await exceptionOf(user.create(desired));
    expect(exception.name).toBe('ValidationException');
    expect(exception.message).toContain(wrong);
    expect(exception.message).toMatch(/^Model validation failed \(#/);
    expect(lambda.events).toEqual([]);
  });

  test('has all that is wrong with it in one message, one a line', async () => {
    const { message } = await exceptionOf(user.create({ Callbacks: [], ClientName: 1 }));
    expect(message.split('\n').sort()).toEqual([
      '#/ClientName: expected type: String, found: Integer)',
      '#: extraneous key [Callbacks] is not permitted',
      'Model validation failed (#: required key [UserPoolId] not found',
    ]);
  });

  test.each(['{', '[]', '1', 'null', '"a"'])('that is no JSON object is refused, and not printed: %s', async (DesiredState) => {
    const call = user.sdk.send(new CreateResourceCommand({ TypeName, DesiredState }));
    expect(await exceptionOf(call)).toEqual({
      name: 'InvalidRequestException',
      message: 'DesiredState must be a JSON object.',
    });
  });
});

describe('a patch', () => {
  const refusal = async (patch: readonly Operation[]) => {
    lambda.script = [READ];
    const exception = await exceptionOf(user.update(IDENTIFIER, patch));
    expect(lambda.events.map(({ action }) => action)).toEqual(['READ']);
    return exception;
  };

  test.each(schema.readOnlyProperties)('that changes the read-only property %s fails the validation', async (pointer) => {
    const path = pointer.replace('/properties', '');
    const message = `Invalid patch update: readOnlyProperties [${pointer}] cannot be updated`;
    expect(await refusal([{ op: 'add', path, value: 'other' }])).toEqual({ name: 'ValidationException', message });
  });

  test.each([
    ['/properties/UserPoolId', { op: 'replace', path: '/UserPoolId', value: 'us-east-1_Other' }],
    ['/properties/GenerateSecret', { op: 'replace', path: '/GenerateSecret', value: true }],
    ['/properties/GenerateSecret', { op: 'remove', path: '/GenerateSecret' }],
  ] as const)('that changes the create-only property %s is not possible: %j', async (pointer, operation) => {
    const message = `Invalid patch update: createOnlyProperties [${pointer}] cannot be updated`;
    expect(await refusal([operation])).toEqual({ name: 'NotUpdatableException', message });
  });

  test('covers every create-only property of the schema in the test before', () => {
    expect(schema.createOnlyProperties).toEqual(['/properties/UserPoolId', '/properties/GenerateSecret']);
  });

  test('may write read-only and create-only values as they are', async () => {
    lambda.script = [READ, READ];
    await user.updated(IDENTIFIER, [
      { op: 'replace', path: '/GenerateSecret', value: false },
      { op: 'add', path: '/Name', value: 'app' },
    ]);
  });

  test.each<[string, Operation[], RegExp]>([
    [
      'removes what is not there',
      [{ op: 'remove', path: '/LogoutURLs' }],
      /operation 0 \(remove \/LogoutURLs\) cannot be applied: OPERATION_PATH_UNRESOLVABLE/,
    ],
    [
      'adds into what is not there',
      [{ op: 'add', path: '/TokenValidityUnits/IdToken', value: 'hours' }],
      /operation 0 \(add \/TokenValidityUnits\/IdToken\)/,
    ],
    ['tests another value', [{ op: 'test', path: '/ClientName', value: 'other' }], /TEST_OPERATION_FAILED/],
    [
      'has an unknown operation',
      [{ op: 'set', path: '/ClientName', value: 'a' } as unknown as Operation],
      /OPERATION_OP_INVALID/,
    ],
    ['has a value missing', [{ op: 'add', path: '/ClientName' } as unknown as Operation], /OPERATION_VALUE_REQUIRED/],
    ['has a path missing', [{ op: 'remove' } as unknown as Operation], /OPERATION_PATH_INVALID/],
    ['reaches for a prototype', [{ op: 'add', path: '/__proto__/x', value: 1 }], /operation 0 \(add \/__proto__\/x\)/],
    [
      'fails at its second operation',
      [
        { op: 'remove', path: '/ClientName' },
        { op: 'remove', path: '/ClientName' },
      ],
      /operation 1 /,
    ],
    [
      'takes away what is required',
      [{ op: 'replace', path: '', value: { ...CLIENT, Name: 'app', GenerateSecret: false, CallbackURLs: 1 } }],
      /Model validation failed \(#\/CallbackURLs: expected type: JSONArray, found: Integer\)/,
    ],
    [
      'adds an unknown property',
      [{ op: 'add', path: '/Callbacks', value: [] }],
      /Model validation failed \(#: extraneous key \[Callbacks\] is not permitted\)/,
    ],
  ])('that %s is refused', async (_case, patch, message) => {
    const exception = await refusal(patch);
    expect(exception.name).toBe('ValidationException');
    expect(exception.message).toMatch(message);
    // The model may have a secret in it.
    expect(exception.message).not.toContain('https://a');
  });

  test.each(['{', '{}', '[1]', 'null'])(
    'that is no list of operations is refused before anything is read: %s',
    async (PatchDocument) => {
      const call = user.sdk.send(new UpdateResourceCommand({ TypeName, Identifier: IDENTIFIER, PatchDocument }));
      expect((await exceptionOf(call)).name).toBe('ValidationException');
      expect(lambda.events).toEqual([]);
    },
  );

  test('may leave out the first slash of a path, and makes use of every operation', async () => {
    lambda.script = [READ, READ];
    await user.updated(IDENTIFIER, [
      { op: 'test', path: 'ClientName', value: 'app' },
      { op: 'copy', from: 'CallbackURLs', path: 'LogoutURLs' },
      { op: 'add', path: '/LogoutURLs/-', value: 'https://b' },
      { op: 'move', from: '/CallbackURLs/0', path: '/DefaultRedirectURI' },
      { op: 'replace', path: 'ClientName', value: 'other' },
    ]);
    expect(lambda.events[1]?.requestData).toMatchObject({
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
});

test('a list needs the pool that it is to look in', async () => {
  const missing = `Missing or invalid ResourceModel property in ${TypeName} list handler request input.Required property: (#: required key [UserPoolId] not found)`;
  const exceptions = await exceptionsOf(user.list({}), user.sdk.send(new ListResourcesCommand({ TypeName })));
  expect(exceptions).toEqual(exceptions.map(() => ({ name: 'InvalidRequestException', message: missing })));
  const wrong = await exceptionOf(user.list({ UserPoolId: 'pool' }));
  expect(wrong).toMatchObject({ name: 'InvalidRequestException', message: expect.stringContaining('does not match pattern') });
});

test.each([
  ['AccessDenied', 'AccessDeniedException'],
  ['AlreadyExists', 'AlreadyExistsException'],
  ['GeneralServiceException', 'GeneralServiceException'],
  ['InternalFailure', 'HandlerInternalFailureException'],
  ['InvalidCredentials', 'InvalidCredentialsException'],
  ['InvalidRequest', 'InvalidRequestException'],
  ['NetworkFailure', 'NetworkFailureException'],
  ['NotFound', 'ResourceNotFoundException'],
  ['NotStabilized', 'NotStabilizedException'],
  ['NotUpdatable', 'NotUpdatableException'],
  ['ResourceConflict', 'ResourceConflictException'],
  ['ServiceInternalError', 'ServiceInternalErrorException'],
  ['ServiceLimitExceeded', 'ServiceLimitExceededException'],
  ['Throttling', 'ThrottlingException'],
  ['Unheard', 'HandlerFailureException'],
])('a read that fails with %s is a %s, and is not repeated', async (errorCode, name) => {
  lambda.script = [{ status: 'FAILED', errorCode, message: 'no' }];
  const exception = await exceptionOf(user.get(IDENTIFIER));
  expect(exception.name).toBe(name);
  const token = lambda.events[0]?.bearerToken;
  const reason = `no (HandlerErrorCode: ${errorCode}, RequestToken: ${token})`;
  expect(exception.message).toBe(`${TypeName} Handler returned status FAILED: ${reason}`);
  expect(lambda.events).toHaveLength(1);
});

test.each([
  ['a function that crashes', 'crash', 'HandlerFailureException'],
  ['an answer that is no progress event', { status: 'DONE' }, 'PrivateTypeException'],
  ['a read without a model', { status: 'SUCCESS', message: '' }, 'PrivateTypeException'],
] as const)('a read fails with %s', async (_case, answer, name) => {
  lambda.script = [answer];
  expect((await exceptionOf(user.get(IDENTIFIER))).name).toBe(name);
});

describe('a type with write-only properties and without all handlers', () => {
  const { update: _update, ...handlers } = schema.handlers;
  const start = (changes: Partial<ResourceSchema>) =>
    CloudControlUser.start({ lambdaUrl: lambda.url, schema: { ...(schema as ResourceSchema), ...changes } });

  test('an operation without a handler is not supported', async () => {
    const readOnly = await start({ handlers });
    const exception = await exceptionOf(readOnly.update(IDENTIFIER, []));
    await readOnly.stop();
    expect(exception).toEqual({
      name: 'UnsupportedActionException',
      message: `Resource type ${TypeName} does not support UPDATE action`,
    });
  });

  test('a write-only property is added, and not replaced', async () => {
    const writeOnly = await start({ writeOnlyProperties: ['/properties/AnalyticsConfiguration'] });
    const configuration = (op: 'add' | 'replace') =>
      writeOnly.update(IDENTIFIER, [{ op, path: '/AnalyticsConfiguration', value: { ApplicationId: '1a' } }]);
    lambda.script = [READ, READ, READ];
    const exception = await exceptionOf(configuration('replace'));
    await writeOnly.ended(await configuration('add'));
    await writeOnly.stop();
    expect(exception).toEqual({
      name: 'ValidationException',
      message:
        "Invalid patch update: writeOnlyProperties [/properties/AnalyticsConfiguration] can only be updated using 'add' operation",
    });
  });
});
