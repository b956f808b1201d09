/** Each problem has the path of its cause and the id of its check. `npm run check` needs both. */
import { RULE_CHECKS, VALUE_CHECKS } from '../../../src/model/checks';
import { pathText } from '../../../src/model/problem';
import { RULES } from '../../../src/model/rules';
import { Unknown } from '../../../src/model/unknown';
import { unknownValues } from '../../../src/model/unknownValues';
import { checkedDesiredState, problemsOfCreate } from '../../../src/model/validate';
import { IDENTIFIERS } from '../../support/clients';

const { UserPoolId } = IDENTIFIERS;
const found = (state: object) => problemsOfCreate({ UserPoolId, ...state }).problems;
const places = (state: object) => found(state).map(({ id, path }) => `${id} ${pathText(path)}`);

test.each<[object, string]>([
  [{ CallbackUrls: [] }, 'unknown-property CallbackUrls'],
  [{ TokenValidityUnits: { Device: 'days' } }, 'unknown-member TokenValidityUnits.Device'],
  [{ ClientId: 'x' }, 'read-only ClientId'],
  [{ UserPoolId: null }, 'required UserPoolId'],
  [{ RefreshTokenRotation: {} }, 'required RefreshTokenRotation.Feature'],
  [{ RefreshTokenRotation: { Feature: [] } }, 'wrong-type RefreshTokenRotation.Feature'],
  [{ LogoutURLs: ['app:a', {}] }, 'wrong-type LogoutURLs[1]'],
  [{ ClientName: '' }, 'length ClientName'],
  [{ LogoutURLs: ['app:a', 'b c'] }, 'pattern LogoutURLs[1]'],
  [{ RefreshTokenRotation: { Feature: 'X', RetryGracePeriodSeconds: 61 } }, 'range RefreshTokenRotation.RetryGracePeriodSeconds'],
  [{ AllowedOAuthFlows: ['a', 'b', 'c', 'd'] }, 'too-many-items AllowedOAuthFlows'],
  [{ LogoutURLs: ['app:a', 'http://b'] }, 'logout-urls LogoutURLs[1]'],
  [{ AllowedOAuthFlows: ['code'] }, 'redirect-without-callbacks CallbackURLs'],
  [{ AllowedOAuthFlows: ['device', 'client_credentials'] }, 'client-credentials-without-secret AllowedOAuthFlows[1]'],
  [{ WriteAttributes: ['email', 'sub'] }, 'unwritable-attributes WriteAttributes[1]'],
  [
    { ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED' } },
    'rotation-with-refresh-auth ExplicitAuthFlows[1]',
  ],
])('%j: %s', (state, place) => expect(places(state)).toEqual([place]));

test('the problem of an unknown value has a path too', () => {
  const [problem] = unknownValues({ AllowedOAuthFlows: ['code', 'pkce'] });
  expect(problem).toMatchObject({ id: 'unknown-value', path: ['AllowedOAuthFlows', 1] });
});

test('the sentences are the same as in the handlers', () => {
  const state = { UserPoolId, Nonsense: 1, ClientName: 'a*b', AllowedOAuthFlows: ['code', 'implicit', 'client_credentials'] };
  expect(problemsOfCreate(state).problems.map(({ sentence }) => sentence)).toEqual(checkedDesiredState(state).problems);
});

test('the messages use the given name of the type', () => {
  const [problem] = problemsOfCreate({ UserPoolId, Nonsense: 1 }, 'AWS::Cognito::UserPoolClient').problems;
  expect(problem?.sentence).toBe('Nonsense is not a property of AWS::Cognito::UserPoolClient: remove it.');
});

test('every rule has a unique id, and a sentence that describes it', () => {
  expect(RULES.map(({ id }) => id)).toEqual(Object.keys(RULE_CHECKS));
  for (const [id, what] of Object.entries({ ...VALUE_CHECKS, ...RULE_CHECKS })) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(what).toMatch(/^\w.*\.$/);
  }
});

describe('a value that only the deployment knows', () => {
  const ANY = new Unknown('any');
  const STRING = new Unknown('string');
  const LIST = new Unknown('list');

  test.each<[string, object]>([
    ['anywhere', { ClientName: ANY, GenerateSecret: ANY, AuthSessionValidity: ANY, LogoutURLs: ANY, TokenValidityUnits: ANY }],
    ['a string where it may be a number or a boolean', { AuthSessionValidity: STRING, GenerateSecret: STRING }],
    ['a list where the property is a list', { LogoutURLs: LIST, ReadAttributes: LIST }],
    ['a pool', { UserPoolId: STRING }],
    ['a required member', { RefreshTokenRotation: { Feature: STRING } }],
    ['an item', { LogoutURLs: [STRING, 'https://a'] }],
    ['callbacks of code', { AllowedOAuthFlows: ['code'], CallbackURLs: LIST }],
    ['a callback of code', { AllowedOAuthFlows: ['code'], CallbackURLs: [STRING] }],
    ['the secret of a machine', { AllowedOAuthFlows: ['client_credentials'], GenerateSecret: STRING }],
    ['a callback that may be the default one', { DefaultRedirectURI: 'https://a', CallbackURLs: [STRING] }],
    ['a default callback', { DefaultRedirectURI: STRING, CallbackURLs: ['https://a'] }],
    ['a unit', { AccessTokenValidity: 300, TokenValidityUnits: { AccessToken: STRING } }],
    ['a flow of tokens', { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH', STRING], GenerateSecret: true }],
  ])('is not a problem: %s', (_case, state) => expect(found(state)).toEqual([]));

  test.each<[object, string]>([
    [{ CallbackURLs: STRING }, 'CallbackURLs must be a list of strings, not a string.'],
    [{ ClientName: LIST }, 'ClientName must be a string, not a list.'],
    [{ AuthSessionValidity: LIST }, 'AuthSessionValidity must be a whole number, not a list.'],
    [{ LogoutURLs: [LIST] }, 'LogoutURLs[0] must be a string, not a list.'],
    [
      { RefreshTokenRotation: STRING },
      'RefreshTokenRotation must be an object with the members Feature, RetryGracePeriodSeconds, not a string.',
    ],
  ])('is a problem if its kind is wrong: %j', (state, sentence) => {
    expect(found(state).map((problem) => problem.sentence)).toEqual([sentence]);
  });

  test.each<[string, object, string[]]>([
    ['a URL', { CallbackURLs: [STRING, 'http://b'] }, ['callback-urls CallbackURLs[1]']],
    ['callbacks', { AllowedOAuthFlows: [STRING, 'code'] }, ['redirect-without-callbacks CallbackURLs']],
    [
      'callbacks, next to a number that cannot be read',
      { AllowedOAuthFlows: [STRING, 'code'], AuthSessionValidity: 'ten' },
      ['wrong-type AuthSessionValidity', 'redirect-without-callbacks CallbackURLs'],
    ],
    [
      'the secret',
      { AllowedOAuthFlows: [STRING, 'client_credentials'] },
      ['client-credentials-without-secret AllowedOAuthFlows[1]'],
    ],
    [
      'scopes',
      { GenerateSecret: true, AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: [STRING, 'openid'] },
      ['client-credentials-with-user-scopes AllowedOAuthScopes[1]'],
    ],
    [
      'rotation',
      { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: [STRING, 'ALLOW_REFRESH_TOKEN_AUTH'] },
      ['rotation-with-refresh-auth ExplicitAuthFlows[1]'],
    ],
  ])('does not hide a mistake in the known values: %s', (_case, state, expected) => expect(places(state)).toEqual(expected));

  test('an item that is not a string turns off the rules about the whole list', () => {
    expect(places({ AllowedOAuthFlows: [{}, 'client_credentials'] })).toEqual(['wrong-type AllowedOAuthFlows[0]']);
  });
});

test.each(['CallbackURLs', 'LogoutURLs'])('the rule about each URL applies to the readable items of %s', (name) => {
  const id = name === 'LogoutURLs' ? 'logout-urls' : 'callback-urls';
  expect(places({ [name]: [{}, 'http://b.example'] })).toEqual([`wrong-type ${name}[0]`, `${id} ${name}[1]`]);
});

test('a path shows a name as it is up to the longest name of the schema', () => {
  expect(pathText(['x'.repeat(60)])).toBe('x'.repeat(60));
  expect(pathText(['x'.repeat(61)])).toBe(`"${'x'.repeat(61)}"`);
});

test('the rule about each legacy flow applies to the readable items of a list', () => {
  expect(places({ ExplicitAuthFlows: [{}, 'USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH'] })).toEqual([
    'wrong-type ExplicitAuthFlows[0]',
    'legacy-auth-flows ExplicitAuthFlows[1]',
  ]);
});

test('the rule about rotation applies although another member of the rotation is wrong', () => {
  const state = {
    ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: [] },
  };
  expect(places(state)).toEqual([
    'wrong-type RefreshTokenRotation.RetryGracePeriodSeconds',
    'rotation-with-refresh-auth ExplicitAuthFlows[0]',
  ]);
});

test('an unknown value of a closed list has the id of its own check', () => {
  expect(unknownValues({ PreventUserExistenceErrors: 'X' as never })).toMatchObject([
    { id: 'enumeration', path: ['PreventUserExistenceErrors'] },
  ]);
  expect(unknownValues({ ClientName: 'X', TokenValidityUnits: {} })).toEqual([]);
});

test('only the first items of a long list are compared with the known values', () => {
  const flows = [...Array.from({ length: 99 }, () => 'code'), ...Array.from({ length: 10 }, () => 'pkce')];
  expect(unknownValues({ AllowedOAuthFlows: flows }).length).toBeLessThan(10);
});
