import { Lives } from './lives';

const here = Lives.ofThisFile();

const client = (name: string, pool: string, properties = '') =>
  `  ${name}: {Type: My::Cognito::UserPoolClient, Properties: {UserPoolId: ${pool}${properties && `, ${properties}`}}}\n`;

test('creates a pool that the template only names, with its id and with the contents that its clients name', async () => {
  const before =
    client(
      'Web',
      'eu-west-1_Live00001',
      'SupportedIdentityProviders: [COGNITO, Okta, Google], ReadAttributes: [email, "custom:tenant"]',
    ) +
    client('Machine', 'eu-west-1_Live00001', 'AllowedOAuthScopes: [orders/read]') +
    client('Other', 'us-east-1_Live00002');
  const after = before
    .replace('orders/read', 'orders/read, orders/write')
    .replace('"custom:tenant"', '"custom:tenant", "custom:plan"');
  const { steps, failure } = await here.ofTexts([`Resources:\n${before}`, `Resources:\n${after}`]);
  expect(failure).toBeUndefined();
  expect(steps[0]?.clients.map(({ properties }) => properties?.UserPoolId)).toEqual([
    'eu-west-1_Live00001',
    'eu-west-1_Live00001',
    'us-east-1_Live00002',
  ]);
  const made = (scopes: string, attributes: string) =>
    `identity providers Okta (as OIDC), Google; resource server orders with ${scopes}; ${attributes}`;
  expect(steps[0]?.pools).toEqual({
    'eu-west-1_Live00001': made('scope read', 'custom attribute custom:tenant'),
    'us-east-1_Live00002': 'empty',
  });
  // The second report has only the pool whose contents changed.
  expect(steps[2]?.pools).toEqual({
    'eu-west-1_Live00001': made('scopes read, write', 'custom attributes custom:tenant, custom:plan'),
  });
});

test('replaces contents that were added for a client by those that the template creates', async () => {
  const parts = `
  Api: {Type: AWS::Cognito::UserPoolResourceServer, DependsOn: App, Properties: {UserPoolId: us-east-1_Live00003, Identifier: api, Name: API, Scopes: [{ScopeName: read, ScopeDescription: Read}]}}
  Okta: {Type: AWS::Cognito::UserPoolIdentityProvider, DependsOn: App, Properties: {UserPoolId: us-east-1_Live00003, ProviderName: Okta, ProviderType: SAML, ProviderDetails: {MetadataURL: "https://okta.example.com"}}}
`;
  const app = client('App', 'us-east-1_Live00003', 'AllowedOAuthScopes: [api/read], SupportedIdentityProviders: [Okta]');
  const { steps, failure } = await here.ofTexts([`Resources:\n${app}${parts}`]);
  expect(failure).toBeUndefined();
  expect(steps[0]?.pools).toEqual({ 'us-east-1_Live00003': 'empty' });
});

test('uses the pool id of a parameter, and generates one if the parameter has no value', async () => {
  const text = `Parameters: {PoolId: {Type: String}}\nResources:\n${client('App', '!Ref PoolId')}`;
  const given = await here.ofTexts([text], { PoolId: 'eu-west-1_Live00004' });
  expect(given.steps[0]?.pools).toEqual({ 'eu-west-1_Live00004': 'empty' });
  const generated = await here.ofTexts([text]);
  expect(generated.failure).toBeUndefined();
  expect(Object.keys(generated.steps[0]?.pools ?? {})).toEqual([expect.stringMatching(/^us-east-1_\w{9}$/)]);
});

test('adds nothing to a pool that the stack creates, as in an account', async () => {
  const pool = '  Pool: {Type: AWS::Cognito::UserPool}\n';
  const { steps, failure } = await here.ofTexts([
    `Resources:\n${pool}${client('App', '!Ref Pool', 'AllowedOAuthScopes: [orders/read]')}`,
  ]);
  expect(failure).toMatch(/^CREATE failed/);
  expect(steps[0]?.failures[0]?.reason).toContain('Invalid scope requested: orders/read');
});

test('does not create a pool again that a stack has deleted', async () => {
  const { cognito } = here.services;
  await here.ofTexts([`Resources:\n  Pool: {Type: AWS::Cognito::UserPool}\n${client('App', '!Ref Pool')}`]);
  const made = cognito.requests.findLast(({ operation }) => operation === 'CreateUserPool')?.answer.UserPool as { Id: string };
  const { steps } = await here.ofTexts([`Resources:\n${client('App', made.Id)}`]);
  expect(steps[0]?.failures[0]?.reason).toContain(`User pool ${made.Id} does not exist`);
});
