import { generatedClientName } from '../../../src/operations/clientName';

/** Cognito's rule: 1 to 128 of these characters, with ASCII white space (API model, recorded). */
const COGNITOS_PATTERN = /^[\w \t\n\v\f\r+=,.@-]{1,128}$/;

test('a repeated request gives the same name', () => {
  expect(generatedClientName('WebClient', 'token')).toBe(generatedClientName('WebClient', 'token'));
});

test('another request gives another name, so that a replacement can exist together with the old client', () => {
  const names = Array.from({ length: 500 }, (_, index) => generatedClientName('WebClient', `token-${index}`));
  expect(new Set(names).size).toBe(500);
});

test('the suffix has twelve letters and digits, as in the names of AWS', () => {
  const suffixes = Array.from({ length: 500 }, (_, index) => generatedClientName('Web', `${index}`).slice('Web-'.length));
  for (const suffix of suffixes) expect(suffix).toMatch(/^[A-Za-z0-9]{12}$/);
  // All 62 characters must occur, because fewer characters would give fewer different names.
  expect(new Set(suffixes.join('')).size).toBe(62);
});

describe('Cognito accepts the name for every logical id', () => {
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
