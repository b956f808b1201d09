/** Only Cognito checks a value that no template mentions, even if a rule would refuse it. */
import type { Settings } from '../../src/model/properties';
import { IDENTIFIERS, UNTOUCHED } from '../support/clients';
import { type ScriptedCognito, scriptedCognito } from '../support/scriptedCognito';

const LIVE: [string, Settings][] = [
  ['an http callback beyond this machine', { CallbackURLs: ['http://10.0.0.5/cb'] }],
  ['a legacy flow next to an ALLOW_ one', { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'ALLOW_USER_SRP_AUTH'] }],
  [
    'client_credentials with openid',
    { AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['openid'], CallbackURLs: ['https://a.example.com'] },
  ],
  [
    'an access validity above the refresh validity',
    { AccessTokenValidity: 20, RefreshTokenValidity: 2, TokenValidityUnits: { RefreshToken: 'hours' } },
  ],
  ['an access validity of 3 minutes', { AccessTokenValidity: 3, TokenValidityUnits: { AccessToken: 'minutes' } }],
  ['a write attribute that only Cognito writes', { WriteAttributes: ['email', 'sub'] }],
  ['ALLOW_CLIENT_TOKEN_AUTH next to another flow', { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH', 'ALLOW_USER_AUTH'] }],
];

let live: Settings = {};
let cognito: ScriptedCognito;
beforeAll(async () => {
  cognito = await scriptedCognito((operation, input) => ({
    UserPoolClient: { ...IDENTIFIERS, ...UNTOUCHED, ...(operation === 'UpdateUserPoolClient' ? input : live) },
  }));
});
beforeEach(() => {
  cognito.requests.length = 0;
});
afterAll(() => cognito.stop());

const update = (desired: Settings, previous: Settings = {}) =>
  cognito.handle({ action: 'UPDATE', desired: { ...IDENTIFIERS, ...desired }, previous });

test.each(LIVE)('%s can get a LogoutURL', async (_case, settings) => {
  live = settings;
  const { status, resourceModel } = await update({ LogoutURLs: ['https://a.example.com/bye'] });
  expect({ status, resourceModel }).toMatchObject({
    status: 'SUCCESS',
    resourceModel: { ...settings, LogoutURLs: ['https://a.example.com/bye'] },
  });
});

test.each<[string, Settings, Settings, Settings]>([
  [
    'the template sets one of them',
    { DefaultRedirectURI: 'https://b.example.com' },
    {},
    { CallbackURLs: ['https://a.example.com'] },
  ],
  [
    'the template stops setting one of them',
    {},
    { CallbackURLs: ['https://a.example.com'] },
    { CallbackURLs: ['https://a.example.com'], AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'] },
  ],
  [
    'the template changes the unit of one of them',
    { TokenValidityUnits: { RefreshToken: 'minutes' }, RefreshTokenValidity: 60 },
    {},
    { AccessTokenValidity: 20, RefreshTokenValidity: 2 },
  ],
])('a rule about kept values runs if %s', async (_case, desired, previous, settings) => {
  live = settings;
  expect(await update(desired, previous)).toMatchObject({ status: 'FAILED', errorCode: 'InvalidRequest' });
  expect(cognito.requests.map(({ operation }) => operation)).not.toContain('UpdateUserPoolClient');
});
