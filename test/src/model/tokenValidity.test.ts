/** The number and the unit of a token's lifetime are merged together. */
import { mergeSettings } from '../../../src/model/merge';
import type { Properties, Settings, TimeUnit, TokenValidityUnits } from '../../../src/model/properties';
import {
  isTokenSetting,
  isTokenSettingChanged,
  mergeTokenValidity,
  sameUnits,
  TOKENS,
  type TokenSettings,
  unitPathsOf,
  withoutTokens,
} from '../../../src/model/tokenValidity';

const access = (AccessTokenValidity?: number, unit?: TokenValidityUnits['AccessToken']): TokenSettings => ({
  ...(AccessTokenValidity !== undefined && { AccessTokenValidity }),
  ...(unit !== undefined && { TokenValidityUnits: { AccessToken: unit } }),
});
const id = (IdTokenValidity?: number, unit?: TokenValidityUnits['IdToken']): TokenSettings => ({
  ...(IdTokenValidity !== undefined && { IdTokenValidity }),
  ...(unit !== undefined && { TokenValidityUnits: { IdToken: unit } }),
});
const refresh = (RefreshTokenValidity?: number, unit?: TokenValidityUnits['RefreshToken']): TokenSettings => ({
  ...(RefreshTokenValidity !== undefined && { RefreshTokenValidity }),
  ...(unit !== undefined && { TokenValidityUnits: { RefreshToken: unit } }),
});
const NOTHING: TokenSettings = {};

/** The name of the case, and the desired, previous, live and written settings. */
type Row = [string, TokenSettings, TokenSettings, TokenSettings, TokenSettings];

const CHANGES: Row[] = [
  ['a number and its unit are set together', access(30, 'minutes'), NOTHING, NOTHING, access(30, 'minutes')],
  [
    'a new number without a unit has hours, not the previous unit',
    access(2),
    access(30, 'minutes'),
    access(30, 'minutes'),
    access(2, 'hours'),
  ],
  [
    'a new number without a unit does not have the unit from the console',
    access(2),
    NOTHING,
    access(30, 'minutes'),
    access(2, 'hours'),
  ],
  ['a new number of the ID token has hours too', id(2), NOTHING, id(30, 'minutes'), id(2, 'hours')],
  [
    'a new number of the refresh token has days, not the previous unit',
    refresh(60),
    refresh(720, 'hours'),
    refresh(720, 'hours'),
    refresh(60, 'days'),
  ],
  [
    'the same number loses a unit that the template has stopped setting',
    access(5),
    access(5, 'minutes'),
    access(5, 'minutes'),
    access(5, 'hours'),
  ],
  [
    'a default unit that the template has stopped setting is left out',
    access(2),
    access(2, 'hours'),
    access(2, 'hours'),
    access(2),
  ],
  [
    'a released number and its unit go back together',
    NOTHING,
    access(30, 'minutes'),
    access(30, 'minutes'),
    access(undefined, 'hours'),
  ],
  [
    'a released number and a unit from the console go back together',
    NOTHING,
    access(5),
    access(30, 'minutes'),
    access(undefined, 'hours'),
  ],
  [
    'a released number of the ID token and its unit go back together',
    NOTHING,
    id(30, 'minutes'),
    id(30, 'minutes'),
    id(undefined, 'hours'),
  ],
  ['a released default unit is left out', NOTHING, access(2, 'hours'), access(2, 'hours'), NOTHING],
  [
    'a released number of the refresh token goes back to 30 days, not 30 hours',
    NOTHING,
    refresh(40, 'hours'),
    refresh(40, 'hours'),
    refresh(30, 'days'),
  ],
  [
    'a unit that the template has stopped setting goes back, if there is no number to keep',
    NOTHING,
    access(undefined, 'minutes'),
    access(undefined, 'minutes'),
    access(undefined, 'hours'),
  ],
  [
    'a released unit of the refresh token goes back together with the number that Read filled in',
    NOTHING,
    refresh(30, 'hours'),
    refresh(30, 'hours'),
    refresh(30, 'days'),
  ],
  [
    'the number of the refresh token goes back to the default under a new unit',
    refresh(undefined, 'minutes'),
    NOTHING,
    refresh(40, 'days'),
    refresh(0, 'minutes'),
  ],
  [
    'a unit without a number is sent, and does not apply to a live number with another unit',
    access(undefined, 'minutes'),
    NOTHING,
    access(4, 'hours'),
    access(undefined, 'minutes'),
  ],
  [
    'a unit without a number does not apply to a live number without a unit',
    access(undefined, 'minutes'),
    NOTHING,
    access(4),
    access(undefined, 'minutes'),
  ],
  [
    'a unit without a number does not keep the number that the template has stopped setting',
    access(undefined, 'minutes'),
    access(20, 'minutes'),
    access(20, 'minutes'),
    access(undefined, 'minutes'),
  ],
];

const KEEPS: Row[] = [
  [
    'the number from the console with its unit, even if the template has stopped setting the unit',
    NOTHING,
    access(undefined, 'minutes'),
    access(20, 'minutes'),
    access(20, 'minutes'),
  ],
  [
    'the lifetime from the console, if the last model has a 30 that Read filled in next to the unit of the template',
    NOTHING,
    refresh(30, 'hours'),
    refresh(40, 'days'),
    refresh(40, 'days'),
  ],
  ['a number and its unit that no template mentioned', NOTHING, NOTHING, access(30, 'minutes'), access(30, 'minutes')],
  ['a refresh number and its unit that no template mentioned', NOTHING, NOTHING, refresh(40, 'hours'), refresh(40, 'hours')],
  ['a number without a unit', NOTHING, NOTHING, refresh(60), refresh(60)],
  ['a unit without a number', NOTHING, NOTHING, access(undefined, 'minutes'), access(undefined, 'minutes')],
  [
    'the number, if the template sets its unit',
    access(undefined, 'minutes'),
    NOTHING,
    access(20, 'minutes'),
    access(20, 'minutes'),
  ],
  [
    'the lifetime from the console, if the last model has only defaults',
    NOTHING,
    { RefreshTokenValidity: 30, TokenValidityUnits: {} },
    refresh(40, 'hours'),
    refresh(40, 'hours'),
  ],
  [
    'the number from the console, if the template sets the same unit as before',
    refresh(undefined, 'hours'),
    refresh(30, 'hours'),
    refresh(40, 'hours'),
    refresh(40, 'hours'),
  ],
  ['the name of the default unit', refresh(30), NOTHING, refresh(30, 'days'), refresh(30, 'days')],
  // Cognito shows 30 if only a unit was set. It would refuse an update with 30 minutes, and 0 asks for the default.
  [
    'a unit without a number, for which Cognito shows 30 minutes',
    NOTHING,
    NOTHING,
    refresh(30, 'minutes'),
    refresh(0, 'minutes'),
  ],
  [
    'a unit without a number, for which Cognito shows 30 seconds',
    refresh(undefined, 'seconds'),
    NOTHING,
    refresh(30, 'seconds'),
    refresh(0, 'seconds'),
  ],
  ['30 hours, which may have been set', NOTHING, NOTHING, refresh(30, 'hours'), refresh(30, 'hours')],
  [
    'a number of the refresh token from the console, if the template had set only the unit',
    NOTHING,
    refresh(undefined, 'days'),
    refresh(40),
    refresh(40),
  ],
];

test.each(CHANGES)('%s', (_case, desired, previous, live, written) => {
  expect(mergeTokenValidity(desired, previous, live)).toStrictEqual(written);
});

test.each(KEEPS)('an update keeps %s', (_case, desired, previous, live, written) => {
  expect(mergeTokenValidity(desired, previous, live)).toStrictEqual(written);
  expect(mergeSettings(desired, previous, live).changed).toEqual([]);
});

test('a number that goes back together with its unit is released, not kept', () => {
  const { ownership } = mergeSettings(access(undefined, 'minutes'), NOTHING, access(4));
  expect(ownership).toEqual({ AccessTokenValidity: 'released', TokenValidityUnits: 'owned' });
});

describe('an unknown unit is treated as any other', () => {
  const weeks = 'weeks' as TimeUnit;

  test('is kept with its number', () => {
    for (const live of [access(5, weeks), refresh(30, weeks), refresh(40, weeks)]) {
      expect(mergeTokenValidity(NOTHING, NOTHING, live)).toStrictEqual(live);
      expect(mergeSettings(NOTHING, NOTHING, live).changed).toEqual([]);
    }
  });

  test('is set by the template, and does not apply to a number with another unit', () => {
    expect(mergeTokenValidity(access(undefined, weeks), NOTHING, access(4, 'hours'))).toStrictEqual(access(undefined, weeks));
    expect(mergeTokenValidity(refresh(undefined, weeks), NOTHING, refresh(40))).toStrictEqual(refresh(0, weeks));
    expect(mergeTokenValidity(access(2, weeks), NOTHING, access(2))).toStrictEqual(access(2, weeks));
  });

  test('goes back together with a released number', () => {
    expect(mergeTokenValidity(NOTHING, access(2, weeks), access(2, weeks))).toStrictEqual(access(undefined, 'hours'));
    expect(mergeTokenValidity(NOTHING, refresh(30, weeks), refresh(30, weeks))).toStrictEqual(refresh(30, 'days'));
  });
});

test('the units of the three tokens are merged separately', () => {
  const live: Settings = {
    AccessTokenValidity: 30,
    IdTokenValidity: 40,
    RefreshTokenValidity: 50,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' },
  };
  const previous: Settings = { IdTokenValidity: 40, TokenValidityUnits: { IdToken: 'minutes' } };
  expect(mergeTokenValidity(access(600, 'seconds'), previous, live)).toStrictEqual({
    AccessTokenValidity: 600,
    RefreshTokenValidity: 50,
    TokenValidityUnits: { AccessToken: 'seconds', IdToken: 'hours', RefreshToken: 'hours' },
  });
});

describe('30 and 30 days are equal, unless the template sets the unit', () => {
  const same: [string, TokenSettings, TokenSettings][] = [
    ['30 is wanted, 30 days are live', refresh(30), refresh(30, 'days')],
    ['2 is wanted, 2 hours are live', access(2), access(2, 'hours')],
    ['2 is wanted, 2 hours of id token are live', id(2), id(2, 'hours')],
  ];
  test.each(same)('%s: nothing is written', (_case, desired, live) => {
    expect(mergeSettings(desired, desired, live).changed).toEqual([]);
    // The same if the last model has the unit only because it was live.
    expect(mergeSettings(desired, live, live).changed).toEqual([]);
  });

  const named: [string, TokenSettings, TokenSettings][] = [
    ['30 days are wanted, 30 is live', refresh(30, 'days'), refresh(30)],
    ['2 hours are wanted, 2 is live', access(2, 'hours'), access(2)],
  ];
  test.each(named)('%s: the update writes the unit, so that Read shows it', (_case, desired, live) => {
    const { settings, changed } = mergeSettings(desired, desired, live);
    expect(settings).toEqual(desired);
    expect(changed).toEqual(['TokenValidityUnits']);
  });

  test('a live 30 hours differs from 30', () => {
    expect(mergeSettings(refresh(30), NOTHING, refresh(30, 'hours')).changed).toEqual(['TokenValidityUnits']);
  });
});

describe('a RefreshTokenValidity of 0 asks for 30 days', () => {
  test.each<[string, TokenSettings, TokenSettings]>([
    ['of the template, in the same unit', refresh(0, 'hours'), NOTHING],
    ['left by a number that the template released', refresh(undefined, 'hours'), refresh(40, 'hours')],
  ])('is written over 30 hours: %s', (_case, desired, previous) => {
    const { settings, changed } = mergeSettings(desired, previous, refresh(30, 'hours'));
    expect(settings).toEqual(refresh(0, 'hours'));
    expect(changed).toEqual(['RefreshTokenValidity']);
  });

  test('is not written again over 30 hours, if the previous state had it too', () => {
    expect(mergeSettings(refresh(0, 'hours'), refresh(0, 'hours'), refresh(30, 'hours')).changed).toEqual([]);
  });

  test('is written if the previous state had it with another unit', () => {
    const { changed } = mergeSettings(refresh(0, 'hours'), refresh(0, 'days'), refresh(30, 'hours'));
    expect(changed).toEqual(['RefreshTokenValidity']);
  });

  test.each<[string, TokenSettings]>([
    ['only the unit', refresh(undefined, 'hours')],
    ['0', refresh(0, 'hours')],
  ])('30 hours of the template are written over a live 30 hours, if the previous state had %s', (_case, previous) => {
    const { settings, changed } = mergeSettings(refresh(30, 'hours'), previous, refresh(30, 'hours'));
    expect(settings).toEqual(refresh(30, 'hours'));
    expect(changed).toEqual(['RefreshTokenValidity']);
  });

  test.each<[string, TokenSettings]>([
    ['nothing', NOTHING],
    ['the same', refresh(30, 'hours')],
    ['another unit', refresh(undefined, 'days')],
  ])('30 hours of the template are not written over a live 30 hours, if the previous state had %s', (_case, previous) => {
    expect(mergeSettings(refresh(30, 'hours'), previous, refresh(30, 'hours')).changed).toEqual([]);
  });

  test.each<TimeUnit | undefined>([undefined, 'days', 'minutes', 'seconds'])(
    'is not written over a live 30, if its unit is %s',
    (unit) => {
      expect(mergeSettings(refresh(0, unit), NOTHING, refresh(30, unit)).changed).toEqual([]);
    },
  );
});

describe('units are equal', () => {
  const rows: [boolean, TokenValidityUnits | undefined, TokenValidityUnits | undefined][] = [
    [true, undefined, {}],
    [true, {}, undefined],
    [true, {}, { AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' }],
    [true, { AccessToken: 'minutes' }, { AccessToken: 'minutes' }],
    [false, { AccessToken: 'hours' }, {}],
    [false, { RefreshToken: 'days' }, {}],
    [false, {}, { AccessToken: 'days' }],
    [false, {}, { IdToken: 'minutes' }],
    [false, {}, { RefreshToken: 'hours' }],
    [false, { IdToken: 'minutes' }, { IdToken: 'seconds' }],
  ];
  test.each(rows)('%j: written %j, live %j', (same, written, live) => expect(sameUnits(written, live)).toBe(same));
});

describe('a unit that goes back to the default is sent by name, because Cognito may keep a unit that is left out', () => {
  test.each<[string, TokenSettings, TokenSettings, TokenSettings]>([
    ['12 minutes become 12 hours', access(12), access(12, 'minutes'), access(12, 'hours')],
    ['5,000 minutes become 100 days', refresh(100), refresh(5000, 'minutes'), refresh(100, 'days')],
    ['10 minutes become 2 hours', access(2), access(10, 'minutes'), access(2, 'hours')],
    ['5,000 minutes become the default', NOTHING, refresh(5000, 'minutes'), refresh(30, 'days')],
    ['600 seconds of id token become the default', NOTHING, id(600, 'seconds'), id(undefined, 'hours')],
  ])('%s', (_case, desired, before, written) => {
    // The unit from the console goes back too, but only if the template sets a number.
    for (const previous of desired === NOTHING ? [before] : [before, NOTHING]) {
      expect(mergeTokenValidity(desired, previous, before)).toStrictEqual(written);
    }
  });

  test('the same update writes nothing after the default unit is live by name', () => {
    const before = access(12, 'minutes');
    expect(mergeSettings(access(12), before, access(12, 'hours')).changed).toEqual([]);
    expect(mergeSettings(NOTHING, before, access(undefined, 'hours')).changed).toEqual([]);
  });
});

test('exactly the four token settings are merged together', () => {
  const names = ['AccessTokenValidity', 'IdTokenValidity', 'RefreshTokenValidity', 'TokenValidityUnits'] as const;
  for (const name of names) expect(isTokenSetting(name)).toBe(true);
  expect(isTokenSetting('AuthSessionValidity')).toBe(false);
});

test('the paths to a unit exist only for the number of a token', () => {
  expect(unitPathsOf('AccessTokenValidity')).toEqual(['TokenValidityUnits', 'TokenValidityUnits.AccessToken']);
  expect(unitPathsOf('ClientName')).toEqual([]);
  expect(unitPathsOf('TokenValidityUnits')).toEqual([]);
});

test('a copy without some tokens keeps the numbers and units of the others, and all other settings', () => {
  const [access] = TOKENS;
  const state = { ClientName: 'app', AccessTokenValidity: 5, IdTokenValidity: 6 };
  expect(withoutTokens(state, [access])).toStrictEqual({ ClientName: 'app', IdTokenValidity: 6 });
  const units = { AccessToken: 'minutes', IdToken: 'hours' } as const;
  expect(withoutTokens({ ...state, TokenValidityUnits: units }, [access])).toStrictEqual({
    ClientName: 'app',
    IdTokenValidity: 6,
    TokenValidityUnits: { IdToken: 'hours' },
  });
});

describe('a live 30 of the refresh token with another unit than days', () => {
  const live = { RefreshTokenValidity: 30, TokenValidityUnits: { RefreshToken: 'hours' } } as const;
  const changed = (desired: Properties, previous: Properties) =>
    isTokenSettingChanged('RefreshTokenValidity', mergeTokenValidity(desired, previous, live), desired, previous, live);

  test('is no change while no template sets it', () => expect(changed({}, {})).toBe(false));
  test('is written when a template adds the number to its unit', () => {
    expect(changed(live, { TokenValidityUnits: { RefreshToken: 'hours' } })).toBe(true);
  });
  test('is no change while both templates set it', () => expect(changed(live, live)).toBe(false));
  test('is a change of the number when the template sets another number', () => {
    expect(changed({ ...live, RefreshTokenValidity: 40 }, live)).toBe(true);
  });
});
