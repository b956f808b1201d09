import type { LiveUserPoolClient } from '../../../src/model/properties';
import { releasedValue, settingsOf } from '../../../src/model/settings';
import { IDENTIFIERS, MINIMAL_CLIENT, SECRET, UNTOUCHED } from '../../support/clients';

test('the settings of a client are what is left without its identifiers, its secret and its dates', () => {
  const live: LiveUserPoolClient = { ...MINIMAL_CLIENT, ClientSecret: SECRET };
  expect(settingsOf(live)).toStrictEqual(UNTOUCHED);
});

test('a setting that is not there is not among the settings, one that is empty, false or 0 is', () => {
  const state = { ...IDENTIFIERS, CallbackURLs: [], EnableTokenRevocation: false, RefreshTokenValidity: 0 };
  expect(settingsOf({ ...state, LogoutURLs: undefined } as object)).toStrictEqual({
    CallbackURLs: [],
    EnableTokenRevocation: false,
    RefreshTokenValidity: 0,
  });
});

test('a name that is released is written as it is live', () => {
  expect(releasedValue('ClientName', 'app')).toBe('app');
  expect(releasedValue('ClientName', undefined)).toBeUndefined();
});
