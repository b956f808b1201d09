import { generatedClientName } from '../../../src/operations/clientName';

/** Cognito's own rule: 1 to 128 of these, where white space is that of ASCII (API model, recorded). */
const COGNITOS_PATTERN = /^[\w \t\n\v\f\r+=,.@-]{1,128}$/;

test('a repeated request gives the same name', () => {
  expect(generatedClientName('WebClient', 'token')).toBe(generatedClientName('WebClient', 'token'));
});

test('another request gives another name, so that a replacement can exist next to the client that it replaces', () => {
  const names = Array.from({ length: 500 }, (_, index) => generatedClientName('WebClient', `token-${index}`));
  expect(new Set(names).size).toBe(500);
});

test('the suffix is twelve letters and digits of both cases, as AWS makes it', () => {
  const suffixes = Array.from({ length: 500 }, (_, index) => generatedClientName('Web', `${index}`).slice('Web-'.length));
  for (const suffix of suffixes) expect(suffix).toMatch(/^[A-Za-z0-9]{12}$/);
  // All 62 appear: a narrower alphabet would be a narrower name space.
  expect(new Set(suffixes.join('')).size).toBe(62);
});

describe('whatever the logical id is, Cognito accepts the name', () => {
  test.each([
    ['an ordinary one', 'WebClient', 'WebClient-'],
    ['a single letter', 'A', 'A-'],
    ['one of a module', 'Module::WebClient', 'Module--WebClient-'],
    ['one with a slash and quotes', `a/"b'`, 'a--b--'],
    ['one that is not ASCII', 'caf\u00E9', 'caf--'],
    ['an emoji', '\u{1F600}', '---'],
    ['one as long as CloudFormation allows', 'L'.repeat(255), `${'L'.repeat(115)}-`],
    ['one that fits to the letter', 'L'.repeat(115), `${'L'.repeat(115)}-`],
    ['an empty one', '', 'UserPoolClient-'],
    ['none', undefined, 'UserPoolClient-'],
  ])('%s', (_case, logicalId, start) => {
    const name = generatedClientName(logicalId, 'token');
    expect(name).toMatch(COGNITOS_PATTERN);
    expect(name.slice(0, -12)).toBe(start);
  });
});
