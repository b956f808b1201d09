import type { LiveSettings, Properties, Settings } from '../../../src/model/properties';
import { mergeRollback } from '../../../src/model/rollback';
import { answered, UNTOUCHED } from '../../support/clients';

const HOME = 'https://home';
const CONSOLE = 'https://console';
const CODE: Settings = { AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'], AllowedOAuthFlowsUserPoolClient: true };

const liveWith = (settings: Settings): LiveSettings => answered({ ...UNTOUCHED, ...settings });

/** The rollback of a client without a secret. */
function rollBack(desired: Properties, failed: Properties, live: Settings) {
  const { merge, unreached, conflicting } = mergeRollback(desired, failed, liveWith(live), false);
  return { settings: merge.settings, changed: merge.changed, unreached, conflicting };
}

describe('a setting that the failed update never set keeps its live value', () => {
  const validity = (number: number, unit?: 'minutes' | 'hours' | 'days'): Settings => ({
    RefreshTokenValidity: number,
    ...(unit && { TokenValidityUnits: { RefreshToken: unit } }),
  });
  const access = (number: number, unit?: 'minutes' | 'hours'): Settings => ({
    AccessTokenValidity: number,
    ...(unit && { TokenValidityUnits: { AccessToken: unit } }),
  });

  test.each<[string, Settings, Settings, string]>([
    ['a list', { LogoutURLs: [CONSOLE] }, { LogoutURLs: [HOME] }, 'LogoutURLs'],
    ['a number', { AuthSessionValidity: 10 }, { AuthSessionValidity: 5 }, 'AuthSessionValidity'],
    ['a validity with another number', validity(50), validity(60), 'RefreshTokenValidity'],
    ['a validity that is at its default', validity(30), validity(60), 'RefreshTokenValidity'],
    ['a validity with another unit', validity(50), validity(50, 'hours'), 'RefreshTokenValidity'],
    ['a validity without the default unit by name', validity(60), validity(60, 'days'), 'RefreshTokenValidity'],
    ['a validity of another token', access(30, 'minutes'), access(30), 'AccessTokenValidity'],
    ['a validity with a template that asked for the default', validity(50), validity(0), 'RefreshTokenValidity'],
    [
      'a validity with a template that set only the unit',
      validity(50),
      { TokenValidityUnits: { RefreshToken: 'hours' } },
      'RefreshTokenValidity',
    ],
    [
      'a unit without a number',
      validity(30, 'hours'),
      { TokenValidityUnits: { RefreshToken: 'minutes' } },
      'RefreshTokenValidity',
    ],
  ])('%s', (_case, live, failed, name) => {
    const { settings, ...rest } = rollBack({}, failed, live);
    expect(rest).toEqual({ changed: [], unreached: [name], conflicting: [] });
    expect(settings).toMatchObject(live);
  });

  test('unless the last template sets it', () => {
    expect(rollBack({ LogoutURLs: [HOME] }, { LogoutURLs: ['https://failed'] }, { LogoutURLs: [CONSOLE] })).toMatchObject({
      settings: { LogoutURLs: [HOME] },
      changed: ['LogoutURLs'],
      unreached: [],
    });
    expect(rollBack({ RefreshTokenValidity: 20 }, { RefreshTokenValidity: 60 }, { RefreshTokenValidity: 50 })).toMatchObject({
      settings: { RefreshTokenValidity: 20 },
      unreached: [],
    });
  });
});

describe('a setting that the failed update set goes back to its default', () => {
  test.each<[string, Settings, readonly string[]]>([
    ['a list', { LogoutURLs: [HOME] }, ['LogoutURLs']],
    ['a rotation', { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 5 } }, ['RefreshTokenRotation']],
    ['a number of days', { RefreshTokenValidity: 50 }, ['RefreshTokenValidity']],
    [
      'a number and its unit',
      { IdTokenValidity: 20, TokenValidityUnits: { IdToken: 'minutes' } },
      ['IdTokenValidity', 'TokenValidityUnits'],
    ],
  ])('%s', (_case, failed, changed) => {
    const result = rollBack({}, failed, failed);
    expect(result).toMatchObject({ changed, unreached: [], conflicting: [] });
  });

  test('a validity of 0, which Cognito shows as the default, counts as set', () => {
    expect(rollBack({}, { RefreshTokenValidity: 0 }, { RefreshTokenValidity: 30 }).unreached).toEqual([]);
  });

  test('a live unit without a number counts as set', () => {
    const units: Settings = { TokenValidityUnits: { IdToken: 'minutes' } };
    expect(rollBack({}, units, units).unreached).toEqual([]);
    expect(rollBack({}, units, { ...units, IdTokenValidity: 20 }).unreached).toEqual([]);
  });

  test('a validity that no template set is not in the result', () => {
    const live: Settings = { LogoutURLs: [CONSOLE], AccessTokenValidity: 30, TokenValidityUnits: { AccessToken: 'minutes' } };
    expect(rollBack({}, { LogoutURLs: [HOME] }, live)).toMatchObject({ changed: [], unreached: ['LogoutURLs'] });
  });

  test('treats each token separately, if the failed update set only one of them', () => {
    const live: Settings = {
      AccessTokenValidity: 30,
      IdTokenValidity: 40,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' },
    };
    const failed: Settings = { ...live, IdTokenValidity: 50 };
    const { settings, unreached } = rollBack({}, failed, live);
    expect(unreached).toEqual(['IdTokenValidity']);
    expect(settings).toMatchObject({ IdTokenValidity: 40, TokenValidityUnits: { AccessToken: 'hours', IdToken: 'minutes' } });
    expect(settings).not.toHaveProperty('AccessTokenValidity');
  });
});

describe('a setting whose default would break a rule keeps its live value', () => {
  test('callback URLs that a flow needs', () => {
    const failed = { ...CODE, CallbackURLs: [HOME] };
    expect(rollBack(CODE, failed, failed)).toMatchObject({
      settings: { CallbackURLs: [HOME] },
      changed: [],
      unreached: [],
      conflicting: ['CallbackURLs'],
    });
  });

  test('while the other settings go back to their defaults', () => {
    const failed = { ...CODE, CallbackURLs: [HOME], AuthSessionValidity: 9 };
    expect(rollBack(CODE, failed, failed)).toMatchObject({
      settings: { CallbackURLs: [HOME], AuthSessionValidity: 3 },
      changed: ['AuthSessionValidity'],
      conflicting: ['CallbackURLs'],
    });
  });
});
