import { type Json, TestBench } from './support';

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start({ now: () => 1_700_000_000_500 });
});
afterAll(() => bench.stop());

const oidc = (ProviderName: string, more: Json = {}) => ({
  ProviderName,
  ProviderType: 'OIDC',
  ProviderDetails: { client_id: 'x', client_secret: 'y', oidc_issuer: 'https://idp.example.com' },
  ...more,
});
const shown = async (ProviderName: string) =>
  (await bench.answer('DescribeIdentityProvider', { ProviderName })).IdentityProvider as Json;

test('a provider reads back as it was sent, with its dates', async () => {
  const sent = oidc('Okta', { AttributeMapping: { email: 'mail' }, IdpIdentifiers: ['okta.example.com'] });
  const { IdentityProvider: created } = await bench.answer('CreateIdentityProvider', sent);
  expect(created).toEqual({
    ...sent,
    UserPoolId: bench.poolId,
    ProviderDetails: { ...sent.ProviderDetails, attributes_url_add_attributes: 'false' },
    CreationDate: 1_700_000_000.5,
    LastModifiedDate: 1_700_000_000.5,
  });
  expect(await shown('Okta')).toEqual(created);
});

test('members that were not sent are absent', async () => {
  await bench.answer('CreateIdentityProvider', oidc('Plain'));
  expect(Object.keys(await shown('Plain')).sort()).toEqual([
    'CreationDate',
    'LastModifiedDate',
    'ProviderDetails',
    'ProviderName',
    'ProviderType',
    'UserPoolId',
  ]);
});

test.each([
  ['Google', 'https://www.googleapis.com/oauth2/v4/token'],
  ['Facebook', 'https://graph.facebook.com/v21.0/oauth/access_token'],
  ['LoginWithAmazon', 'https://api.amazon.com/auth/o2/token'],
  ['SignInWithApple', 'https://appleid.apple.com/auth/token'],
])('%s shows the sent details and those that Cognito adds', async (type, token_url) => {
  const details = { client_id: 'x', client_secret: 'y', private_key: 'z', api_version: 'v21.0' };
  const sent = { ProviderName: type, ProviderType: type, ProviderDetails: details };
  await bench.answer('CreateIdentityProvider', sent);
  const { ProviderDetails } = (await shown(type)) as { ProviderDetails: Json };
  expect(ProviderDetails).toMatchObject({ client_id: 'x', client_secret: 'y', token_url });
  expect('private_key' in ProviderDetails).toBe(type !== 'SignInWithApple');
});

test('refuses a second provider of the same name in a pool', async () => {
  await bench.answer('CreateIdentityProvider', oidc('Twice'));
  expect(await bench.refusal('CreateIdentityProvider', oidc('Twice'))).toEqual([
    'DuplicateProviderException',
    `Twice already exists in user pool ${bench.poolId}`,
  ]);
});

test.each([
  ['MyGoogle', 'Google'],
  ['Google', 'OIDC'],
  ['COGNITO', 'SAML'],
])('a provider %s cannot be of type %s', async (ProviderName, ProviderType) => {
  const refusal = await bench.refusal('CreateIdentityProvider', { ProviderName, ProviderType, ProviderDetails: {} });
  expect(refusal).toEqual(['InvalidParameterException', `Provider ${ProviderName} cannot be of type ${ProviderType}.`]);
});

test('checks the constraints of the keys and values of a map', async () => {
  const AttributeMapping = { ['k'.repeat(33)]: 'mail' };
  expect((await bench.refusal('CreateIdentityProvider', oidc('Mapped', { AttributeMapping })))[1]).toBe(
    `1 validation error detected: Value '{${'k'.repeat(33)}=mail}' at 'attributeMapping' failed to satisfy constraint: ` +
      'Map keys must satisfy constraint: [Member must have length less than or equal to 32, Member must have length greater than or equal to 1]',
  );
  const ProviderDetails = { client_id: 'x'.repeat(131_073) };
  expect((await bench.refusal('CreateIdentityProvider', oidc('Mapped', { ProviderDetails })))[1]).toContain(
    'Map value must satisfy constraint: [Member must have length less than or equal to 131072]',
  );
  expect((await bench.refusal('CreateIdentityProvider', oidc('Mapped', { ProviderDetails: { client_id: 1 } })))[0]).toBe(
    'SerializationException',
  );
});

test('a deleted provider no longer exists, and its name can be used again', async () => {
  await bench.answer('CreateIdentityProvider', oidc('Shortlived'));
  expect(await bench.answer('DeleteIdentityProvider', { ProviderName: 'Shortlived' })).toEqual({});
  for (const operation of ['DescribeIdentityProvider', 'DeleteIdentityProvider']) {
    expect(await bench.refusal(operation, { ProviderName: 'Shortlived' })).toEqual([
      'ResourceNotFoundException',
      'Identity provider Shortlived does not exist.',
    ]);
  }
  await bench.answer('CreateIdentityProvider', oidc('Shortlived'));
});

test('lists providers in pages, with types and dates but without details', async () => {
  const own = await TestBench.start();
  try {
    for (const name of ['one', 'two', 'three']) await own.answer('CreateIdentityProvider', oidc(name));
    const first = await own.answer('ListIdentityProviders', { MaxResults: 2 });
    const second = await own.answer('ListIdentityProviders', { MaxResults: 2, NextToken: first.NextToken });
    const all = [first, second].flatMap(({ Providers }) => Providers as Json[]);
    expect(all.map(({ ProviderName }) => ProviderName)).toEqual(['one', 'two', 'three']);
    expect(all[0]).toEqual({
      ProviderName: 'one',
      ProviderType: 'OIDC',
      CreationDate: expect.any(Number),
      LastModifiedDate: expect.any(Number),
    });
    expect(second).not.toHaveProperty('NextToken');
    expect((await own.answer('ListIdentityProviders', { MaxResults: 0 })).Providers).toHaveLength(3);
  } finally {
    await own.stop();
  }
});

test.each(['Create', 'Describe', 'Delete'])('%sIdentityProvider names the missing pool', async (verb) => {
  const refusal = await bench.refusal(`${verb}IdentityProvider`, { ...oidc('Okta'), UserPoolId: 'us-east-1_nowhere' });
  expect(refusal).toEqual(['ResourceNotFoundException', 'User pool us-east-1_nowhere does not exist.']);
});
