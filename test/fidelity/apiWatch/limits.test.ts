/** The watch finds changed values of enumerations, and changed limits. */
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

  test('that only the SDK has is found', () => {
    expect(foundAfter(({ enumerations }) => enumerations?.FeatureType?.push('TOMORROW'), sdk)).toEqual(
      BOTH_SIDES.map((side) =>
        expect.stringMatching(`${side}: RefreshTokenRotation.Feature of .* the new value TOMORROW \\(SDK`),
      ),
    );
  });

  test('that every model has dropped is found, but not while one model has it', () => {
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
    ['ClientName', ['ClientName'], { max: 256 }, 'max 256, but 128 here'],
    ['CallbackURLs', ['CallbackURLs'], { max: 200 }, 'max 200, but 100 here'],
    ['RefreshTokenValidity', ['RefreshTokenValidity'], { min: 1 }, 'min 1, but 0 here'],
    ['AuthSessionValidity', ['AuthSessionValidity'], { max: 60 }, 'max 60, but 15 here'],
    ['DefaultRedirectURI', ['DefaultRedirectURI'], { pattern: '[a-z]+' }, 'pattern [a-z]+, but'],
    ['ReadAttributes', ['ReadAttributes'], { max: 25 }, 'max 25, but no limit here'],
    ['AnalyticsConfiguration.ExternalId', ['AnalyticsConfiguration', 'ExternalId'], { max: 9 }, 'max 9, but 131072 here'],
    [
      'RefreshTokenRotation.RetryGracePeriodSeconds',
      ['RefreshTokenRotation', 'RetryGracePeriodSeconds'],
      { max: 90 },
      'max 90, but 60 here',
    ],
  ])('of %s is found', (name, path, limits, words) => {
    const change = (shape: Changeable) => Object.assign(shape, { limits: { ...shape.limits, ...limits } });
    expect(foundAfter(inBoth(path, change))).toEqual(
      BOTH_SIDES.map((side) => expect.stringContaining(`${side}: ${name} of ${PLACES} has the ${words}`)),
    );
  });

  test('of the items of a list is found', () => {
    const change = ({ item }: Changeable) => Object.assign(item ?? fail(), { limits: { min: 1, max: 64 } });
    expect(foundAfter(inBoth(['ReadAttributes'], change))).toEqual(
      BOTH_SIDES.map((side) => expect.stringContaining(`${side}: ReadAttributes[] of ${PLACES} has the max 64, but 2048 here`)),
    );
  });

  test('that no longer exists is found', () => {
    const change = (shape: Changeable) => Object.assign(shape, { limits: {} });
    expect(foundAfter(inBoth(['AuthSessionValidity'], change))).toContainEqual(
      expect.stringContaining(
        'AuthSessionValidity of CreateUserPoolClientRequest, UpdateUserPoolClientRequest has no max, but 15 here',
      ),
    );
  });

  test('in another operation of the local Cognito is found', () => {
    const limits = { min: 24, max: 128, pattern: '[\\w+]+' };
    expect(foundAfter((model) => Object.assign(inputOf(model, 'AddUserPoolClientSecret', 'ClientSecret'), { limits }))).toEqual([
      expect.stringContaining('local Cognito: ClientSecret of AddUserPoolClientSecretRequest has the max 128, but 64 here'),
    ]);
  });
});
