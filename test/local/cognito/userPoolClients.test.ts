import { UNTOUCHED } from '../../support/clients';
import { type Json, TestBench } from './support';

let bench: TestBench;
let clock = 1_700_000_000_123;

beforeAll(async () => {
  bench = await TestBench.start({ region: 'eu-west-1', accountId: '210987654321', now: () => clock });
});
afterAll(() => bench.stop());

describe('a client created only with a name', () => {
  const minimal = {
    ...UNTOUCHED,
    ClientId: expect.stringMatching(/^[0-9a-v]{25,26}$/),
    CreationDate: 1_700_000_000.123,
    LastModifiedDate: 1_700_000_000.123,
  };

  test('has exactly the recorded defaults', async () => {
    const created = await bench.create();
    expect(created).toEqual({ UserPoolId: bench.poolId, ...minimal });
    expect(await bench.describe(created.ClientId)).toEqual(created);
  });

  test('has the settings of UNTOUCHED in test/support/clients.ts', async () => {
    const { UserPoolId, ClientId, CreationDate, LastModifiedDate, ...settings } = await bench.create();
    expect(UNTOUCHED).toEqual(settings);
  });

  test('is the same when every list is sent empty', async () => {
    const lists = ['ReadAttributes', 'WriteAttributes', 'ExplicitAuthFlows', 'SupportedIdentityProviders', 'CallbackURLs'];
    const more = ['LogoutURLs', 'AllowedOAuthFlows', 'AllowedOAuthScopes'];
    const created = await bench.create(Object.fromEntries([...lists, ...more].map((name) => [name, []])));
    expect(created).toEqual({ UserPoolId: bench.poolId, ...minimal });
  });

  test('is the same when every other attribute is null', async () => {
    const created = await bench.create({ CallbackURLs: null, RefreshTokenRotation: null, AuthSessionValidity: null });
    expect(created).toEqual({ UserPoolId: bench.poolId, ...minimal });
  });
});

describe('a create reads back', () => {
  const readsBack: [string, Json, Json][] = [
    ['a refresh validity of 0 as 30 days', { RefreshTokenValidity: 0 }, { RefreshTokenValidity: 30 }],
    [
      'units without validities, as sent',
      { TokenValidityUnits: { RefreshToken: 'seconds' } },
      { TokenValidityUnits: { RefreshToken: 'seconds' }, RefreshTokenValidity: 30 },
    ],
    [
      'rotation without a grace period, with 0 seconds',
      { RefreshTokenRotation: { Feature: 'ENABLED' } },
      { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } },
    ],
    [
      'rotation with its grace period',
      { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 } },
      { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 } },
    ],
    [
      'a rotation that is DISABLED, always with a grace period of 0',
      { RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 30 } },
      { RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 } },
    ],
    ['an explicit LEGACY', { PreventUserExistenceErrors: 'LEGACY' }, { PreventUserExistenceErrors: 'LEGACY' }],
    [
      'an analytics ARN with the role that Cognito adds',
      {
        AnalyticsConfiguration: {
          ApplicationArn: 'arn:aws:mobiletargeting:eu-west-1:210987654321:apps/1a',
          UserDataShared: true,
        },
      },
      {
        AnalyticsConfiguration: {
          ApplicationArn: 'arn:aws:mobiletargeting:eu-west-1:210987654321:apps/1a',
          UserDataShared: true,
          RoleArn: 'arn:aws:iam::210987654321:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp',
        },
      },
    ],
    [
      'an analytics ARN without UserDataShared, with UserDataShared: false',
      { AnalyticsConfiguration: { ApplicationArn: 'arn:aws:mobiletargeting:eu-west-1:210987654321:apps/1a' } },
      {
        AnalyticsConfiguration: {
          ApplicationArn: 'arn:aws:mobiletargeting:eu-west-1:210987654321:apps/1a',
          UserDataShared: false,
          RoleArn: 'arn:aws:iam::210987654321:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp',
        },
      },
    ],
    [
      'analytics by application id as sent, with UserDataShared: false',
      { AnalyticsConfiguration: { ApplicationId: '1a', RoleArn: 'arn:aws:iam::210987654321:role/r', ExternalId: '' } },
      {
        AnalyticsConfiguration: {
          ApplicationId: '1a',
          RoleArn: 'arn:aws:iam::210987654321:role/r',
          ExternalId: '',
          UserDataShared: false,
        },
      },
    ],
    [
      'URLs, flows and scopes while OAuth is off',
      {
        CallbackURLs: ['https://a'],
        DefaultRedirectURI: 'https://a',
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid'],
      },
      {
        CallbackURLs: ['https://a'],
        DefaultRedirectURI: 'https://a',
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid'],
      },
    ],
    [
      'values without trimming or change of case',
      { CallbackURLs: ['HTTPS://A.example/B'] },
      { CallbackURLs: ['HTTPS://A.example/B'] },
    ],
    ['a name with spaces around it', { ClientName: ' App ' }, { ClientName: ' App ' }],
  ];

  test.each(readsBack)('%s', async (_what, sent, shown) => {
    const created = await bench.create(sent);
    expect(created).toMatchObject(shown);
    expect(await bench.describe(created.ClientId)).toMatchObject(shown);
  });

  test('ignores members that the API does not have', async () => {
    const created = await bench.create({ Tags: { a: 'b' }, ClientType: 'DCR' });
    expect(created).not.toHaveProperty('Tags');
    expect(created).not.toHaveProperty('ClientType');
  });
});

describe('lists', () => {
  const urls = ['https://b', 'https://a', 'https://\u{1F600}', 'https://\uFF5E', 'https://A', 'https://b'];

  test('are sorted by code point only in Describe', async () => {
    const created = await bench.create({ CallbackURLs: urls, AllowedOAuthScopes: ['profile', 'email', 'openid'] });
    const updated = await bench.update(created.ClientId, {
      CallbackURLs: urls,
      AllowedOAuthScopes: ['email', 'openid', 'profile'],
    });
    const described = await bench.describe(created.ClientId);

    expect(described.CallbackURLs).toEqual(['https://A', 'https://a', 'https://b', 'https://\uFF5E', 'https://\u{1F600}']);
    expect(described.AllowedOAuthScopes).toEqual(['email', 'openid', 'profile']);
    for (const answer of [created, updated]) expect(answer.AllowedOAuthScopes).toEqual(['openid', 'profile', 'email']);
    expect(updated.CallbackURLs).toEqual(created.CallbackURLs);
    expect(created.CallbackURLs).not.toEqual(described.CallbackURLs);
  });

  test('lose their duplicates', async () => {
    const created = await bench.create({ LogoutURLs: ['https://a', 'https://a'] });
    expect(created.LogoutURLs).toEqual(['https://a']);
  });
});

describe('the secret', () => {
  test('is in every answer about the client and stays after an update', async () => {
    const created = await bench.create({ GenerateSecret: true });
    expect(created.ClientSecret).toMatch(/^[0-9a-v]{51,52}$/);
    const { ClientSecret } = created;
    expect(await bench.update(created.ClientId)).toMatchObject({ ClientSecret });
    expect(await bench.describe(created.ClientId)).toMatchObject({ ClientSecret });
  });

  test('can be supplied by the caller', async () => {
    const ClientSecret = 'my_own+secret_of_24_chars';
    const created = await bench.create({ ClientSecret });
    expect(created.ClientSecret).toBe(ClientSecret);
  });

  test('cannot be added by an update', async () => {
    const created = await bench.create();
    const updated = await bench.update(created.ClientId, { GenerateSecret: true, ClientSecret: 'x'.repeat(30) });
    expect(updated).not.toHaveProperty('ClientSecret');
  });
});

test('an update changes only the modification date', async () => {
  const created = await bench.create();
  clock += 61_500;
  const updated = await bench.update(created.ClientId);
  expect(updated.CreationDate).toBe(created.CreationDate);
  expect(updated.LastModifiedDate).toBeCloseTo(Number(created.LastModifiedDate) + 61.5, 3);
});

test('a refused update does not change the client', async () => {
  const created = await bench.create({ CallbackURLs: ['https://a'] });
  const [type] = await bench.refusal('UpdateUserPoolClient', { ClientId: created.ClientId, CallbackURLs: ['http://b'] });
  expect(type).toBe('InvalidParameterException');
  expect(await bench.describe(created.ClientId)).toEqual(created);
});

test('no operation finds a deleted client', async () => {
  const { ClientId } = await bench.create();
  const deleted = await bench.call('DeleteUserPoolClient', { UserPoolId: bench.poolId, ClientId });
  expect([deleted.status, deleted.body]).toEqual([200, {}]);
  for (const operation of ['DescribeUserPoolClient', 'UpdateUserPoolClient', 'DeleteUserPoolClient']) {
    expect(await bench.refusal(operation, { ClientId })).toEqual([
      'ResourceNotFoundException',
      'User pool client does not exist.',
    ]);
  }
});

test('finds a client only in its own pool', async () => {
  const { ClientId } = await bench.create();
  const other = await bench.call('CreateUserPool', { PoolName: 'other' });
  const UserPoolId = (other.body.UserPool as Json).Id;
  const reply = await bench.call('DescribeUserPoolClient', { UserPoolId, ClientId });
  expect(reply.body).toEqual({ __type: 'ResourceNotFoundException', message: 'User pool client does not exist.' });
});

test.each(['Create', 'Describe', 'Update', 'Delete'])('the error of %s names a missing pool', async (verb) => {
  const input = { UserPoolId: 'eu-west-1_nowhere', ClientName: 'app', ClientId: 'abc' };
  const reply = await bench.call(`${verb}UserPoolClient`, input);
  expect(reply.body).toEqual({ __type: 'ResourceNotFoundException', message: 'User pool eu-west-1_nowhere does not exist.' });
});
