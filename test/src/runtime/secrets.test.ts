/** Secrets are masked in a text, in every encoding. */
import { randomBytes } from 'node:crypto';
import { Secrets } from '../../../src/runtime/secrets';

const KEY = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');
const twice = (text: string) => encodeURIComponent(encodeURIComponent(text));

/** Whether the text contains any eight characters of the key, plain or encoded. */
function leaks(text: string): boolean {
  const forms = [
    KEY,
    encodeURIComponent(KEY),
    twice(KEY),
    hex(KEY),
    hex(KEY).toUpperCase(),
    base64(KEY),
    base64(` ${KEY}`),
    base64(`  ${KEY}`),
  ];
  return forms.some((form) =>
    Array.from({ length: form.length - 7 }, (_, start) => form.slice(start, start + 8)).some((piece) => text.includes(piece)),
  );
}

const masked = (text: string) => new Secrets([KEY]).mask(text);

test.each([
  ['plainly', `The key ${KEY} is wrong.`],
  ['in part', `The key ${KEY.slice(5, 20)} is wrong.`],
  ['in small letters', `The key ${KEY.toLowerCase()} is wrong.`],
  ['URL-encoded', `?key=${encodeURIComponent(KEY)}&x=1`],
  ['URL-encoded twice', `?to=${twice(`/x?key=${KEY}`)}`],
  ['in hexadecimal', `The key ${hex(KEY)} is wrong.`],
  ['in hexadecimal with capitals', `The key ${hex(KEY).toUpperCase()} is wrong.`],
  ['in base 64', `The key ${base64(KEY)} is wrong.`],
  ['within something in base 64', `The header ${base64(`user:${KEY}:end`)} is wrong.`],
  ['in base 64 for URLs', `The key ${Buffer.from(KEY).toString('base64url')} is wrong.`],
  ['twice', `${KEY} and ${KEY}`],
  ['alone', KEY],
])('masks a secret that is written %s', (_how, text) => {
  expect(leaks(masked(text))).toBe(false);
  expect(masked(text)).toContain('***');
});

test('does not change the rest of the text', () => {
  expect(masked(`The key ${KEY} is wrong.`)).toBe('The key *** is wrong.');
});

test.each([
  '',
  'http://a cannot use the HTTP protocol.',
  'https://app.example.com/oauth2/idpresponse/callback/production-eu-1 cannot use fragment',
  "Value 'x' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
  'ClientId 3n4b5urk1ft4fl3mg5e62d9ado: User pool client does not exist.',
  'arn:aws:iam::123456789012:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp',
  'a client named "ProductionWebApplicationUserPoolClient5A3B2C1D-Ab12Cd34Ef56"',
  'e3b7a1c2-0000-4000-8000-000000000001 \u0130\u00df\u{1F600}',
])('does not change a text without a secret: %s', (text) => {
  expect(masked(text)).toBe(text);
});

describe('masks an unknown secret because of its form', () => {
  test.each([
    ['an access key id', 'AKIAIOSFODNN7EXAMPLE'],
    ['a temporary access key id', 'ASIAIOSFODNN7EXAMPLE'],
    ['a session token', 'IQoJb3JpZ2luX2VjEXAMPLETOKEN//////wEaCXVzLWVhc3QtMSJHMEUCIQD'],
    ["a client's secret", '1r4nd0ms3cr3t0fth3cl13nt0123456789abcdefghijklmnopqr'],
  ])('%s', (_what, secret) => {
    expect(new Secrets().mask(`It was ${secret}, they say.`)).toBe('It was ***, they say.');
  });
});

test.each([[undefined], [null], [7], [{}], ['short']])('%p is not a secret', (value) => {
  expect(new Secrets([value]).mask(`a text with ${String(value)} in it`)).toBe(`a text with ${String(value)} in it`);
});

test('masks a secret that is added later', () => {
  const secrets = new Secrets();
  secrets.add(KEY);
  expect(leaks(secrets.mask(KEY))).toBe(false);
});

describe('a text that is too long', () => {
  const sentence = (words: number) => Array.from({ length: words }, () => 'word').join(' ');

  test('is cut at its end, with a note', () => {
    expect(masked(sentence(6553))).toBe(sentence(6553));
    const long = masked(sentence(6554));
    expect(long).toBe(`${sentence(6545)} (cut: the whole text has 32769 characters)`);
    expect(long.length).toBeLessThanOrEqual(32_768);
  });

  test('shows no part of a secret at the place of the cut, not even of an unknown secret', () => {
    const text = `${sentence(6544)} 1r4nd0ms3cr3t0fth3cl13nt0123456789abcdefghijklmnopqr`;
    expect(masked(text)).toBe(`${sentence(6544)} (cut: the whole text has ${text.length} characters)`);
  });

  test('is not shown if it has only one word', () => {
    expect(masked('x'.repeat(33_000))).toBe(' (cut: the whole text has 33000 characters)');
  });
});

test('masks the beginning of a secret that is longer than any credential', () => {
  const noise = randomBytes(1 << 20).toString('base64');
  expect(new Secrets([noise]).mask(`It was ${noise.slice(100, 200)}.`)).toBe('It was ***.');
});

test('masks a secret that contains half a surrogate pair', () => {
  expect(new Secrets(['half\ud800 a character']).mask('It is half\ud800 a character.')).toBe('It is ***.');
});
