/** The watch finds new members, operations and exceptions. */
import type { ApiShape } from '../../../fidelity/apiWatch/apiModel';
import { findings } from '../../../fidelity/apiWatch/findings';
import { LEFT_OUT } from '../../../fidelity/apiWatch/leftOut';
import {
  before,
  type Changeable,
  fail,
  foundAfter,
  foundAfterAll,
  inBoth,
  inputOf,
  PLACES,
  pinned,
  sdk,
  withMember,
  withValue,
} from './changedModels';

test('the pinned API has nothing that is not known, and each line of the list is still needed', () => {
  expect(before).toEqual([]);
  expect(LEFT_OUT.filter(({ reason }) => !/^[A-Z-].{20,}\.$/.test(reason))).toEqual([]);
});

test('a line that leaves out what is not there is a finding', () => {
  const line = { by: 'resource type', what: ['UpdateUserPoolClientRequest.ClientName'], reason: 'None.' } as const;
  expect(findings(pinned, [...LEFT_OUT, line]).filter((one) => !before.includes(one))).toEqual([
    'resource type: UpdateUserPoolClientRequest.ClientName is no difference from the API any more. Take it out of fidelity/apiWatch/leftOut.ts.',
  ]);
});

describe('a new member', () => {
  test('of both requests is one finding for the resource type and one for the local Cognito', () => {
    expect(foundAfter(inBoth([], withMember))).toEqual([
      expect.stringMatching(
        new RegExp(
          `^resource type: Tomorrow of ${PLACES} is a new member \\(botocore [\\d.]+\\)\\. Offer it as guides/add-a-property\\.md says`,
        ),
      ),
      expect.stringMatching(`^local Cognito: Tomorrow of ${PLACES} is a new member`),
    ]);
  });

  test.each(['TokenValidityUnits', 'AnalyticsConfiguration', 'RefreshTokenRotation'])('inside of %s is found', (name) => {
    expect(foundAfter(inBoth([name], withMember))).toEqual([
      expect.stringContaining(`resource type: ${name}.Tomorrow of ${PLACES} is a new member`),
      expect.stringContaining(`local Cognito: ${name}.Tomorrow of ${PLACES} is a new member`),
    ]);
  });

  test.each(['DescribeUserPoolClient', 'DeleteUserPoolClient', 'ListUserPoolClients'])(
    'of the request of %s is found',
    (operation) => {
      expect(foundAfter((model) => withMember(inputOf(model, operation)))).toContainEqual(
        expect.stringContaining(`resource type: Tomorrow of ${operation}Request is a new member`),
      );
    },
  );

  test('of an answer is found', () => {
    const found = foundAfter(({ operations }) => {
      withMember(operations.DescribeUserPoolClient?.output?.members?.UserPoolClient ?? fail());
      withMember(operations.ListUserPoolClients?.output?.members?.UserPoolClients?.item ?? fail());
    });
    expect(found).toEqual([
      expect.stringContaining('UserPoolClient.Tomorrow of DescribeUserPoolClientResponse is a new member'),
      expect.stringContaining('UserPoolClients[].Tomorrow of ListUserPoolClientsResponse is a new member'),
    ]);
  });

  test('of an answer that was empty is found', () => {
    const output = { type: 'structure', members: { Tomorrow: { type: 'string' } } };
    expect(foundAfter(({ operations }) => Object.assign(operations.DeleteUserPoolClient ?? fail(), { output }))).toEqual([
      expect.stringContaining('resource type: Tomorrow of DeleteUserPoolClientResponse is a new member'),
    ]);
  });

  test('that only the SDK knows is found, and the SDK is named', () => {
    expect(foundAfter(inBoth([], withMember), sdk)).toContainEqual(
      expect.stringMatching(`resource type: Tomorrow of ${PLACES} is a new member \\(SDK [\\d.]+\\)`),
    );
  });

  test('that both models know names both', () => {
    expect(foundAfterAll(inBoth([], withMember))).toContainEqual(
      expect.stringMatching(/resource type: Tomorrow of .* is a new member \(botocore [\d.]+, SDK [\d.]+\)/),
    );
  });
});

test('a member that is required now is found', () => {
  const change = (shape: Changeable) => Object.assign(shape, { required: ['Feature', 'RetryGracePeriodSeconds'] });
  expect(foundAfter(inBoth(['RefreshTokenRotation'], change))).toEqual([
    expect.stringContaining(`resource type: RefreshTokenRotation.RetryGracePeriodSeconds of ${PLACES} is required now`),
    expect.stringContaining(`local Cognito: RefreshTokenRotation.RetryGracePeriodSeconds of ${PLACES} is required now`),
  ]);
});

test('a member of another type is found', () => {
  const change = (shape: Changeable) => {
    shape.type = 'string';
  };
  expect(foundAfter(inBoth(['AccessTokenValidity'], change))).toEqual([
    expect.stringContaining(`resource type: AccessTokenValidity of ${PLACES} has the type string, and integer here`),
    expect.stringContaining(`local Cognito: AccessTokenValidity of ${PLACES} has the type string, and integer here`),
  ]);
});

test('a member or an operation that no model has any more is found', () => {
  const found = foundAfterAll((model) => {
    delete inputOf(model, 'UpdateUserPoolClient').members?.LogoutURLs;
    delete model.operations.DeleteUserPoolClient;
  });
  expect(found).toContainEqual(
    expect.stringContaining('resource type: LogoutURLs of UpdateUserPoolClientRequest is not a member'),
  );
  expect(found).toContainEqual(expect.stringContaining('resource type: DeleteUserPoolClientRequest is not in the API'));
});

test('an exception to which the handlers give no meaning is found', () => {
  expect(foundAfter(({ operations }) => operations.UpdateUserPoolClient?.errors?.push('TomorrowException'))).toEqual([
    expect.stringContaining('resource type: UpdateUserPoolClient has the new exception TomorrowException'),
  ]);
});

describe('a new operation', () => {
  const nested: ApiShape = { type: 'list', item: { type: 'structure', members: { ClientId: { type: 'string' } } } };
  test.each([
    ['by its name', 'TagUserPoolClient', {}],
    ['by its input', 'SetTomorrow', { input: { type: 'structure', members: { ClientId: { type: 'string' } } } }],
    ['by a member inside of its input', 'SetTomorrow', { input: { type: 'structure', members: { Changes: nested } } }],
    ['by its answer', 'GetTomorrow', { output: { type: 'structure', members: { Settings: nested } } }],
  ])('is found %s', (_how, name, operation) => {
    expect(foundAfter(({ operations }) => Object.assign(operations, { [name]: operation }))).toEqual([
      expect.stringContaining(`resource type: ${name} is an operation about app clients (botocore`),
    ]);
  });

  test('that has nothing to do with app clients is none of ours', () => {
    const operation = { input: { type: 'structure', members: { UserPoolId: { type: 'string' } } } };
    expect(foundAfter(({ operations }) => Object.assign(operations, { StartTomorrow: operation }))).toEqual([]);
  });
});

test('what changes in the requests about user pools is none of ours, but for what the local Cognito states of it', () => {
  expect(foundAfter((model) => withMember(inputOf(model, 'CreateUserPool')))).toEqual([]);
  expect(foundAfter((model) => withValue(inputOf(model, 'CreateUserPool', 'UserPoolTier')))).toEqual([
    expect.stringContaining('local Cognito: UserPoolTier of CreateUserPoolRequest has the new value TOMORROW'),
  ]);
});

test('a member that the handlers pass by the SDK is found once the SDK knows it', () => {
  const found = foundAfter((model) => {
    const { input, output } = model.operations.UpdateUserPoolClient ?? fail();
    Object.assign(input?.members ?? fail(), { PublishSecretsInAWSSecretsManager: { type: 'boolean' } });
    Object.assign(output?.members?.UserPoolClient?.members ?? fail(), { ClientSecretArn: { type: 'string' } });
  }, sdk);
  expect(found).toEqual(
    ['PublishSecretsInAWSSecretsManager', 'ClientSecretArn'].map((name) =>
      expect.stringMatching(
        `^resource type: ${name} is known to SDK [\\d.]+\\. Raise the SDK, and take it out of src/model/sdkMembers\\.ts\\.$`,
      ),
    ),
  );
});
