/** What Cognito learns is found: the pinned models are changed as Cognito may change them, and the watch has to say so. */

import type { ApiModel, ApiShape } from '../../../local/apiWatch/apiModel';
import { findings } from '../../../local/apiWatch/findings';
import { LEFT_OUT } from '../../../local/apiWatch/leftOut';
import { pinnedModels } from '../../../local/apiWatch/pinnedModels';

const pinned = pinnedModels();
const [botocore = fail(), sdk = fail()] = pinned;
const before = findings(pinned);

function fail(): never {
  throw new Error('a model is missing');
}

/** A type without `readonly`, so that a test can change it. */
interface Changeable {
  name?: string;
  type?: string;
  members?: Record<string, Changeable>;
  required?: string[];
  item?: Changeable;
  limits?: { min?: number; max?: number; pattern?: string };
  values?: string[];
}

interface ChangeableModel {
  source: string;
  operations: Record<string, { input?: Changeable; output?: Changeable; errors?: string[] }>;
  enumerations?: Record<string, string[]>;
}

/** What is found after a change of a model that was not found before it. */
function foundAfter(change: (model: ChangeableModel) => void, model = botocore): string[] {
  const changed = structuredClone(model) as ChangeableModel;
  change(changed);
  const after = findings(pinned.map((one) => (one === model ? (changed as ApiModel) : one)));
  return after.filter((line) => !before.includes(line));
}

/** The request of an operation, or a type inside of it. */
function inputOf({ operations }: ChangeableModel, operation: string, ...path: string[]): Changeable {
  return path.reduce<Changeable>((shape, name) => shape.members?.[name] ?? fail(), operations[operation]?.input ?? fail());
}

/** Both requests hold the same settings. */
const WRITES = ['CreateUserPoolClient', 'UpdateUserPoolClient'];
const inBoth = (path: string[], change: (shape: Changeable) => void) => (model: ChangeableModel) => {
  for (const operation of WRITES) change(inputOf(model, operation, ...path));
};
const withMember = (shape: Changeable) => {
  shape.members = { ...shape.members, Tomorrow: { type: 'string', limits: {} } };
};
const withValue = (shape: Changeable) => {
  shape.values = [...(shape.values ?? fail()), 'TOMORROW'];
};
const PLACES = 'CreateUserPoolClientRequest, UpdateUserPoolClientRequest';

test('the pinned API has nothing that is not known, and each line of the list is still needed', () => {
  expect(before).toEqual([]);
  expect(LEFT_OUT.filter(({ reason }) => !/^[A-Z-].{20,}\.$/.test(reason))).toEqual([]);
});

test('a line that leaves out what is not there is a finding', () => {
  const line = { by: 'resource type', what: ['UpdateUserPoolClientRequest.ClientName'], reason: 'None.' } as const;
  expect(findings(pinned, [...LEFT_OUT, line]).filter((one) => !before.includes(one))).toEqual([
    'resource type: UpdateUserPoolClientRequest.ClientName is no difference from the API any more. Take it out of local/apiWatch/leftOut.ts.',
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
    const models = pinned.map((model) => {
      const changed = structuredClone(model) as ChangeableModel;
      inBoth([], withMember)(changed);
      return changed as ApiModel;
    });
    expect(findings(models)).toContainEqual(
      expect.stringMatching(/resource type: Tomorrow of .* is a new member \(botocore [\d.]+, SDK [\d.]+\)/),
    );
  });
});

describe('a new value', () => {
  test.each([
    ['ExplicitAuthFlows[]', ['ExplicitAuthFlows']],
    ['AllowedOAuthFlows[]', ['AllowedOAuthFlows']],
    ['TokenValidityUnits.IdToken', ['TokenValidityUnits', 'IdToken']],
    ['RefreshTokenRotation.Feature', ['RefreshTokenRotation', 'Feature']],
    ['PreventUserExistenceErrors', ['PreventUserExistenceErrors']],
  ])('of %s is found', (name, path) => {
    expect(foundAfter(inBoth(path, (shape) => withValue(shape.item ?? shape)))).toEqual([
      expect.stringContaining(`local Cognito: ${name} of ${PLACES} has the new value TOMORROW (botocore`),
    ]);
  });

  test('that only the SDK knows is found', () => {
    expect(foundAfter(({ enumerations }) => enumerations?.FeatureType?.push('TOMORROW'), sdk)).toEqual([
      expect.stringMatching('RefreshTokenRotation.Feature of .* has the new value TOMORROW \\(SDK'),
    ]);
  });

  test('that is gone from every model is found, and one that a model still has is not', () => {
    const change = inBoth(['TokenValidityUnits', 'IdToken'], (shape) => {
      shape.values = ['minutes', 'hours', 'days'];
    });
    expect(foundAfter(change)).toEqual([]);
    const both = pinned.map((model) => {
      const changed = structuredClone(model) as ChangeableModel;
      change(changed);
      if (changed.enumerations) changed.enumerations.TimeUnitsType = ['minutes', 'hours', 'days'];
      return changed as ApiModel;
    });
    expect(findings(both)).toContainEqual(
      expect.stringContaining(`local Cognito: TokenValidityUnits.IdToken of ${PLACES} does not have the value seconds`),
    );
  });
});

describe('a changed limit', () => {
  const BOTH_SIDES = ['resource type', 'local Cognito'];
  test.each([
    ['ClientName', ['ClientName'], { max: 256 }, 'max 256, and 128 here'],
    ['CallbackURLs', ['CallbackURLs'], { max: 200 }, 'max 200, and 100 here'],
    ['RefreshTokenValidity', ['RefreshTokenValidity'], { min: 1 }, 'min 1, and 0 here'],
    ['AuthSessionValidity', ['AuthSessionValidity'], { max: 60 }, 'max 60, and 15 here'],
    ['DefaultRedirectURI', ['DefaultRedirectURI'], { pattern: '[a-z]+' }, 'pattern [a-z]+, and'],
    ['ReadAttributes', ['ReadAttributes'], { max: 25 }, 'max 25, and no limit here'],
    ['AnalyticsConfiguration.ExternalId', ['AnalyticsConfiguration', 'ExternalId'], { max: 9 }, 'max 9, and 131072 here'],
    [
      'RefreshTokenRotation.RetryGracePeriodSeconds',
      ['RefreshTokenRotation', 'RetryGracePeriodSeconds'],
      { max: 90 },
      'max 90, and 60 here',
    ],
  ])('of %s is found', (name, path, limits, words) => {
    const change = (shape: Changeable) => Object.assign(shape, { limits: { ...shape.limits, ...limits } });
    expect(foundAfter(inBoth(path, change))).toEqual(
      BOTH_SIDES.map((side) => expect.stringContaining(`${side}: ${name} of ${PLACES} has the ${words}`)),
    );
  });

  test('of what a list holds is found', () => {
    const change = ({ item }: Changeable) => Object.assign(item ?? fail(), { limits: { min: 1, max: 64 } });
    expect(foundAfter(inBoth(['ReadAttributes'], change))).toEqual(
      BOTH_SIDES.map((side) => expect.stringContaining(`${side}: ReadAttributes[] of ${PLACES} has the max 64, and 2048 here`)),
    );
  });

  test('that is gone is found', () => {
    const change = (shape: Changeable) => Object.assign(shape, { limits: {} });
    expect(foundAfter(inBoth(['AuthSessionValidity'], change))).toContainEqual(
      expect.stringContaining(
        'AuthSessionValidity of CreateUserPoolClientRequest, UpdateUserPoolClientRequest has no max, and 15 here',
      ),
    );
  });

  test('of another operation that the local Cognito knows is found', () => {
    const limits = { min: 24, max: 128, pattern: '[\\w+]+' };
    expect(foundAfter((model) => Object.assign(inputOf(model, 'AddUserPoolClientSecret', 'ClientSecret'), { limits }))).toEqual([
      expect.stringContaining('local Cognito: ClientSecret of AddUserPoolClientSecretRequest has the max 128, and 64 here'),
    ]);
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
  const models = pinned.map((model) => {
    const changed = structuredClone(model) as ChangeableModel;
    delete inputOf(changed, 'UpdateUserPoolClient').members?.LogoutURLs;
    delete changed.operations.DeleteUserPoolClient;
    return changed as ApiModel;
  });
  const found = findings(models);
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
