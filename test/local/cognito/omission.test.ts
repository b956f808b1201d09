import type { ClientSettings } from '../../../local/cognito/state';
import { type Json, TestBench } from './support';

/**
 * A value other than the default for every attribute; a missing attribute does not compile. A validity needs its unit. The
 * context data need a secret.
 */
const EVERYTHING: Json = {
  RefreshTokenValidity: 60,
  AccessTokenValidity: 10,
  IdTokenValidity: 10,
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
  ReadAttributes: ['email'],
  WriteAttributes: ['email'],
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
  SupportedIdentityProviders: ['COGNITO'],
  CallbackURLs: ['https://a'],
  LogoutURLs: ['https://b'],
  DefaultRedirectURI: 'https://a',
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid'],
  AllowedOAuthFlowsUserPoolClient: true,
  AnalyticsConfiguration: { ApplicationId: '1a', RoleArn: 'arn:aws:iam::123456789012:role/r', ExternalId: 'x' },
  PreventUserExistenceErrors: 'ENABLED',
  EnableTokenRevocation: false,
  EnablePropagateAdditionalUserContextData: true,
  AuthSessionValidity: 15,
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
} satisfies Required<ClientSettings>;

const ABSENT = Symbol('absent');

/** The value of each attribute after an update without settings. */
const WIPED: [string, unknown][] = [
  ['AccessTokenValidity', ABSENT],
  ['IdTokenValidity', ABSENT],
  ['ReadAttributes', ABSENT],
  ['WriteAttributes', ABSENT],
  ['ExplicitAuthFlows', ABSENT],
  ['SupportedIdentityProviders', ABSENT],
  ['CallbackURLs', ABSENT],
  ['LogoutURLs', ABSENT],
  ['DefaultRedirectURI', ABSENT],
  ['AllowedOAuthFlows', ABSENT],
  ['AllowedOAuthScopes', ABSENT],
  ['AllowedOAuthFlowsUserPoolClient', false],
  ['AnalyticsConfiguration', ABSENT],
  ['PreventUserExistenceErrors', ABSENT],
  ['EnablePropagateAdditionalUserContextData', false],
];

const OPEN = [
  ['RefreshTokenValidity', 30],
  ['TokenValidityUnits', {}],
  ['EnableTokenRevocation', true],
  ['AuthSessionValidity', 3],
  ['RefreshTokenRotation', ABSENT],
] as const;

describe.each([{ onOmission: 'reset' as const }, { onOmission: 'keep' as const }, {}])('with the options %j', (options) => {
  let bench: TestBench;
  let before: Json & { ClientId: string };
  let updated: Json;
  let described: Json;

  beforeAll(async () => {
    bench = await TestBench.start(options);
    before = await bench.create({ ...EVERYTHING, GenerateSecret: true });
    updated = await bench.update(before.ClientId);
    described = await bench.describe(before.ClientId);
  });
  afterAll(() => bench.stop());

  const expectLeft = (name: string, left: unknown) => {
    for (const answer of [updated, described]) {
      if (left === ABSENT) expect(answer).not.toHaveProperty(name);
      else expect(answer[name]).toEqual(left);
    }
  };

  test('the client had a value other than the default for every attribute', () => {
    expect(before).toMatchObject(EVERYTHING);
    expect([...WIPED, ...OPEN].map(([name]) => name).sort()).toEqual(Object.keys(EVERYTHING).sort());
  });

  test.each(['ClientName', 'ClientSecret', 'CreationDate', 'ClientId'])('an update that omits %s keeps it', (name) =>
    expectLeft(name, before[name]),
  );

  test.each(WIPED)('an update that omits %s resets it', (name, left) => expectLeft(name, left));

  if (options.onOmission !== 'keep') {
    test.each(OPEN)('an update that omits %s resets it', (name, left) => expectLeft(name, left));
  } else {
    test.each(OPEN)('an update that omits %s keeps it', (name) => expectLeft(name, before[name]));
  }

  test('an update that sends the defaults returns to them', async () => {
    await bench.update(before.ClientId, {
      RefreshTokenValidity: 30,
      EnableTokenRevocation: true,
      AuthSessionValidity: 3,
      RefreshTokenRotation: { Feature: 'DISABLED' },
    });
    expect(await bench.describe(before.ClientId)).toMatchObject({
      RefreshTokenValidity: 30,
      EnableTokenRevocation: true,
      AuthSessionValidity: 3,
      RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 },
    });
  });

  describe('token units', () => {
    const units = { AccessToken: 'minutes', RefreshToken: 'minutes' };
    const keeps = options.onOmission === 'keep';
    let ClientId: string;
    beforeEach(async () => {
      ({ ClientId } = await bench.create({ AccessTokenValidity: 30, RefreshTokenValidity: 5000, TokenValidityUnits: units }));
    });

    test('a number without its unit counts in the unit that the update leaves', async () => {
      const numbers = { AccessTokenValidity: 30, RefreshTokenValidity: 5000 };
      if (keeps) expect(await bench.update(ClientId, numbers)).toMatchObject({ ...numbers, TokenValidityUnits: units });
      else {
        const refusal = await bench.refusal('UpdateUserPoolClient', { ClientId, ...numbers });
        expect(refusal).toEqual(['InvalidParameterException', 'Invalid range for token validity.']);
      }
    });

    test('2 without its unit means 2 hours with reset, and too few minutes with keep', async () => {
      const update = { ClientId, AccessTokenValidity: 2 };
      if (!keeps) await bench.update(ClientId, update);
      else expect((await bench.refusal('UpdateUserPoolClient', update))[1]).toBe('Invalid range for token validity.');
    });

    test.each([
      [{ IdToken: 'seconds' }, { IdToken: 'seconds' }],
      [{ AccessToken: 'hours' }, { AccessToken: 'hours' }],
      [{}, {}],
      [{ AccessToken: null }, {}],
    ])('an update that sends %j resets or keeps each other unit separately', async (sent, shown) => {
      const refresh = { RefreshTokenValidity: keeps ? 5000 : 30 };
      await bench.update(ClientId, { TokenValidityUnits: sent, ...refresh });
      expect(await bench.describe(ClientId)).toMatchObject({ TokenValidityUnits: keeps ? { ...units, ...shown } : shown });
      expect((await bench.describe(ClientId)).TokenValidityUnits).toEqual(keeps ? { ...units, ...shown } : shown);
    });

    test('an update that names the default unit returns to it', async () => {
      const named = { AccessToken: 'hours', RefreshToken: 'days' };
      const numbers = { AccessTokenValidity: 2, RefreshTokenValidity: 100 };
      expect(await bench.update(ClientId, { ...numbers, TokenValidityUnits: named })).toMatchObject({
        ...numbers,
        TokenValidityUnits: named,
      });
    });
  });

  test('checks a rule for the client after the update, not before', async () => {
    const { ClientId } = await bench.create({ CallbackURLs: ['https://a'], DefaultRedirectURI: 'https://a' });
    const refusal = await bench.refusal('UpdateUserPoolClient', { ClientId, DefaultRedirectURI: 'https://a' });
    expect(refusal[1]).toBe('The default redirect URI https://a is not in the callback URIs list.');
    await bench.update(ClientId, { CallbackURLs: ['https://a'] });
  });
});

test('RefreshTokenValidity 0 resets it even with onOmission keep', async () => {
  const bench = await TestBench.start({ onOmission: 'keep' });
  try {
    const { ClientId } = await bench.create({ RefreshTokenValidity: 60 });
    expect(await bench.update(ClientId, { RefreshTokenValidity: 0 })).toMatchObject({ RefreshTokenValidity: 30 });
  } finally {
    await bench.stop();
  }
});
