import { isMisspelling, nearestName } from '../../../src/model/nearest';

test.each([
  ['a swapped letter', 'nbme', ['name'], 'name'],
  ['another case', 'CLIENTNAME', ['ClientName'], 'ClientName'],
  ['three wrong letters in a long name', 'CallbackXYZs', ['CallbackURLs'], 'CallbackURLs'],
  ['three missing letters in a long name', 'abcdfg', ['abcdefghi'], 'abcdefghi'],
  ['two wrong letters in a name of five', 'abxyz', ['abcdz'], 'abcdz'],
  ['a part of four letters', 'URLs', ['CallbackURLs'], 'CallbackURLs'],
  ['all words of a longer value, before a nearer one', 'ALLOW_SRP', ['ALLOW_SSO', 'ALLOW_USER_SRP_AUTH'], 'ALLOW_USER_SRP_AUTH'],
  ['the shortest value with all words', 'USER_AUTH', ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH'], 'ALLOW_USER_AUTH'],
  ['one word, which must be near itself', 'auth', ['ALLOW_USER_AUTH', 'auto'], 'auto'],
])('finds the name for %s', (_case, written, names, expected) => expect(nearestName(written, names)).toBe(expected));

test.each([
  ['two wrong letters in a short name', 'ab', ['cd']],
  ['a name of which nothing fits', 'abcdefghij', ['klmnopqrst']],
  ['a part of three letters', 'URL', ['CallbackURLs']],
  ['a name far beyond the longest', `${'x'.repeat(200)}CallbackURLs`, ['CallbackURLs']],
])('finds no name for %s', (_case, written, names) => expect(nearestName(written, names)).toBeUndefined());

test.each([
  ['My::Cognito::UserPoolclient', true],
  ['my::cognito::userpoolclient', true],
  ['My::Cognito::UserPoolClients', true],
  ['My::Cognito::UserPoolClientXY', true],
  ['My::Cognito::UserPoolClient', false],
  ['My::Cognito::UserPoolDomain', false],
  ['My::Cognito::UserPoolClientXYZ', false],
])('%s is a misspelled My::Cognito::UserPoolClient: %s', (written, expected) => {
  expect(isMisspelling(written, 'My::Cognito::UserPoolClient')).toBe(expected);
});
