import { startLocalCognito } from '../../../local/cognito/server';
import { contentsFor, describeContents, requestsFor } from '../../../local/start/poolContents';

test('adds nothing that every pool has, and nothing that a pool cannot have', () => {
  const contents = contentsFor({
    SupportedIdentityProviders: ['COGNITO'],
    AllowedOAuthScopes: ['openid', 'aws.cognito.signin.user.admin', 'nonsense', '/read', 'api/'],
    ReadAttributes: ['email', 'emial', 'custom:'],
  });
  expect(contents).toEqual({ providers: [], servers: {}, attributes: [] });
  expect(describeContents(contents)).toEqual([]);
});

test('adds contents once if a client names them twice, and splits a scope at its last slash', () => {
  expect(
    contentsFor({
      SupportedIdentityProviders: ['Okta', 'Okta'],
      AllowedOAuthScopes: [
        'https://api.example.com/v1/read',
        'https://api.example.com/v1/write',
        'https://api.example.com/v1/read',
      ],
      ReadAttributes: ['custom:a', 'dev:custom:b'],
      WriteAttributes: ['custom:a'],
    }),
  ).toEqual({
    providers: ['Okta'],
    servers: { 'https://api.example.com/v1': ['read', 'write'] },
    attributes: ['custom:a', 'dev:custom:b'],
  });
});

test('sends requests that Cognito accepts, for providers of every type and for the maximum number of attributes', async () => {
  const cognito = await startLocalCognito();
  try {
    const { Id } = cognito.perform('CreateUserPool', { PoolName: 'pool' }).UserPool as { Id: string };
    const settings = {
      SupportedIdentityProviders: ['Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple', 'Company'],
      AllowedOAuthScopes: ['api/read', 'stock/write'],
      ReadAttributes: Array.from({ length: 50 }, (_, n) => (n === 7 ? 'dev:custom:a7' : `custom:a${n}`)),
    };
    const requests = requestsFor(Id, contentsFor(settings));
    for (const { operation, input } of requests) cognito.perform(operation, input);
    const created = cognito.perform('CreateUserPoolClient', { UserPoolId: Id, ClientName: 'app', ...settings });
    expect(created.UserPoolClient).toMatchObject({ ClientName: 'app' });
    // One request adds at most 25 attributes.
    expect(requests.filter(({ operation }) => operation === 'AddCustomAttributes')).toHaveLength(2);
  } finally {
    await cognito.stop();
  }
});
