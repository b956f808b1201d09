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

test('the pinned API has no findings, and every intended difference is still needed', () => {
  expect(before).toEqual([]);
  expect(LEFT_OUT.filter(({ reason }) => !/^[A-Z-].{20,}\.$/.test(reason))).toEqual([]);
});

test('a line of the list that matches no difference is a finding', () => {
  const line = { by: 'resource type', what: ['UpdateUserPoolClientRequest.ClientName'], reason: 'None.' } as const;
  expect(findings(pinned, [...LEFT_OUT, line]).filter((one) => !before.includes(one))).toEqual([
    'resource type: UpdateUserPoolClientRequest.ClientName no longer differs from the API. Remove it from fidelity/apiWatch/leftOut.ts.',
  ]);
});

describe('a new member', () => {
  test('in both requests is one finding for the resource type and one for the local Cognito', () => {
    expect(foundAfter(inBoth([], withMember))).toEqual([
      expect.stringMatching(
        new RegExp(
          `^resource type: Tomorrow of ${PLACES} is a new member \\(botocore [\\d.]+\\)\\. Support it as guides/add-a-property\\.md describes`,
        ),
      ),
      expect.stringMatching(`^local Cognito: Tomorrow of ${PLACES} is a new member`),
    ]);
  });

  test.each(['TokenValidityUnits', 'AnalyticsConfiguration', 'RefreshTokenRotation'])('inside %s is found', (name) => {
    expect(foundAfter(inBoth([name], withMember))).toEqual([
      expect.stringContaining(`resource type: ${name}.Tomorrow of ${PLACES} is a new member`),
      expect.stringContaining(`local Cognito: ${name}.Tomorrow of ${PLACES} is a new member`),
    ]);
  });

  test.each(['DescribeUserPoolClient', 'DeleteUserPoolClient', 'ListUserPoolClients'])(
    'in the request of %s is found',
    (operation) => {
      expect(foundAfter((model) => withMember(inputOf(model, operation)))).toContainEqual(
        expect.stringContaining(`resource type: Tomorrow of ${operation}Request is a new member`),
      );
    },
  );

  test('in an answer is found', () => {
    const found = foundAfter(({ operations }) => {
      withMember(operations.DescribeUserPoolClient?.output?.members?.UserPoolClient ?? fail());
      withMember(operations.ListUserPoolClients?.output?.members?.UserPoolClients?.item ?? fail());
    });
    expect(found).toEqual([
      expect.stringContaining('UserPoolClient.Tomorrow of DescribeUserPoolClientResponse is a new member'),
      expect.stringContaining('UserPoolClients[].Tomorrow of ListUserPoolClientsResponse is a new member'),
    ]);
  });

  test('in an answer that was empty is found', () => {
    const output = { type: 'structure', members: { Tomorrow: { type: 'string' } } };
    expect(foundAfter(({ operations }) => Object.assign(operations.DeleteUserPoolClient ?? fail(), { output }))).toEqual([
      expect.stringContaining('resource type: Tomorrow of DeleteUserPoolClientResponse is a new member'),
    ]);
  });

  test('that only the SDK has is found, and the finding names the SDK', () => {
    expect(foundAfter(inBoth([], withMember), sdk)).toContainEqual(
      expect.stringMatching(`resource type: Tomorrow of ${PLACES} is a new member \\(SDK [\\d.]+\\)`),
    );
  });

  test('that both models have is one finding that names both', () => {
    expect(foundAfterAll(inBoth([], withMember))).toContainEqual(
      expect.stringMatching(/resource type: Tomorrow of .* is a new member \(botocore [\d.]+, SDK [\d.]+\)/),
    );
  });
});

test('a member that has become required is found', () => {
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
    expect.stringContaining(`resource type: AccessTokenValidity of ${PLACES} has the type string, but integer here`),
    expect.stringContaining(`local Cognito: AccessTokenValidity of ${PLACES} has the type string, but integer here`),
  ]);
});

test('a member or an operation that every model has dropped is found', () => {
  const found = foundAfterAll((model) => {
    delete inputOf(model, 'UpdateUserPoolClient').members?.LogoutURLs;
    delete model.operations.DeleteUserPoolClient;
  });
  expect(found).toContainEqual(
    expect.stringContaining('resource type: LogoutURLs of UpdateUserPoolClientRequest is not a member'),
  );
  expect(found).toContainEqual(expect.stringContaining('resource type: DeleteUserPoolClientRequest is not in the API'));
});

test('an exception that the handlers do not map is found', () => {
  expect(foundAfter(({ operations }) => operations.UpdateUserPoolClient?.errors?.push('TomorrowException'))).toEqual([
    expect.stringContaining('resource type: UpdateUserPoolClient has the new exception TomorrowException'),
  ]);
});

describe('a new operation', () => {
  const nested: ApiShape = { type: 'list', item: { type: 'structure', members: { ClientId: { type: 'string' } } } };
  test.each([
    ['by its name', 'TagUserPoolClient', {}],
    ['by its input', 'SetTomorrow', { input: { type: 'structure', members: { ClientId: { type: 'string' } } } }],
    ['by a member inside its input', 'SetTomorrow', { input: { type: 'structure', members: { Changes: nested } } }],
    ['by its answer', 'GetTomorrow', { output: { type: 'structure', members: { Settings: nested } } }],
  ])('is found %s', (_how, name, operation) => {
    expect(foundAfter(({ operations }) => Object.assign(operations, { [name]: operation }))).toEqual([
      expect.stringContaining(`resource type: ${name} is an operation about app clients (botocore`),
    ]);
  });

  test('that is not about app clients is no finding', () => {
    const operation = { input: { type: 'structure', members: { UserPoolId: { type: 'string' } } } };
    expect(foundAfter(({ operations }) => Object.assign(operations, { StartTomorrow: operation }))).toEqual([]);
  });
});

test('a change in a request about user pools is a finding only if the local Cognito has that member', () => {
  expect(foundAfter((model) => withMember(inputOf(model, 'CreateUserPool')))).toEqual([]);
  expect(foundAfter((model) => withValue(inputOf(model, 'CreateUserPool', 'UserPoolTier')))).toEqual([
    expect.stringContaining('local Cognito: UserPoolTier of CreateUserPoolRequest has the new value TOMORROW'),
  ]);
});

test('a member that the handlers send without the SDK is found once the SDK knows it', () => {
  const found = foundAfter((model) => {
    const { input, output } = model.operations.UpdateUserPoolClient ?? fail();
    Object.assign(input?.members ?? fail(), { PublishSecretsInAWSSecretsManager: { type: 'boolean' } });
    Object.assign(output?.members?.UserPoolClient?.members ?? fail(), { ClientSecretArn: { type: 'string' } });
  }, sdk);
  expect(found).toEqual(
    ['PublishSecretsInAWSSecretsManager', 'ClientSecretArn'].map((name) =>
      expect.stringMatching(
        `^resource type: SDK [\\d.]+ knows ${name}\\. Upgrade the SDK, and remove ${name} from src/model/sdkMembers\\.ts\\.$`,
      ),
    ),
  );
});
