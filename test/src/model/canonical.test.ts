import { sameSetting, sortedSet } from '../../../src/model/canonical';
import type { SettingName, SettingValue } from '../../../src/model/properties';
import { writable } from '../../../src/model/settings';

describe('sorts a list by code point, as Describe does', () => {
  test.each([
    ['capitals before small letters, digits first', ['b', 'B', '1', 'a'], ['1', 'B', 'a', 'b']],
    ['numbers as text', ['https://a10', 'https://a9'], ['https://a10', 'https://a9']],
    ['a prefix before what it starts', ['ab', 'a', 'abc', ''], ['', 'a', 'ab', 'abc']],
    ['no duplicates', ['a', 'b', 'a'], ['a', 'b']],
    // In UTF-16 the emoji starts with U+D83D, which is below U+FF21; by code point it is above.
    ['an emoji behind a full-width letter', ['\u{1F600}', '\uFF21', 'z'], ['z', '\uFF21', '\u{1F600}']],
    ['an emoji behind a full-width letter inside of strings', ['x\u{1F600}a', 'x\uFF21b'], ['x\uFF21b', 'x\u{1F600}a']],
    ['nothing', [], []],
  ])('%s', (_case, list, sorted) => expect(sortedSet(list)).toEqual(sorted));

  test('does not change the given list', () => {
    const list = Object.freeze(['b', 'a']);
    sortedSet(list);
    expect(list).toEqual(['b', 'a']);
  });
});

describe('AnalyticsConfiguration in the form that Cognito accepts', () => {
  test('with ApplicationArn: without the role', () => {
    const shown = { AnalyticsConfiguration: { ApplicationArn: 'arn', RoleArn: 'role', UserDataShared: true } };
    expect(writable(shown).AnalyticsConfiguration).toStrictEqual({
      ApplicationArn: 'arn',
      UserDataShared: true,
    });
  });

  test('with ApplicationId: with the role', () => {
    const byId = { ApplicationId: 'id', RoleArn: 'role', ExternalId: 'x' };
    expect(writable({ AnalyticsConfiguration: byId }).AnalyticsConfiguration).toStrictEqual(byId);
  });
});

const grace = (RetryGracePeriodSeconds: number) => ({ Feature: 'ENABLED' as const, RetryGracePeriodSeconds });

const SAME: [string, SettingName, SettingValue | undefined, SettingValue | undefined][] = [
  ['a list in another order', 'CallbackURLs', ['a', 'b'], ['b', 'a']],
  ['a list with a duplicate', 'CallbackURLs', ['a', 'a'], ['a']],
  ['an empty list and none', 'ReadAttributes', [], undefined],
  ['the default and none', 'AuthSessionValidity', 3, undefined],
  ['false and none', 'AllowedOAuthFlowsUserPoolClient', false, undefined],
  ['true and none, where the default is true', 'EnableTokenRevocation', true, undefined],
  ['none and none', 'DefaultRedirectURI', undefined, undefined],
  ['no grace period and 0', 'RefreshTokenRotation', { Feature: 'ENABLED' }, grace(0)],
  [
    'rotation that is off, whatever its grace period',
    'RefreshTokenRotation',
    { Feature: 'DISABLED', RetryGracePeriodSeconds: 9 },
    { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 },
  ],
  ['members in another order', 'RefreshTokenRotation', { RetryGracePeriodSeconds: 5, Feature: 'ENABLED' }, grace(5)],
  ['a refresh validity of 0, which asks for the default, and 30', 'RefreshTokenValidity', 0, 30],
];

const DIFFERENT: typeof SAME = [
  ['a list with one more', 'CallbackURLs', ['a'], ['a', 'b']],
  ['upper and lower case', 'CallbackURLs', ['https://A'], ['https://a']],
  ['one string with a comma and two strings', 'CallbackURLs', ['a,b'], ['a', 'b']],
  ['a number and none', 'AccessTokenValidity', 1, undefined],
  [
    'no analytics and a live value that has only the member that Cognito adds',
    'AnalyticsConfiguration',
    undefined,
    { UserDataShared: false },
  ],
  ['LEGACY and none', 'PreventUserExistenceErrors', 'LEGACY', undefined],
  ['rotation that is off and none', 'RefreshTokenRotation', { Feature: 'DISABLED' }, undefined],
  ['grace periods', 'RefreshTokenRotation', grace(5), grace(6)],
  [
    'roles, where the project is named by id',
    'AnalyticsConfiguration',
    { ApplicationId: 'a' },
    { ApplicationId: 'a', RoleArn: 'r' },
  ],
  ['projects', 'AnalyticsConfiguration', { ApplicationArn: 'a' }, { ApplicationArn: 'b' }],
  [
    'whether user data are shared',
    'AnalyticsConfiguration',
    { ApplicationArn: 'a' },
    { ApplicationArn: 'a', UserDataShared: true },
  ],
];

test.each(SAME)('equal: %s', (_case, name, left, right) => {
  expect(sameSetting(name, left, right)).toBe(true);
  expect(sameSetting(name, right, left)).toBe(true);
});

test.each(DIFFERENT)('different: %s', (_case, name, left, right) => {
  expect(sameSetting(name, left, right)).toBe(false);
  expect(sameSetting(name, right, left)).toBe(false);
});

test('UserDataShared false in the live value is equal to a template without it, but not the other way round', () => {
  const unasked = { ApplicationArn: 'a' };
  const said = { ApplicationArn: 'a', UserDataShared: false };
  expect(sameSetting('AnalyticsConfiguration', unasked, said)).toBe(true);
  expect(sameSetting('AnalyticsConfiguration', said, unasked)).toBe(false);
});

test('0 asks for the default only in RefreshTokenValidity', () => {
  expect(sameSetting('AuthSessionValidity', 0, 3)).toBe(false);
  expect(sameSetting('AccessTokenValidity', 0, undefined)).toBe(false);
});
