/**
 * Updates keep members that Cognito adds after our release. The tests use the real SDK over HTTP, and a local Cognito with new
 * members.
 */
import { CognitoError, unavailableInTier } from '../../../local/cognito/errors';
import type { FutureMembers } from '../../../local/cognito/futureMembers';
import type { LocalCognitoOptions } from '../../../local/cognito/server';
import type { Properties } from '../../../src/model/properties';
import { readUserPoolClient } from '../../../src/operations/read';
import { updateUserPoolClient } from '../../../src/operations/update';
import { type Json, TestBench } from '../../local/cognito/support';
import { userPoolClients } from '../../support/cognito';
import { KeptRecord } from '../../support/record';

/** A local Cognito with new members, and our operations. Each block of tests has its own. */
class Tomorrow {
  private running: TestBench | undefined;

  constructor(futureMembers: FutureMembers, options: LocalCognitoOptions = {}) {
    const { AWS_ENDPOINT_URL: endpoint } = process.env;
    beforeAll(async () => {
      this.running = await TestBench.start({ futureMembers, ...options });
      process.env.AWS_ENDPOINT_URL = this.running.server.url;
    });
    afterAll(async () => {
      await this.running?.stop();
      if (endpoint === undefined) delete process.env.AWS_ENDPOINT_URL;
      else process.env.AWS_ENDPOINT_URL = endpoint;
    });
  }

  private get bench(): TestBench {
    if (!this.running) throw new Error('The local Cognito is not running.');
    return this.running;
  }

  /** Creates a client with new members. */
  async clientWith(settings: Json): Promise<{ UserPoolId: string; ClientId: string }> {
    const { ClientId } = await this.bench.create(settings);
    return { UserPoolId: this.bench.poolId, ClientId };
  }

  /** The client with its new members. */
  async live({ ClientId }: { ClientId: string }): Promise<Json> {
    const { LastModifiedDate: _changes, ...settings } = await this.bench.describe(ClientId);
    return settings;
  }

  async update(client: Properties, desired: Properties, record = new KeptRecord()) {
    const before = this.calls().length;
    const model = await updateUserPoolClient(userPoolClients(), request({ ...client, ...desired }, record));
    return { model, warnings: record.warnings, operations: this.calls().slice(before) };
  }

  /** The operations that Cognito got so far. */
  calls(): string[] {
    return this.bench.server.requests.map(({ operation }) => operation);
  }

  read(client: Properties): Promise<Properties> {
    return readUserPoolClient(userPoolClients(), request(client));
  }
}

function request(desired: Properties, record = new KeptRecord()) {
  return { desired, previous: {}, clientRequestToken: 'token-1', record };
}

const ApplicationArn = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/1a';
const UPDATE = 'UpdateUserPoolClient';
const ROTATION_REFUSED = unavailableInTier('LITE', ['Refresh Token Rotation']);
const TOMORROW = { Mode: 'STRICT', Levels: [1, 2, { Deep: null }], Share: 0.5, Note: 'caf\u00E9 \u{1F600}' };

describe('new members that an update can set', () => {
  const settings = ['Tomorrow', 'RefreshTokenRotation.Tomorrow', 'AnalyticsConfiguration.Tomorrow', 'TokenValidityUnits.Device'];
  const world = new Tomorrow({ settings });

  test('are written back unchanged if the template changes another setting, and are named in a warning', async () => {
    const client = await world.clientWith({
      Tomorrow: TOMORROW,
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 5, Tomorrow: 'nested' },
      AnalyticsConfiguration: { ApplicationArn, Tomorrow: true },
      TokenValidityUnits: { IdToken: 'hours', Device: 'weeks' },
    });
    const before = await world.live(client);
    const { warnings } = await world.update(client, { AuthSessionValidity: 9 });
    expect(await world.live(client)).toEqual({ ...before, AuthSessionValidity: 9 });
    expect(warnings).toEqual([
      'This version does not know some settings and writes them back unchanged: ' +
        'Tomorrow, TokenValidityUnits.Device, AnalyticsConfiguration.Tomorrow, RefreshTokenRotation.Tomorrow.',
    ]);
    expect(warnings.join()).not.toMatch(/STRICT|caf|nested|weeks/);
  });

  test('do not cause an update by themselves', async () => {
    const client = await world.clientWith({ Tomorrow: TOMORROW, RefreshTokenRotation: { Feature: 'ENABLED', Tomorrow: 1 } });
    const { operations, warnings } = await world.update(client, { RefreshTokenRotation: { Feature: 'ENABLED' } });
    expect(operations).toEqual(['DescribeUserPoolClient']);
    expect(warnings).toEqual([]);
  });

  test('are in no model, because the schema does not have them', async () => {
    const client = await world.clientWith({ Tomorrow: 1, TokenValidityUnits: { IdToken: 'hours', Device: 'weeks' } });
    const { model } = await world.update(client, { AuthSessionValidity: 9 });
    expect(model).toEqual(await world.read(client));
    expect(model).toMatchObject({ TokenValidityUnits: { IdToken: 'hours' }, AuthSessionValidity: 9 });
    expect(JSON.stringify(model)).not.toMatch(/Tomorrow|Device/);
  });

  test('inside an object that the template sets are lost, like all members that the template does not set', async () => {
    const client = await world.clientWith({ RefreshTokenRotation: { Feature: 'ENABLED', Tomorrow: 1 } });
    await world.update(client, { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 7 } });
    const { RefreshTokenRotation } = await world.live(client);
    expect(RefreshTokenRotation).toEqual({ Feature: 'ENABLED', RetryGracePeriodSeconds: 7 });
  });

  test('inside TokenValidityUnits stay if the template sets other units, because each unit is merged separately', async () => {
    const client = await world.clientWith({ TokenValidityUnits: { IdToken: 'hours', Device: 'weeks' } });
    await world.update(client, { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: 'minutes' } });
    const { TokenValidityUnits } = await world.live(client);
    expect(TokenValidityUnits).toEqual({ AccessToken: 'minutes', IdToken: 'hours', Device: 'weeks' });
  });
});

describe('new members that Cognito refuses in an update', () => {
  const world = new Tomorrow({ readOnly: { Score: 'hidden', 'TokenValidityUnits.Score': 7 } });

  test('are left out with a warning, and the update succeeds', async () => {
    const client = await world.clientWith({ CallbackURLs: ['https://a'] });
    const { operations, model, warnings } = await world.update(client, { AuthSessionValidity: 9 });
    expect(operations).toEqual(['DescribeUserPoolClient', 'UpdateUserPoolClient', 'UpdateUserPoolClient']);
    expect(model).toMatchObject({ AuthSessionValidity: 9, CallbackURLs: ['https://a'] });
    expect(warnings).toEqual([
      'This version does not know some settings and writes them back unchanged: Score, TokenValidityUnits.Score.',
      'Cognito refused the update with these settings, so the update left them out: Score, TokenValidityUnits.Score.',
    ]);
    expect(await world.live(client)).toMatchObject({ Score: 'hidden', AuthSessionValidity: 9 });
  });

  test('do not hide another mistake: the second refusal is the answer, and no warning says that members were left out', async () => {
    const client = await world.clientWith({});
    const record = new KeptRecord();
    await expect(world.update(client, { SupportedIdentityProviders: ['Missing'] }, record)).rejects.toMatchObject({
      errorCode: 'InvalidRequest',
      message: expect.stringContaining('The provider Missing does not exist'),
    });
    expect(record.warnings).toHaveLength(1);
  });
});

describe('members of both kinds', () => {
  const world = new Tomorrow({ settings: ['Tomorrow'], readOnly: { Score: 7 } });

  test('are treated separately if the refusal names its member, so that the members that Cognito accepts stay', async () => {
    const client = await world.clientWith({ Tomorrow: TOMORROW });
    const { warnings } = await world.update(client, { AuthSessionValidity: 9 });
    expect(await world.live(client)).toMatchObject({ Tomorrow: TOMORROW, AuthSessionValidity: 9 });
    expect(warnings.at(-1)).toMatch(/so the update left them out: Score\.$/);
  });
});

describe('many new members, each refused by its name', () => {
  const world = new Tomorrow({ settings: ['Tomorrow'], readOnly: { Score: 7, Rank: 1, Grade: 'A', Level: 2 } });

  test('cost two more calls, even if there are many of them', async () => {
    const client = await world.clientWith({});
    const { operations, warnings } = await world.update(client, { AuthSessionValidity: 9 });
    expect(operations).toEqual(['DescribeUserPoolClient', ...Array(3).fill('UpdateUserPoolClient')]);
    expect(warnings.at(-1)).toMatch(/so the update left them out: Score, Rank, Grade, Level\.$/);
    expect(await world.live(client)).toMatchObject({ AuthSessionValidity: 9 });
  });
});

describe('an update that Cognito refuses for another reason', () => {
  const world = new Tomorrow({ settings: ['Tomorrow'] });

  test('is not repeated if the refusal is a known one', async () => {
    const client = await world.clientWith({ Tomorrow: TOMORROW });
    const before = world.calls();
    await expect(world.update(client, { SupportedIdentityProviders: ['Missing'] })).rejects.toMatchObject({
      errorCode: 'InvalidRequest',
    });
    expect(world.calls().slice(before.length)).toEqual(['DescribeUserPoolClient', 'UpdateUserPoolClient']);
  });
});

describe('a refusal with an unknown exception', () => {
  const refusal: { of?: CognitoError } = {};
  const holds = (input: object, member: string) => member in input;
  const world = new Tomorrow(
    { settings: ['Tomorrow'] },
    { faultFor: ({ operation, input }) => (operation === UPDATE && holds(input, 'Tomorrow') ? refusal.of : undefined) },
  );

  test.each([
    ['an unknown exception', 'TomorrowNotAllowedException', 'Not here.'],
    ['what is missing elsewhere', 'ResourceNotFoundException', 'Tomorrow style not found.'],
    ['a permission', 'NotAuthorizedException', 'You may not set Tomorrow.'],
    ['a quota', 'LimitExceededException', 'Too many clients have tomorrow.'],
    ['a tier', 'FeatureUnavailableInTierException', 'The following features need to be disabled: Style Of Tomorrow'],
  ])('about %s does not stop the update', async (_case, type, words) => {
    refusal.of = new CognitoError(type, words);
    const client = await world.clientWith({ Tomorrow: TOMORROW });
    const { model, warnings } = await world.update(client, { AuthSessionValidity: 9 });
    expect(model).toMatchObject({ AuthSessionValidity: 9 });
    expect(warnings.at(-1)).toBe('Cognito refused the update with these settings, so the update left them out: Tomorrow.');
  });

  test.each([
    ['of another permission', 'AccessDeniedException', 'User: a is not authorized to perform: cognito-idp:UpdateUserPoolClient'],
    ['of another quota', 'LimitExceededException', 'Too much of everything.'],
    ['for now', 'TooManyRequestsException', 'Rate of Tomorrow exceeded.'],
  ])('%s does not make the update leave members out', async (_case, type, words) => {
    refusal.of = new CognitoError(type, words);
    const client = await world.clientWith({ Tomorrow: TOMORROW });
    const before = world.calls().length;
    await expect(world.update(client, { AuthSessionValidity: 9 })).rejects.toThrow(`${type}: ${words}`);
    expect(new Set(world.calls().slice(before))).toEqual(new Set(['DescribeUserPoolClient', UPDATE]));
    expect(await world.live(client)).toMatchObject({ Tomorrow: TOMORROW, AuthSessionValidity: 3 });
  });
});

describe('a pool whose new tier accepts no RefreshTokenRotation, not even DISABLED', () => {
  const tier = { isLite: false };
  const world = new Tomorrow(
    {},
    {
      faultFor: ({ operation, input }) =>
        tier.isLite && operation === UPDATE && 'RefreshTokenRotation' in input ? ROTATION_REFUSED : undefined,
    },
  );
  beforeEach(() => {
    tier.isLite = false;
  });

  test('does not stop updates of its clients', async () => {
    const client = await world.clientWith({ RefreshTokenRotation: { Feature: 'DISABLED' }, CallbackURLs: ['https://a'] });
    tier.isLite = true;
    const { model, operations, warnings } = await world.update(client, { AuthSessionValidity: 9 });
    expect(operations).toEqual(['DescribeUserPoolClient', UPDATE, UPDATE]);
    expect(model).toMatchObject({ AuthSessionValidity: 9, CallbackURLs: ['https://a'] });
    expect(warnings).toEqual([
      'Cognito refused the update with these settings, so the update left them out: RefreshTokenRotation.',
    ]);
  });

  test.each([
    ['the template asks for one', { Feature: 'DISABLED' }, { RefreshTokenRotation: { Feature: 'DISABLED' as const } }],
    ['one is on', { Feature: 'ENABLED' }, {}],
  ])('refuses the update if %s', async (_case, RefreshTokenRotation, desired) => {
    const client = await world.clientWith({ RefreshTokenRotation });
    tier.isLite = true;
    await expect(world.update(client, { AuthSessionValidity: 9, ...desired })).rejects.toMatchObject({
      errorCode: 'InvalidRequest',
      message: expect.stringMatching(
        Object.keys(desired).length > 0
          ? /RefreshTokenRotation\.$/
          : /RefreshTokenRotation is not set in the template, so the update keeps/,
      ),
    });
  });
});

describe('members that are known as read-only', () => {
  const world = new Tomorrow({ readOnly: { ClientType: 'REGULAR' } });

  test('are never sent, and cause no warning', async () => {
    const client = await world.clientWith({ GenerateSecret: true });
    const { operations, warnings } = await world.update(client, { AuthSessionValidity: 9 });
    expect(operations).toEqual(['DescribeUserPoolClient', 'UpdateUserPoolClient']);
    expect(warnings).toEqual([]);
  });
});
