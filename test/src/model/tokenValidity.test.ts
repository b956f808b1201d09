/** A validity number and its unit are one quantity. */
import { mergeSettings } from '../../../src/model/merge';
import type { Settings, TimeUnit, TokenValidityUnits } from '../../../src/model/properties';
import { isTokenSetting, mergeTokenValidity, sameUnits, type TokenSettings } from '../../../src/model/tokenValidity';

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

/** The case, and the settings that are desired, previous, live and written. */
type Row = [string, TokenSettings, TokenSettings, TokenSettings, TokenSettings];

const CHANGES: Row[] = [
  ['a number and its unit are taken together', access(30, 'minutes'), NOTHING, NOTHING, access(30, 'minutes')],
  [
    'a new number without a unit counts in hours, not in the unit of before',
    access(2),
    access(30, 'minutes'),
    access(30, 'minutes'),
    access(2, 'hours'),
  ],
  ['nor in a unit that was set on the console', access(2), NOTHING, access(30, 'minutes'), access(2, 'hours')],
  ['the same for the id token', id(2), NOTHING, id(30, 'minutes'), id(2, 'hours')],
  [
    'a new refresh number without a unit counts in days, not in the unit of before',
    refresh(60),
    refresh(720, 'hours'),
    refresh(720, 'hours'),
    refresh(60, 'days'),
  ],
  [
    'the same number loses a unit that the template dropped',
    access(5),
    access(5, 'minutes'),
    access(5, 'minutes'),
    access(5, 'hours'),
  ],
  [
    'a default unit that the template named and dropped is named no more',
    access(2),
    access(2, 'hours'),
    access(2, 'hours'),
    access(2),
  ],
  ['a released number takes its unit along', NOTHING, access(30, 'minutes'), access(30, 'minutes'), access(undefined, 'hours')],
  ['also a unit that only the console named', NOTHING, access(5), access(30, 'minutes'), access(undefined, 'hours')],
  ['the same for the id token', NOTHING, id(30, 'minutes'), id(30, 'minutes'), id(undefined, 'hours')],
  ['a released unit that is the default one needs no name', NOTHING, access(2, 'hours'), access(2, 'hours'), NOTHING],
  [
    'a released refresh number takes its unit along: 30 days, not 30 hours',
    NOTHING,
    refresh(40, 'hours'),
    refresh(40, 'hours'),
    refresh(30, 'days'),
  ],
  [
    'a unit that the template dropped goes, where there is no number to keep',
    NOTHING,
    access(undefined, 'minutes'),
    access(undefined, 'minutes'),
    access(undefined, 'hours'),
  ],
  [
    'a released unit takes along the refresh number of Read that was counted in it',
    NOTHING,
    refresh(30, 'hours'),
    refresh(30, 'hours'),
    refresh(30, 'days'),
  ],
  [
    'a refresh number that falls goes back to the default, whatever unit is next to it',
    refresh(undefined, 'minutes'),
    NOTHING,
    refresh(40, 'days'),
    refresh(0, 'minutes'),
  ],
  [
    'a unit without its number is sent, and a number of another unit does not get it',
    access(undefined, 'minutes'),
    NOTHING,
    access(4, 'hours'),
    access(undefined, 'minutes'),
  ],
  [
    'a unit without its number: a number without a unit is one of hours',
    access(undefined, 'minutes'),
    NOTHING,
    access(4),
    access(undefined, 'minutes'),
  ],
  [
    'a unit without its number: the number that the template dropped is not kept',
    access(undefined, 'minutes'),
    access(20, 'minutes'),
    access(20, 'minutes'),
    access(undefined, 'minutes'),
  ],
];

const KEEPS: Row[] = [
  [
    'the number of the console in the unit that the template dropped, since it would mean something else in another',
    NOTHING,
    access(undefined, 'minutes'),
    access(20, 'minutes'),
    access(20, 'minutes'),
  ],
  [
    'the quantity of the console, when the last model holds 30 next to the unit of the template, which Read had filled in',
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
    'the number, when the template names the unit that it has',
    access(undefined, 'minutes'),
    NOTHING,
    access(20, 'minutes'),
    access(20, 'minutes'),
  ],
  [
    'the quantity of the console, when the last model holds nothing but defaults',
    NOTHING,
    { RefreshTokenValidity: 30, TokenValidityUnits: {} },
    refresh(40, 'hours'),
    refresh(40, 'hours'),
  ],
  [
    'the number of the console, where the template names its unit as before',
    refresh(undefined, 'hours'),
    refresh(30, 'hours'),
    refresh(40, 'hours'),
    refresh(40, 'hours'),
  ],
  ['the name of the default unit', refresh(30), NOTHING, refresh(30, 'days'), refresh(30, 'days')],
  // Read fills in 30 next to a unit that was set alone. Sent back as 30 minutes it would be refused; 0 asks for the default.
  ['a unit without a number, which shows 30 minutes', NOTHING, NOTHING, refresh(30, 'minutes'), refresh(0, 'minutes')],
  ['the same for 30 seconds', refresh(undefined, 'seconds'), NOTHING, refresh(30, 'seconds'), refresh(0, 'seconds')],
  ['30 hours, which may have been set', NOTHING, NOTHING, refresh(30, 'hours'), refresh(30, 'hours')],
  [
    'a refresh number of the console, where the template had set the unit alone',
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

test('a number that falls with its unit is reported as released, not as kept', () => {
  const { ownership } = mergeSettings(access(undefined, 'minutes'), NOTHING, access(4));
  expect(ownership).toEqual({ AccessTokenValidity: 'released', TokenValidityUnits: 'owned' });
});

describe('a unit that Cognito has added is one like others', () => {
  const weeks = 'weeks' as TimeUnit;

  test('it is kept with its number', () => {
    for (const live of [access(5, weeks), refresh(30, weeks), refresh(40, weeks)]) {
      expect(mergeTokenValidity(NOTHING, NOTHING, live)).toStrictEqual(live);
      expect(mergeSettings(NOTHING, NOTHING, live).changed).toEqual([]);
    }
  });

  test('it is taken from the template, and the number of another unit does not get it', () => {
    expect(mergeTokenValidity(access(undefined, weeks), NOTHING, access(4, 'hours'))).toStrictEqual(access(undefined, weeks));
    expect(mergeTokenValidity(refresh(undefined, weeks), NOTHING, refresh(40))).toStrictEqual(refresh(0, weeks));
    expect(mergeTokenValidity(access(2, weeks), NOTHING, access(2))).toStrictEqual(access(2, weeks));
  });

  test('it goes with a number that the template released', () => {
    expect(mergeTokenValidity(NOTHING, access(2, weeks), access(2, weeks))).toStrictEqual(access(undefined, 'hours'));
    expect(mergeTokenValidity(NOTHING, refresh(30, weeks), refresh(30, weeks))).toStrictEqual(refresh(30, 'days'));
  });
});

test('units merge by member: each token is decided for itself', () => {
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

describe('30 and 30 days are the same, unless the template names the unit', () => {
  const same: [string, TokenSettings, TokenSettings][] = [
    ['30 is wanted, 30 days are live', refresh(30), refresh(30, 'days')],
    ['2 is wanted, 2 hours are live', access(2), access(2, 'hours')],
    ['2 is wanted, 2 hours of id token are live', id(2), id(2, 'hours')],
  ];
  test.each(same)('%s: nothing is written', (_case, desired, live) => {
    expect(mergeSettings(desired, desired, live).changed).toEqual([]);
    // Neither when the unit stands in the last model only because it was live.
    expect(mergeSettings(desired, live, live).changed).toEqual([]);
  });

  const named: [string, TokenSettings, TokenSettings][] = [
    ['30 days are wanted, 30 is live', refresh(30, 'days'), refresh(30)],
    ['2 hours are wanted, 2 is live', access(2, 'hours'), access(2)],
  ];
  test.each(named)('%s: the unit is written, so that Read shows it', (_case, desired, live) => {
    const { settings, changed } = mergeSettings(desired, desired, live);
    expect(settings).toEqual(desired);
    expect(changed).toEqual(['TokenValidityUnits']);
  });

  test('30 hours are live: 30 is something else', () => {
    expect(mergeSettings(refresh(30), NOTHING, refresh(30, 'hours')).changed).toEqual(['TokenValidityUnits']);
  });
});

describe('a refresh validity of 0 asks for 30 days', () => {
  test.each<[string, TokenSettings, TokenSettings]>([
    ['of the template, in the same unit', refresh(0, 'hours'), NOTHING],
    ['left by a number that the template released', refresh(undefined, 'hours'), refresh(40, 'hours')],
  ])('over 30 hours it is written: %s', (_case, desired, previous) => {
    const { settings, changed } = mergeSettings(desired, previous, refresh(30, 'hours'));
    expect(settings).toEqual(refresh(0, 'hours'));
    expect(changed).toEqual(['RefreshTokenValidity']);
  });

  test('once it was asked for, 30 hours are what it shows as', () => {
    expect(mergeSettings(refresh(0, 'hours'), refresh(0, 'hours'), refresh(30, 'hours')).changed).toEqual([]);
  });

  test('asked for in another unit before, it is written', () => {
    const { changed } = mergeSettings(refresh(0, 'hours'), refresh(0, 'days'), refresh(30, 'hours'));
    expect(changed).toEqual(['RefreshTokenValidity']);
  });

  test.each<[string, TokenSettings]>([
    ['the unit alone', refresh(undefined, 'hours')],
    ['0', refresh(0, 'hours')],
  ])('30 hours are written over what it shows as, where %s was asked for before', (_case, previous) => {
    const { settings, changed } = mergeSettings(refresh(30, 'hours'), previous, refresh(30, 'hours'));
    expect(settings).toEqual(refresh(30, 'hours'));
    expect(changed).toEqual(['RefreshTokenValidity']);
  });

  test.each<[string, TokenSettings]>([
    ['nothing', NOTHING],
    ['the same', refresh(30, 'hours')],
    ['another unit', refresh(undefined, 'days')],
  ])('30 hours are live as they are wanted, where %s was asked for before', (_case, previous) => {
    expect(mergeSettings(refresh(30, 'hours'), previous, refresh(30, 'hours')).changed).toEqual([]);
  });

  test.each<TimeUnit | undefined>([undefined, 'days', 'minutes', 'seconds'])(
    'with %s, 30 is the number that the state asked for',
    (unit) => {
      expect(mergeSettings(refresh(0, unit), NOTHING, refresh(30, unit)).changed).toEqual([]);
    },
  );
});

describe('units mean the same', () => {
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

describe('a unit that goes back to the default is sent by name, since Cognito may keep a unit that is left out', () => {
  test.each<[string, TokenSettings, TokenSettings, TokenSettings]>([
    ['12 minutes become 12 hours', access(12), access(12, 'minutes'), access(12, 'hours')],
    ['5,000 minutes become 100 days', refresh(100), refresh(5000, 'minutes'), refresh(100, 'days')],
    ['10 minutes become 2 hours', access(2), access(10, 'minutes'), access(2, 'hours')],
    ['5,000 minutes become the default', NOTHING, refresh(5000, 'minutes'), refresh(30, 'days')],
    ['600 seconds of id token become the default', NOTHING, id(600, 'seconds'), id(undefined, 'hours')],
  ])('%s', (_case, desired, before, written) => {
    // A number of the template takes the unit of the console along as well; without one the console's stays.
    for (const previous of desired === NOTHING ? [before] : [before, NOTHING]) {
      expect(mergeTokenValidity(desired, previous, before)).toStrictEqual(written);
    }
  });

  test('once it is live by name, the same update writes nothing', () => {
    const before = access(12, 'minutes');
    expect(mergeSettings(access(12), before, access(12, 'hours')).changed).toEqual([]);
    expect(mergeSettings(NOTHING, before, access(undefined, 'hours')).changed).toEqual([]);
  });
});

test('the four token settings, and no others, are decided together', () => {
  const names = ['AccessTokenValidity', 'IdTokenValidity', 'RefreshTokenValidity', 'TokenValidityUnits'] as const;
  for (const name of names) expect(isTokenSetting(name)).toBe(true);
  expect(isTokenSetting('AuthSessionValidity')).toBe(false);
});
