/** One example for each setting: set, changed, released, and kept if the console set it. */
import type { SettingName, Settings } from '../../src/model/properties';
import { setting, UNTOUCHED } from '../support/clients';
import { type Json, World } from '../support/world';

interface Example<Value> {
  /** The first value of the template. */
  first: Value;
  /** The next value of the template. */
  next: Value;
  /** A value that is set on the console. */
  onConsole: Value;
  /** Other settings that Cognito requires together with it. */
  required?: Settings;
}

const CODE_FLOW: Settings = { CallbackURLs: ['https://a.example.com', 'https://b.example.com'] };
const APPS = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps';

/** A setting without a row does not compile. */
const EXAMPLES: { readonly [name in SettingName]-?: Example<NonNullable<Settings[name]>> } = {
  ClientName: { first: 'web', next: 'shop', onConsole: 'renamed' },
  RefreshTokenValidity: { first: 60, next: 90, onConsole: 7 },
  AccessTokenValidity: { first: 2, next: 3, onConsole: 4 },
  IdTokenValidity: { first: 2, next: 3, onConsole: 4 },
  TokenValidityUnits: {
    first: { AccessToken: 'minutes', RefreshToken: 'hours' },
    next: { AccessToken: 'seconds', RefreshToken: 'minutes' },
    onConsole: { IdToken: 'seconds' },
  },
  ReadAttributes: { first: ['email'], next: ['email', 'name'], onConsole: ['nickname'] },
  WriteAttributes: { first: ['email'], next: ['email', 'name'], onConsole: ['nickname'] },
  ExplicitAuthFlows: { first: ['ALLOW_USER_SRP_AUTH'], next: ['ALLOW_USER_AUTH'], onConsole: ['ALLOW_CUSTOM_AUTH'] },
  SupportedIdentityProviders: { first: ['COGNITO'], next: [], onConsole: ['COGNITO'] },
  CallbackURLs: { first: ['https://a.example.com'], next: ['https://b.example.com'], onConsole: ['app://c'] },
  LogoutURLs: { first: ['https://a.example.com'], next: ['https://b.example.com'], onConsole: ['app://c'] },
  DefaultRedirectURI: {
    first: 'https://a.example.com',
    next: 'https://b.example.com',
    onConsole: 'https://a.example.com',
    required: CODE_FLOW,
  },
  AllowedOAuthFlows: { first: ['code'], next: ['code', 'implicit'], onConsole: ['implicit'], required: CODE_FLOW },
  AllowedOAuthScopes: { first: ['openid'], next: ['email', 'openid'], onConsole: ['phone'] },
  AllowedOAuthFlowsUserPoolClient: {
    first: true,
    next: false,
    onConsole: true,
    required: { ...CODE_FLOW, AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'] },
  },
  AnalyticsConfiguration: {
    first: { ApplicationId: '1a', RoleArn: 'arn:aws:iam::123456789012:role/r', ExternalId: 'x' },
    next: { ApplicationArn: `${APPS}/1a` },
    onConsole: { ApplicationArn: `${APPS}/2b`, UserDataShared: true },
  },
  PreventUserExistenceErrors: { first: 'ENABLED', next: 'LEGACY', onConsole: 'ENABLED' },
  EnableTokenRevocation: { first: false, next: true, onConsole: false },
  EnablePropagateAdditionalUserContextData: { first: true, next: false, onConsole: true },
  AuthSessionValidity: { first: 15, next: 5, onConsole: 10 },
  RefreshTokenRotation: {
    first: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    next: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
    onConsole: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 },
  },
  PublishSecretsInAWSSecretsManager: { first: true, next: false, onConsole: true },
};

const NAMES = Object.keys(EXAMPLES) as SettingName[];

/** A client with a released setting. It shows the same as a new client, except for settings that cannot be removed. */
const RELEASED: Settings = {
  ...UNTOUCHED,
  ClientName: 'web',
  PublishSecretsInAWSSecretsManager: true,
  TokenValidityUnits: { AccessToken: 'hours', RefreshToken: 'days' },
  RefreshTokenRotation: { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 },
};

describe.each(['reset', 'keep'] as const)('if Cognito is assumed to %s omitted settings', (onOmission) => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ onOmission });
  });
  afterAll(() => world.stop());

  /** Updates a client, and returns its settings after that. */
  async function update(ClientId: string, desired: Settings, previous: object): Promise<Json> {
    const event = await world.handle('UPDATE', { ...desired, ClientId }, { previous });
    expect(event).toMatchObject({ status: 'SUCCESS' });
    return world.live(ClientId);
  }

  const create = (template: Settings) => world.create({ GenerateSecret: true, ...template });

  describe.each(NAMES)('%s', (name) => {
    const { first, next, onConsole, required = {} } = EXAMPLES[name];
    const withFirst = { ...required, ...setting(name, first) };
    const withNext = { ...required, ...setting(name, next) };

    test('is set', async () => {
      const { ClientId } = await create(required);
      expect(await update(ClientId, withFirst, required)).toEqual(shown({ ...UNTOUCHED, ...withFirst }));
    });

    test('is changed', async () => {
      const { ClientId } = await create(withFirst);
      expect(await update(ClientId, withNext, withFirst)).toEqual(shown({ ...UNTOUCHED, ...withNext }));
    });

    test.each(['the last template', 'the last model'])(
      'goes back to the default if it is released, with a previous state from %s',
      async (state) => {
        const model = await create(withFirst);
        const live = await update(model.ClientId, required, state === 'the last model' ? model : withFirst);
        expect(live).toEqual(shown({ ...UNTOUCHED, ...required, ...setting(name, RELEASED[name] as never) }));
      },
    );

    test.each(['the last template', 'the last model'])(
      'is kept if the console set it, with a previous state from %s',
      async (state) => {
        const model = await create(required);
        await world.editInConsole(model.ClientId, setting(name, onConsole) as Json);
        const other: Settings =
          name === 'LogoutURLs' ? { AuthSessionValidity: 5 } : { LogoutURLs: ['https://other.example.com'] };
        const live = await update(model.ClientId, { ...required, ...other }, state === 'the last model' ? model : required);
        expect(live).toEqual(shown({ ...UNTOUCHED, ...required, ...setting(name, onConsole), ...other }));
      },
    );
  });
});

/**
 * These settings as Describe shows them: without empty lists, with Cognito's role next to an ApplicationArn, and with the ARN of
 * a secret in Secrets Manager instead of its value.
 */
function shown(settings: Settings): Json {
  const { AnalyticsConfiguration: analytics, PublishSecretsInAWSSecretsManager: isManaged, ...others } = settings;
  const present = Object.entries(others).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return {
    UserPoolId: expect.any(String),
    ClientId: expect.any(String),
    [isManaged ? 'ClientSecretArn' : 'ClientSecret']: expect.any(String),
    ...Object.fromEntries(present),
    ...(analytics && { AnalyticsConfiguration: expect.objectContaining(analytics) }),
  };
}
