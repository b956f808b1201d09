/** The watch finds new values of enumerations, and new limits. */
import { type Changeable, fail, foundAfter, foundAfterAll, inBoth, inputOf, PLACES, sdk, withValue } from './changedModels';

const BOTH_SIDES = ['resource type', 'local Cognito'];

describe('a new value', () => {
  test.each([
    ['ExplicitAuthFlows[]', ['ExplicitAuthFlows']],
    ['AllowedOAuthFlows[]', ['AllowedOAuthFlows']],
    ['TokenValidityUnits.IdToken', ['TokenValidityUnits', 'IdToken']],
    ['RefreshTokenRotation.Feature', ['RefreshTokenRotation', 'Feature']],
    ['PreventUserExistenceErrors', ['PreventUserExistenceErrors']],
  ])('of %s is found', (name, path) => {
    expect(foundAfter(inBoth(path, (shape) => withValue(shape.item ?? shape)))).toEqual(
      BOTH_SIDES.map((side) => expect.stringContaining(`${side}: ${name} of ${PLACES} has the new value TOMORROW (botocore`)),
    );
  });

  test('that only the SDK knows is found', () => {
    expect(foundAfter(({ enumerations }) => enumerations?.FeatureType?.push('TOMORROW'), sdk)).toEqual(
      BOTH_SIDES.map((side) =>
        expect.stringMatching(`${side}: RefreshTokenRotation.Feature of .* the new value TOMORROW \\(SDK`),
      ),
    );
  });

  test('that is gone from every model is found, and one that a model still has is not', () => {
    const change = inBoth(['TokenValidityUnits', 'IdToken'], (shape) => {
      shape.values = ['minutes', 'hours', 'days'];
    });
    expect(foundAfter(change)).toEqual([]);
    const found = foundAfterAll((model) => {
      change(model);
      if (model.enumerations) model.enumerations.TimeUnitsType = ['minutes', 'hours', 'days'];
    });
    expect(found).toContainEqual(
      expect.stringContaining(`local Cognito: TokenValidityUnits.IdToken of ${PLACES} does not have the value seconds`),
    );
  });
});

describe('a changed limit', () => {
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
