import { javaHashOrder, javaStringHashCode } from '../../../local/cognito/javaHashOrder';

describe('a string hashes as in Java', () => {
  test.each([
    ['', 0],
    ['a', 97],
    ['code', 3059181],
    ['hello', 99162322],
    // A string whose hash is the smallest integer, and two strings with the same hash.
    ['polygenelubricants', -2147483648],
    ['Aa', 2112],
    ['BB', 2112],
  ])('%j', (text, hash) => expect(javaStringHashCode(text)).toBe(hash));
});

describe('a set iterates as in Java', () => {
  test('three scopes: buckets 6, 7 and 14 of 16', () => {
    // hashCode ^ hashCode >>> 16, modulo 16:
    //   openid  -1010579227 = 0xC3C3C8E5 -> 0x...5 ^ 0x...3 = 6
    //   profile  -309425751 = 0xED8E89A9 -> 0x...9 ^ 0x...E = 7
    //   email      96619420 = 0x05C24B9C -> 0x...C ^ 0x...2 = 14
    expect(javaHashOrder(['openid', 'email', 'profile'])).toEqual(['openid', 'profile', 'email']);
  });

  test('the recorded order of the three OAuth flows', () => {
    expect(javaHashOrder(['code', 'implicit', 'client_credentials'])).toEqual(['implicit', 'client_credentials', 'code']);
  });

  test('strings in one bucket keep the order of insertion', () => {
    expect(javaHashOrder(['BB', 'Aa'])).toEqual(['BB', 'Aa']);
    expect(javaHashOrder(['Aa', 'BB'])).toEqual(['Aa', 'BB']);
  });

  test('a duplicate appears once', () => {
    expect(javaHashOrder(['Aa', 'BB', 'Aa'])).toEqual(['Aa', 'BB']);
  });

  test('the table doubles with the thirteenth string', () => {
    // The hash of one character is its code: a is 97, bucket 1 of 16 and of 32; p is 112, bucket 0 of 16 but 16 of 32.
    const twelve = Array.from('pabcdefghijk');
    expect(javaHashOrder(twelve)[0]).toBe('p');
    expect(javaHashOrder([...twelve, 'l']).at(-1)).toBe('p');
  });
});
