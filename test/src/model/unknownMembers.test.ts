/** Unknown members of app clients are recognized, and updates keep them. */
import { sameSetting } from '../../../src/model/canonical';
import { mergeSettings } from '../../../src/model/merge';
import type { LiveUserPoolClient, Settings } from '../../../src/model/properties';
import { unknownMembers, unknownNames, withoutMembers } from '../../../src/model/unknownMembers';
import { userPoolClientModel } from '../../../src/model/userPoolClientModel';
import { MINIMAL_CLIENT, SECRET, UNTOUCHED } from '../../support/clients';

/** A client with unknown members at the top level and inside all three objects. */
const LIVE = {
  ...MINIMAL_CLIENT,
  ClientSecret: SECRET,
  ClientType: 'REGULAR',
  Tomorrow: { a: 1 },
  CallbackURLs: ['https://a'],
  TokenValidityUnits: { IdToken: 'hours', Device: 'weeks' },
  AnalyticsConfiguration: { ApplicationArn: 'arn', RoleArn: 'added', Tomorrow: 2 },
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 5, Tomorrow: 3 },
} as LiveUserPoolClient;

const NAMES = ['Tomorrow', 'TokenValidityUnits.Device', 'AnalyticsConfiguration.Tomorrow', 'RefreshTokenRotation.Tomorrow'];

test('identifiers, secret, type and dates are known, and so is every setting', () => {
  expect(unknownMembers(LIVE)).toStrictEqual({ Tomorrow: { a: 1 } });
  expect(unknownMembers(MINIMAL_CLIENT)).toStrictEqual({});
});

test('an unknown member with the name of an object method is treated as any other', () => {
  const odd: object = JSON.parse('{"__proto__": 1, "constructor": 2, "toString": 3}');
  expect(Object.entries(unknownMembers(odd))).toEqual(Object.entries(odd));
});

test('a merge keeps all unknown members if the template sets none of their objects', () => {
  const { settings, changed } = mergeSettings({ AuthSessionValidity: 9 }, {}, LIVE);
  expect(changed).toEqual(['AuthSessionValidity']);
  expect(unknownNames(settings)).toEqual(NAMES);
  expect(settings).toStrictEqual({
    ...UNTOUCHED,
    AuthSessionValidity: 9,
    CallbackURLs: ['https://a'],
    TokenValidityUnits: LIVE.TokenValidityUnits,
    AnalyticsConfiguration: { ApplicationArn: 'arn', Tomorrow: 2 },
    RefreshTokenRotation: LIVE.RefreshTokenRotation,
    Tomorrow: { a: 1 },
  });
});

test('an object that the template sets or releases loses its unknown members, except TokenValidityUnits', () => {
  const rotation: Settings = { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 6 } };
  const desired: Settings = { ...rotation, TokenValidityUnits: { IdToken: 'minutes' } };
  const { settings } = mergeSettings(desired, { AnalyticsConfiguration: { ApplicationArn: 'arn' } }, LIVE);
  expect(settings).toMatchObject(rotation);
  expect(settings).not.toHaveProperty('AnalyticsConfiguration');
  expect(settings.TokenValidityUnits).toEqual({ IdToken: 'minutes', Device: 'weeks' });
  expect(unknownNames(settings)).toEqual(['Tomorrow', 'TokenValidityUnits.Device']);
});

test('unknown members do not count in comparisons', () => {
  const template = { Feature: 'ENABLED', RetryGracePeriodSeconds: 5 } as const;
  expect(sameSetting('RefreshTokenRotation', template, LIVE.RefreshTokenRotation)).toBe(true);
  expect(mergeSettings({ RefreshTokenRotation: template }, {}, LIVE).changed).toEqual([]);
});

test('unknown members can be left out by name', () => {
  const { settings } = mergeSettings({}, {}, LIVE);
  const { Tomorrow: _dropped, ...rest } = settings as Settings & { Tomorrow: unknown };
  expect(withoutMembers(settings, ['Tomorrow', 'RefreshTokenRotation.Tomorrow'])).toStrictEqual({
    ...rest,
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 5 },
  });
});

test('an object without its unknown members has its known members', () => {
  const { settings } = mergeSettings({}, {}, LIVE);
  const known = withoutMembers(settings, unknownNames(settings));
  expect(unknownNames(known)).toEqual([]);
  expect(known).toStrictEqual({
    ...UNTOUCHED,
    CallbackURLs: ['https://a'],
    TokenValidityUnits: { IdToken: 'hours' },
    AnalyticsConfiguration: { ApplicationArn: 'arn' },
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 5 },
  });
});

test('a model has no unknown members, because the schema does not have them', () => {
  const model = userPoolClientModel(LIVE);
  expect(JSON.stringify(model)).not.toMatch(/Tomorrow|Device|ClientType/);
  expect(model).toMatchObject({
    TokenValidityUnits: { IdToken: 'hours' },
    AnalyticsConfiguration: { ApplicationArn: 'arn' },
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 5 },
  });
});
