/** A message names a value without giving away what is secret in it. */
import { describeValue } from '../../src/model/describeValue';

describe('the password in a URL is masked', () => {
  test.each([
    ['http://user:pass@host/', 'http://user:***@host/'],
    ['HTTP://user:p@ss:word@host:80', 'HTTP://user:***@host:80'],
    ['https://:pass@host?x', 'https://:***@host?x'],
    ['http:user:pass@host', 'http:user:***@host'],
    [`my.app+x://user:${'p'.repeat(500)}@host`, 'my.app+x://user:***@host'],
  ])('%s', (url, shown) => expect(describeValue(url)).toBe(JSON.stringify(shown)));

  test.each(['https://host:80/a@b', 'https://user@host', 'https://host/?to=a:b@c', 'https://host/#a:b@c', 'a:b'])(
    'there is none: %s',
    (url) => expect(describeValue(url)).toBe(JSON.stringify(url)),
  );
});
