/** A message describes a value without the secrets in it. */
import { describeValue } from '../../../src/model/describeValue';

describe('masks the password in a URL', () => {
  test.each([
    ['http://user:pass@host/', 'http://user:***@host/'],
    ['HTTP://user:p@ss:word@host:80', 'HTTP://user:***@host:80'],
    ['https://:pass@host?x', 'https://:***@host?x'],
    ['http:user:pass@host', 'http:user:***@host'],
    ['http:/user:pass@host', 'http:/user:***@host'],
    [' https://user:pass@host', ' https://user:***@host'],
    [' https:user:pass@host', ' https:user:***@host'],
    ['!https://user:pass@host', '!https://user:***@host'],
    ['https:////user:pass@host', 'https:////user:***@host'],
    ['//user:pass@host', '//user:***@host'],
    ['user:pass@host', 'user:***@host'],
    ['https://a, https://user:pass@host', 'https://a, https://user:***@host'],
    ['https://pass@host', 'https://***@host'],
    ['https://host/?to=https://user:pass@other', 'https://host/?to=https://user:***@other'],
    [`my.app+x://user:${'p'.repeat(500)}@host`, 'my.app+x://user:***@host'],
  ])('%s', (url, shown) => expect(describeValue(url)).toBe(JSON.stringify(shown)));

  test.each(['https://host:80/a@b', 'https://host//a', 'user@host', 'https://host/?to=a:b@c', 'https://host/#a:b@c', 'a:b'])(
    'does not change a URL without a password: %s',
    (url) => expect(describeValue(url)).toBe(JSON.stringify(url)),
  );
});

describe('masks secret parameters of a URL', () => {
  test.each([
    ['https://host/?client_secret=x#y', 'https://host/?client_secret=***#y'],
    ['https://host/?a=1&Password=x&b=2', 'https://host/?a=1&Password=***&b=2'],
    ['https://host/#access_token=x', 'https://host/#access_token=***'],
    ['app://x?apiKey=', 'app://x?apiKey=***'],
    ['https://host/?to=https://other/?token=x', 'https://host/?to=https://other/?token=***'],
  ])('%s', (url, shown) => expect(describeValue(url)).toBe(JSON.stringify(shown)));

  test.each(['https://host/?state=1', 'https://host/token=x', 'https://host/?token'])('nothing is: %s', (url) => {
    expect(describeValue(url)).toBe(JSON.stringify(url));
  });
});

describe('shows only the beginning of a long text', () => {
  test.each([
    ['of 78 characters, which is shown in full', 'a'.repeat(78), JSON.stringify('a'.repeat(78))],
    ['of one more', 'a'.repeat(79), `"${'a'.repeat(75)}..."`],
    ['with a character of two UTF-16 units at its end', `${'a'.repeat(73)}\u{1F511}bcdefg`, `"${'a'.repeat(73)}\u{1F511}..."`],
    ['with such a character over its end', `${'a'.repeat(74)}\u{1F511}bcdefg`, `"${'a'.repeat(74)}..."`],
  ])('%s', (_case, text, shown) => expect(describeValue(text)).toBe(shown));
});

test.each([
  [null, 'null'],
  [1.5, '1.5'],
  [true, 'true'],
  [['secret'], 'a list'],
  [{ secret: 1 }, 'an object'],
])('describes %j', (value, shown) => expect(describeValue(value)).toBe(shown));
