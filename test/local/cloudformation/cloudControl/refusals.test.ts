/** The exceptions and messages with which Cloud Control refuses requests. */
import {
  CreateResourceCommand,
  DeleteResourceCommand,
  GetResourceCommand,
  ListResourcesCommand,
  UpdateResourceCommand,
} from '@aws-sdk/client-cloudcontrol';
import type { ResourceSchema } from '../../../../local/cloudformation/cloudControl/resourceSchema';
import { CloudControlUser, exceptionOf, exceptionsOf, TypeName } from '../../../support/cloudControl';
import { schema } from '../../../support/schema';
import { CLIENT, IDENTIFIER, SUCCESS, scriptedCloudControl } from '../../../support/scriptedCloudControl';

const MODEL = { ...CLIENT, ClientName: 'app', Name: 'app', GenerateSecret: false, CallbackURLs: ['https://a'] };
const READ = { ...SUCCESS, resourceModel: MODEL };

const here = scriptedCloudControl();

test('does not find a type other than ours, in any operation', async () => {
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
    expect(await exceptionOf(here.user.sdk.send(call as CreateResourceCommand))).toEqual({
      name: 'TypeNotFoundException',
      message,
    });
  }
});

test.each(['us-east-1_Ab12Cd34E', 'a|b|c', '|b', '{"UserPoolId":"a"}', '{"UserPoolId":"a","ClientId":1}', '{"a":1,', `{}`])(
  'refuses an invalid identifier: %s',
  async (identifier) => {
    const message = `Identifier ${identifier} is not valid for identifier [/properties/UserPoolId, /properties/ClientId]`;
    const exceptions = await exceptionsOf(
      here.user.get(identifier),
      here.user.update(identifier, []),
      here.user.delete(identifier),
    );
    expect(exceptions).toEqual(exceptions.map(() => ({ name: 'ValidationException', message })));
    expect(here.lambda.events).toEqual([]);
  },
);

test('requires the id of a pool for a list', async () => {
  const missing = `Missing or invalid ResourceModel property in ${TypeName} list handler request input.Required property: (#: required key [UserPoolId] not found)`;
  const exceptions = await exceptionsOf(here.user.list({}), here.user.sdk.send(new ListResourcesCommand({ TypeName })));
  expect(exceptions).toEqual(exceptions.map(() => ({ name: 'InvalidRequestException', message: missing })));
  const invalid = await exceptionOf(here.user.list({ UserPoolId: 'pool' }));
  expect(invalid).toMatchObject({ name: 'InvalidRequestException', message: expect.stringContaining('does not match pattern') });
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
  ['Unknown', 'HandlerFailureException'],
])('reports a read that fails with %s as %s, and does not retry it', async (errorCode, name) => {
  here.lambda.script = [{ status: 'FAILED', errorCode, message: 'no' }];
  const exception = await exceptionOf(here.user.get(IDENTIFIER));
  expect(exception.name).toBe(name);
  const token = here.lambda.events[0]?.bearerToken;
  const reason = `no (HandlerErrorCode: ${errorCode}, RequestToken: ${token})`;
  expect(exception.message).toBe(`${TypeName} Handler returned status FAILED: ${reason}`);
  expect(here.lambda.events).toHaveLength(1);
});

test.each([
  ['a function that crashes', 'crash', 'HandlerFailureException'],
  ['an answer that is not a progress event', { status: 'DONE' }, 'PrivateTypeException'],
  ['a read without a model', { status: 'SUCCESS', message: '' }, 'PrivateTypeException'],
] as const)('fails a read after %s', async (_case, answer, name) => {
  here.lambda.script = [answer];
  expect((await exceptionOf(here.user.get(IDENTIFIER))).name).toBe(name);
});

describe('a type with write-only properties and without all handlers', () => {
  const { update: _update, ...handlers } = schema.handlers;
  const start = (changes: Partial<ResourceSchema>) =>
    CloudControlUser.start({ lambdaUrl: here.lambda.url, schema: { ...(schema as ResourceSchema), ...changes } });

  test('does not support an operation without a handler', async () => {
    const readOnly = await start({ handlers });
    const exception = await exceptionOf(readOnly.update(IDENTIFIER, []));
    await readOnly.stop();
    expect(exception).toEqual({
      name: 'UnsupportedActionException',
      message: `Resource type ${TypeName} does not support UPDATE action`,
    });
  });

  test('accepts add for a write-only property, and refuses replace', async () => {
    const writeOnly = await start({ writeOnlyProperties: ['/properties/AnalyticsConfiguration'] });
    const configuration = (op: 'add' | 'replace') =>
      writeOnly.update(IDENTIFIER, [{ op, path: '/AnalyticsConfiguration', value: { ApplicationId: '1a' } }]);
    here.lambda.script = [READ, READ, READ];
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
