import type { Properties, SettingName, Settings } from '../../src/model/properties';
import { type Json, World } from '../support/world';

/** A value for each setting. None is Cognito's default. */
const EVERYTHING: Required<Settings> = {
  ClientName: 'set in the console',
  RefreshTokenValidity: 48,
  AccessTokenValidity: 20,
  IdTokenValidity: 1200,
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'seconds', RefreshToken: 'hours' },
  ReadAttributes: ['email', 'name'],
  WriteAttributes: ['name'],
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'],
  SupportedIdentityProviders: ['COGNITO'],
  CallbackURLs: ['https://a.example.com', 'https://b.example.com'],
  LogoutURLs: ['https://a.example.com/bye'],
  DefaultRedirectURI: 'https://b.example.com',
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['email', 'openid'],
  AllowedOAuthFlowsUserPoolClient: true,
  AnalyticsConfiguration: {
    ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/d70b2ba36a8c4dc5a04a0451a31a1e12',
    UserDataShared: true,
  },
  PreventUserExistenceErrors: 'ENABLED',
  EnableTokenRevocation: false,
  EnablePropagateAdditionalUserContextData: true,
  AuthSessionValidity: 10,
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 },
  PublishSecretsInAWSSecretsManager: true,
};

/** Another value for each setting, valid together with the other settings. A setting without a row does not compile. */
const CHANGES: { readonly [name in SettingName]-?: Settings } = {
  ClientName: { ClientName: 'renamed' },
  RefreshTokenValidity: { RefreshTokenValidity: 60 },
  AccessTokenValidity: { AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: 'hours' } },
  IdTokenValidity: { IdTokenValidity: 5, TokenValidityUnits: { IdToken: 'minutes' } },
  TokenValidityUnits: { TokenValidityUnits: { AccessToken: 'hours' } },
  ReadAttributes: { ReadAttributes: ['email'] },
  WriteAttributes: { WriteAttributes: ['nickname'] },
  ExplicitAuthFlows: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
  SupportedIdentityProviders: { SupportedIdentityProviders: [] },
  CallbackURLs: { CallbackURLs: ['https://b.example.com', 'https://c.example.com'] },
  LogoutURLs: { LogoutURLs: ['https://c.example.com/bye'] },
  DefaultRedirectURI: { DefaultRedirectURI: 'https://a.example.com' },
  AllowedOAuthFlows: { AllowedOAuthFlows: ['implicit'] },
  AllowedOAuthScopes: { AllowedOAuthScopes: ['phone'] },
  AllowedOAuthFlowsUserPoolClient: { AllowedOAuthFlowsUserPoolClient: false },
  AnalyticsConfiguration: {
    AnalyticsConfiguration: {
      ApplicationId: 'd70b2ba36a8c4dc5a04a0451a31a1e12',
      ExternalId: 'external',
      RoleArn: 'arn:aws:iam::123456789012:role/pinpoint',
    },
  },
  PreventUserExistenceErrors: { PreventUserExistenceErrors: 'LEGACY' },
  EnableTokenRevocation: { EnableTokenRevocation: true },
  EnablePropagateAdditionalUserContextData: { EnablePropagateAdditionalUserContextData: false },
  AuthSessionValidity: { AuthSessionValidity: 15 },
  RefreshTokenRotation: { RefreshTokenRotation: { Feature: 'DISABLED' } },
  PublishSecretsInAWSSecretsManager: { PublishSecretsInAWSSecretsManager: false },
};

/**
 * The settings that change together with a setting. A number in the template without its unit has the default unit, and a number
 * with another unit is not kept. A secret in Secrets Manager is shown as its ARN.
 */
const CHANGED_WITH: { readonly [name in SettingName]?: (keyof Properties)[] } = {
  RefreshTokenValidity: ['TokenValidityUnits'],
  TokenValidityUnits: ['AccessTokenValidity'],
  PublishSecretsInAWSSecretsManager: ['ClientSecret', 'ClientSecretArn'],
};

/** The members of the live client that an update of one property may change. */
const without = (live: Json, names: string[]) =>
  Object.fromEntries(Object.entries(live).filter(([name]) => !names.includes(name)));

describe.each(['reset', 'keep'] as const)('if Cognito is assumed to %s omitted settings', (onOmission) => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ onOmission });
  });
  afterAll(() => world.stop());

  test.each(Object.entries(CHANGES) as [SettingName, Settings][])(
    'an update of %s keeps every other setting from the console',
    async (name, change) => {
      const template: Json = { GenerateSecret: true };
      const model = await world.create(template);
      await world.editInConsole(model.ClientId, { ...EVERYTHING });
      const before = await world.live(model.ClientId);

      const desired = { ...template, ...change, ClientId: model.ClientId };
      const requests = await world.requestsOf(async () => {
        const event = await world.handle('UPDATE', desired, {
          previous: { UserPoolId: world.poolId, ClientName: 'app', ...template },
        });
        expect(event).toMatchObject({ status: 'SUCCESS' });
      });

      const after = await world.live(model.ClientId);
      const changed = [...Object.keys(change), ...(CHANGED_WITH[name] ?? [name])];
      expect(without(after, changed)).toEqual(without(before, changed));
      const [shown = name] = CHANGED_WITH[name] ?? [];
      expect([after[name], after[shown]]).not.toEqual([before[name], before[shown]]);
      expect(requests.map(({ operation }) => operation)).toEqual(['DescribeUserPoolClient', 'UpdateUserPoolClient']);
    },
  );

  test('an update that changes nothing does not write', async () => {
    const model = await world.create({
      CallbackURLs: ['https://b.example.com', 'https://a.example.com'],
      RefreshTokenValidity: 30,
    });
    const desired = {
      ClientId: model.ClientId,
      CallbackURLs: ['https://a.example.com', 'https://b.example.com'],
      RefreshTokenValidity: '30',
    };
    const requests = await world.requestsOf(async () => {
      const event = await world.handle('UPDATE', desired, { previous: model });
      expect(event.resourceModel).toEqual(model);
    });
    expect(requests.map(({ operation }) => operation)).toEqual(['DescribeUserPoolClient']);
  });

  test('a setting that the template has stopped setting reads back as for a client that never had it', async () => {
    const untouched = await world.create();
    const { ClientName: _name, ...template } = { ...EVERYTHING, GenerateSecret: true };
    const model = await world.create(template);

    const event = await world.handle('UPDATE', { ClientName: 'app', ClientId: model.ClientId }, { previous: { ...model } });
    // A rotation cannot be removed, only disabled, so it stays visible.
    const { RefreshTokenRotation, TokenValidityUnits, ...rest } = event.resourceModel ?? {};
    // Cognito may keep a unit that is left out, so the update names the default units.
    expect(TokenValidityUnits).toEqual({ AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' });
    expect([undefined, { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 }]).toContainEqual(RefreshTokenRotation);
    // A secret stays where it is if no template moves it.
    expect(rest).toMatchObject({ PublishSecretsInAWSSecretsManager: true });
    const own = ['ClientId', 'ClientSecret', 'ClientSecretArn', 'GenerateSecret', 'PublishSecretsInAWSSecretsManager'];
    expect(without(rest, own)).toEqual(without(untouched, [...own, 'TokenValidityUnits']));
  });

  test('a rollback restores the settings that the failed update had released', async () => {
    const { ClientName: _name, ...template } = { ...EVERYTHING, GenerateSecret: true };
    const model = await world.create(template);
    const before = await world.live(model.ClientId);
    const next = { ClientName: 'app', CallbackURLs: ['https://c.example.com'], ClientId: model.ClientId };
    expect((await world.handle('UPDATE', next, { previous: template })).status).toBe('SUCCESS');
    expect((await world.handle('UPDATE', { ...template, ClientId: model.ClientId }, { previous: next })).status).toBe('SUCCESS');
    expect(await world.live(model.ClientId)).toEqual(before);
  });

  test('a client whose units were set without numbers can still be updated', async () => {
    const TokenValidityUnits = { AccessToken: 'seconds', RefreshToken: 'minutes' };
    const model = await world.create({ TokenValidityUnits });
    const next = { TokenValidityUnits, AuthSessionValidity: 9, ClientId: model.ClientId };
    const event = await world.handle('UPDATE', next, { previous: model });
    expect(event.resourceModel).toEqual({ ...model, AuthSessionValidity: 9 });
  });

  test('create, update and read answer the same model for the same client', async () => {
    const model = await world.create({ CallbackURLs: ['https://z.example.com', 'https://a.example.com'] });
    expect((await world.handle('READ', { ClientId: model.ClientId })).resourceModel).toEqual(model);
    const update = await world.handle(
      'UPDATE',
      { ClientId: model.ClientId, LogoutURLs: ['myapp://z', 'myapp://a'] },
      { previous: model },
    );
    expect((await world.handle('READ', { ClientId: model.ClientId })).resourceModel).toEqual(update.resourceModel);
  });
});
