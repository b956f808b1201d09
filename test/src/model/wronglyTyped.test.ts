import { KINDS } from '../../../src/model/attributes';
import type { PropertyName } from '../../../src/model/properties';
import { wronglyTyped } from '../../../src/model/wronglyTyped';
import { MINIMAL_CLIENT } from '../../support/clients';

/** Values, each with the kinds that it has. */
const VALUES: [unknown, string[]][] = [
  ['text', ['string']],
  [7, ['integer']],
  [7.5, []],
  [true, ['boolean']],
  [[], ['list']],
  [['a', 'b'], ['list']],
  [['a', 7], []],
  [{}, ['object']],
  [undefined, ['string', 'integer', 'boolean', 'list', 'object']],
  [null, ['string', 'integer', 'boolean', 'list', 'object']],
];

const kindOf = (name: PropertyName): string => {
  const kind = KINDS[name];
  return typeof kind === 'object' ? 'object' : kind;
};

describe.each(Object.keys(KINDS) as PropertyName[])('%s', (name) => {
  test.each(VALUES)('in an answer is checked for its kind: %j', (value, kinds) => {
    expect(wronglyTyped({ [name]: value })).toEqual(kinds.includes(kindOf(name)) ? [] : [name]);
  });
});

test.each<[object, string[]]>([
  [{ RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 5 } }, []],
  [{ RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: null } }, []],
  [{ RefreshTokenRotation: { Feature: 'ENABLED', Tomorrow: {} } }, []],
  [{ RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: '5' } }, ['RefreshTokenRotation']],
  [{ RefreshTokenRotation: { Feature: 7, RetryGracePeriodSeconds: 5 } }, ['RefreshTokenRotation']],
  [{ ClientName: 7, LogoutURLs: 'https://a', IdTokenValidity: 5 }, ['ClientName', 'LogoutURLs']],
])('checks every member of %j', (answer, names) => expect(wronglyTyped(answer)).toEqual(names));

test('finds nothing in an answer of Cognito', () => expect(wronglyTyped(MINIMAL_CLIENT)).toEqual([]));
