import type { LiveUserPoolClient } from '../../../src/model/properties';
import { asksForDefault, releasedValue, settingsOf } from '../../../src/model/settings';
import { IDENTIFIERS, MINIMAL_CLIENT, SECRET, UNTOUCHED } from '../../support/clients';

test('the settings of a client do not include its identifiers, secrets and dates', () => {
  const live: LiveUserPoolClient = { ...MINIMAL_CLIENT, ClientSecret: SECRET };
  expect(settingsOf(live)).toStrictEqual(UNTOUCHED);
});

test('a missing setting is left out, and an empty value, false or 0 is included', () => {
  const state = { ...IDENTIFIERS, CallbackURLs: [], EnableTokenRevocation: false, RefreshTokenValidity: 0 };
  expect(settingsOf({ ...state, LogoutURLs: undefined } as object)).toStrictEqual({
    CallbackURLs: [],
    EnableTokenRevocation: false,
    RefreshTokenValidity: 0,
  });
});

test('writes the live name if the template has stopped setting the name', () => {
  expect(releasedValue('ClientName', 'app')).toBe('app');
  expect(releasedValue('ClientName', undefined)).toBeUndefined();
});

test.each(['AccessTokenValidity', 'TokenValidityUnits', 'CallbackURLs', 'AnalyticsConfiguration'] as const)(
  'an update leaves out %s if the template has stopped setting it',
  (name) => expect(releasedValue(name, ['live'] as never)).toBeUndefined(),
);

test('a missing value does not ask for the default', () => {
  expect(asksForDefault('AuthSessionValidity', undefined)).toBe(false);
  expect(asksForDefault('RefreshTokenValidity', undefined)).toBe(false);
  expect(asksForDefault('RefreshTokenValidity', 0)).toBe(true);
});
