/** The points where Cognito's behaviour is unknown. omission.test.ts tests those about omitted settings. */
import { type Json, TestBench } from './support';

async function benchWith<Result>(
  options: Parameters<typeof TestBench.start>[0],
  use: (bench: TestBench) => Promise<Result>,
  pool: Json = {},
) {
  const bench = await TestBench.start(options, pool);
  try {
    return await use(bench);
  } finally {
    await bench.stop();
  }
}

test.each([[{}], [{ clientType: 'absent' as const }]])('with %j, a client does not show its ClientType', (options) =>
  benchWith(options, async (bench) => {
    const created = await bench.create();
    for (const answer of [created, await bench.describe(created.ClientId)]) expect(answer).not.toHaveProperty('ClientType');
  }),
);

test('a client can show its ClientType, and an update ignores it', () =>
  benchWith({ clientType: 'shown' }, async (bench) => {
    const { ClientId } = await bench.create();
    expect(await bench.update(ClientId, { ClientType: 'DCR' })).toMatchObject({ ClientType: 'REGULAR' });
    expect(await bench.describe(ClientId)).toMatchObject({ ClientType: 'REGULAR' });
  }));

test.each([
  [{}, /^User pool us-east-1_\w+ can not have more than 0 clients\.$/],
  [{ limitText: 'named' as const }, /^User pool us-east-1_\w+ can not have more than 0 clients\.$/],
  [{ limitText: 'plain' as const }, /^Limit exceeded$/],
])('with %j, the error of a full pool is %s', (options, text) =>
  benchWith({ clientsPerPool: 0, ...options }, async (bench) => {
    const [type, message] = await bench.refusal('CreateUserPoolClient', { ClientName: 'app' });
    expect([type, message]).toEqual(['LimitExceededException', expect.stringMatching(text)]);
  }),
);

const ROTATION_OFF = { RefreshTokenRotation: { Feature: 'DISABLED' } };
const LITE = { UserPoolTier: 'LITE' };

test.each([[{}], [{ disabledOnLite: 'accepted' as const }]])(
  'with %j, a LITE pool accepts a rotation that is DISABLED',
  (options) =>
    benchWith(
      options,
      async (bench) => {
        const { ClientId } = await bench.create(ROTATION_OFF);
        await bench.update(ClientId, ROTATION_OFF);
      },
      LITE,
    ),
);

test('a LITE pool can refuse a rotation that is DISABLED, and other pools accept it', async () => {
  const options = { disabledOnLite: 'refused' as const };
  const inLite = async (bench: TestBench) => {
    const { ClientId } = await bench.create();
    for (const operation of ['CreateUserPoolClient', 'UpdateUserPoolClient'])
      expect(await bench.refusal(operation, { ClientId, ClientName: 'app', ...ROTATION_OFF })).toEqual([
        'FeatureUnavailableInTierException',
        'The following features need to be disabled for the LITE pricing tier configured: Refresh Token Rotation',
      ]);
  };
  await benchWith(options, inLite, LITE);
  await benchWith(options, (bench) => bench.create(ROTATION_OFF));
});

/** URLs without a scheme, or without a host although the scheme needs one. */
const RELATIVE = [
  'app.example.com',
  'app.example.com/cb',
  '/cb',
  '//app.example.com/cb',
  'cb',
  'https://',
  'https:///cb',
  'https:cb',
  '://cb',
  '1a:/cb',
];
const ABSOLUTE = [
  'https://app.example.com',
  'HTTPS://a',
  'http://localhost',
  'http://[::1]:3000/cb',
  'myapp://cb',
  'com.example.app:/cb',
  'myapp:',
];

test.each([[{}], [{ relativeUrls: 'accepted' as const }]])('with %j, a URL needs no scheme', (options) =>
  benchWith(options, async (bench) => {
    const urls = { CallbackURLs: RELATIVE, LogoutURLs: RELATIVE, DefaultRedirectURI: '/cb' };
    const { ClientId } = await bench.create(urls);
    await bench.update(ClientId, urls);
    expect(await bench.describe(ClientId)).toMatchObject({ CallbackURLs: RELATIVE.toSorted(), DefaultRedirectURI: '/cb' });
  }),
);

test('create and update can refuse URLs without a scheme or a host', () =>
  benchWith({ relativeUrls: 'refused' }, async (bench) => {
    const { ClientId } = await bench.create({ CallbackURLs: ABSOLUTE, LogoutURLs: ABSOLUTE });
    for (const operation of ['CreateUserPoolClient', 'UpdateUserPoolClient'])
      for (const list of ['CallbackURLs', 'LogoutURLs'])
        for (const url of RELATIVE) {
          const refusal = await bench.refusal(operation, { ClientId, ClientName: 'app', [list]: ['https://a', url] });
          expect(refusal).toEqual(['InvalidParameterException', `${url} is not an absolute URI.`]);
        }
  }));

const FLOWS = ['ALLOW_TOKEN_EXCHANGE_DELEGATION', 'ALLOW_TOKEN_EXCHANGE_IMPERSONATION', 'ALLOW_CLIENT_TOKEN_AUTH'];

test.each([[{}], [{ newAuthFlows: 'known' as const }]])('with %j, a client can have the newest auth flows', (options) =>
  benchWith(options, async (bench) => {
    for (const flow of FLOWS) await bench.create({ GenerateSecret: true, ExplicitAuthFlows: [flow] });
  }),
);

test('create and update can refuse the newest auth flows', () =>
  benchWith({ newAuthFlows: 'unknown' }, async (bench) => {
    const { ClientId } = await bench.create();
    for (const operation of ['CreateUserPoolClient', 'UpdateUserPoolClient'])
      for (const flow of FLOWS) {
        const [type, message] = await bench.refusal(operation, { ClientId, ClientName: 'app', ExplicitAuthFlows: [flow] });
        expect(type).toBe('InvalidParameterException');
        expect(message).toMatch(/ at 'explicitAuthFlows' .* enum value set: \[ALLOW_CUSTOM_AUTH, [A-Z_, ]*ALLOW_USER_AUTH\]\]$/);
      }
  }));
