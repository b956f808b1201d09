/** Patches with the built bundle: removing a property releases it, and changing a property changes nothing else. */
import fc from 'fast-check';
import { anyTemplate } from '../../../../campaigns/properties/arbitraries';
import type { SettingName } from '../../../../src/model/properties';
import { CloudControlUser } from '../../../support/cloudControl';
import { schema } from '../../../support/schema';
import { newSeed } from '../../../support/seed';
import { type Json, World } from '../../../support/world';

let world: World;
let user: CloudControlUser;
beforeAll(async () => {
  world = await World.start({ clientsPerPool: Number.POSITIVE_INFINITY });
  user = await CloudControlUser.start({ lambdaUrl: world.aws.lambda.url });
});
afterAll(async () => {
  await user?.stop();
  await world?.stop();
});

const ROLE = 'arn:aws:iam::123456789012:role/pinpoint';

interface Row {
  /** The value in a client that has all properties. */
  value: unknown;
  /** The value of the patch that changes it. */
  changed: unknown;
  /** The value after a patch has removed it; absent: the property is no longer shown. */
  released?: unknown;
  /** Properties that need this one. */
  needed?: readonly string[];
}

/** Every property that can be updated. TypeScript requires a row for each. */
const SETTINGS: Readonly<Record<SettingName, Row>> = {
  // A client always has a name, so it keeps the current one.
  ClientName: { value: 'app', changed: 'shop', released: 'app' },
  RefreshTokenValidity: { value: 10, changed: 11, released: 30 },
  AccessTokenValidity: { value: 10, changed: 11 },
  IdTokenValidity: { value: 20, changed: 21 },
  TokenValidityUnits: {
    value: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'hours' },
    changed: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
    // The numbers stay set, so the client shows them with their default units.
    released: { AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' },
  },
  ReadAttributes: { value: ['email', 'name'], changed: ['email'], released: [] },
  WriteAttributes: { value: ['email'], changed: ['email', 'name'], released: [] },
  ExplicitAuthFlows: {
    value: ['ALLOW_USER_SRP_AUTH'],
    changed: ['ALLOW_CUSTOM_AUTH', 'ALLOW_USER_SRP_AUTH'],
    released: [],
    // Cognito's default has the flow ALLOW_REFRESH_TOKEN_AUTH, which can't be combined with a rotation.
    needed: ['RefreshTokenRotation'],
  },
  SupportedIdentityProviders: { value: ['COGNITO'], changed: [], released: [] },
  CallbackURLs: {
    value: ['https://a', 'https://b'],
    changed: ['https://a', 'https://c'],
    released: [],
    needed: ['DefaultRedirectURI', 'AllowedOAuthFlows', 'AllowedOAuthFlowsUserPoolClient'],
  },
  LogoutURLs: { value: ['https://out'], changed: ['https://other', 'https://out'], released: [] },
  DefaultRedirectURI: { value: 'https://a', changed: 'https://b' },
  AllowedOAuthFlows: {
    value: ['code'],
    changed: ['code', 'implicit'],
    released: [],
    needed: ['AllowedOAuthFlowsUserPoolClient'],
  },
  AllowedOAuthScopes: {
    value: ['openid'],
    changed: ['email', 'openid'],
    released: [],
    needed: ['AllowedOAuthFlowsUserPoolClient'],
  },
  AllowedOAuthFlowsUserPoolClient: { value: true, changed: false, released: false },
  AnalyticsConfiguration: {
    value: { ApplicationId: '1a', RoleArn: ROLE, ExternalId: 'x', UserDataShared: true },
    changed: { ApplicationId: '1a', RoleArn: ROLE, ExternalId: 'x', UserDataShared: false },
  },
  PreventUserExistenceErrors: { value: 'ENABLED', changed: 'LEGACY' },
  EnableTokenRevocation: { value: false, changed: true, released: true },
  EnablePropagateAdditionalUserContextData: { value: true, changed: false, released: false },
  AuthSessionValidity: { value: 5, changed: 15, released: 3 },
  RefreshTokenRotation: {
    value: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
    changed: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
    released: { Feature: 'DISABLED', RetryGracePeriodSeconds: 0 },
  },
  // The secret stays in Secrets Manager: moving it back would delete it there.
  PublishSecretsInAWSSecretsManager: { value: true, changed: false, released: true },
};

/** Properties that a patch must not change. */
const FIXED = [...schema.readOnlyProperties, ...schema.createOnlyProperties].map((pointer) => pointer.split('/').at(-1) ?? '');

test('the rows cover every property of the schema that a patch can change', () => {
  expect([...Object.keys(SETTINGS), ...FIXED].sort()).toEqual(Object.keys(schema.properties).sort());
});

/** Creates a client with all settings except the given ones. Returns its identifier and the model of the read handler. */
async function clientWithout(names: readonly string[] = []): Promise<{ identifier: string; model: Json }> {
  const settings = Object.entries(SETTINGS)
    .filter(([name]) => !names.includes(name))
    .map(([name, { value }]) => [name, value]);
  const identifier = await user.created({ UserPoolId: world.poolId, GenerateSecret: true, ...Object.fromEntries(settings) });
  return { identifier, model: await user.get(identifier) };
}

/** Removes the properties that change together with a setting: Name with ClientName, the secret with its place. */
function withoutDependents(name: string, { Name, ClientSecret, ClientSecretArn, ...model }: Json): Json {
  const isMoved = name === 'PublishSecretsInAWSSecretsManager';
  return { ...model, ...(name !== 'ClientName' && { Name }), ...(!isMoved && { ClientSecret, ClientSecretArn }) };
}

const clientIdIn = (identifier: string) => identifier.split('|')[1] ?? '';

const live = (identifier: string) => world.live(clientIdIn(identifier));

test('shows every property of the create', async () => {
  const { model } = await clientWithout();
  const values = Object.fromEntries(Object.entries(SETTINGS).map(([name, { value }]) => [name, value]));
  expect(model).toMatchObject(values);
});

test.each(Object.entries(SETTINGS))('a patch that changes %s changes nothing else', async (name, { changed }) => {
  const { identifier, model } = await clientWithout();
  const { [name]: _before, ...others } = await live(identifier);
  await user.updated(identifier, [{ op: 'replace', path: `/${name}`, value: changed }]);
  expect(withoutDependents(name, await user.get(identifier))).toEqual(withoutDependents(name, { ...model, [name]: changed }));
  const { [name]: _after, ...othersNow } = await live(identifier);
  expect(withoutDependents(name, othersNow)).toEqual(withoutDependents(name, others));
});

test.each(Object.entries(SETTINGS))(
  'a patch that removes %s releases it, and nothing else',
  async (name, { needed, released }) => {
    const { identifier, model } = await clientWithout(needed);
    const { [name]: _removed, ...rest } = model;
    await user.updated(identifier, [{ op: 'remove', path: `/${name}` }]);
    expect(await user.get(identifier)).toEqual({ ...rest, ...(released !== undefined && { [name]: released }) });
  },
);

test('a patch that writes the current value of a property writes nothing to Cognito, for every property', async () => {
  const { identifier, model } = await clientWithout();
  for (const name of Object.keys(SETTINGS)) {
    const patch = [{ op: 'replace' as const, path: `/${name}`, value: model[name] }];
    const requests = await world.requestsOf(() => user.updated(identifier, patch));
    expect([name, requests.map(({ operation }) => operation)]).toEqual([
      name,
      ['DescribeUserPoolClient', 'DescribeUserPoolClient'],
    ]);
  }
});

test('a patch that removes a property releases it, also if it was set in the console', async () => {
  const identifier = await user.created({ UserPoolId: world.poolId });
  await world.editInConsole(clientIdIn(identifier), { LogoutURLs: ['https://console'], AuthSessionValidity: 7 });
  await user.updated(identifier, [{ op: 'remove', path: '/LogoutURLs' }]);
  expect(await user.get(identifier)).toMatchObject({ LogoutURLs: [], AuthSessionValidity: 7 });
});

test('a patch of an item by its index uses the order of the list in the read model', async () => {
  const identifier = await user.created({ UserPoolId: world.poolId, LogoutURLs: ['https://b', 'https://a'] });
  await user.updated(identifier, [{ op: 'replace', path: '/LogoutURLs/0', value: 'https://c' }]);
  expect((await user.get(identifier)).LogoutURLs).toEqual(['https://b', 'https://c']);
});

/** A validity and its unit are one quantity, so a change of one may change the other. */
const TOKENS = ['RefreshTokenValidity', 'AccessTokenValidity', 'IdTokenValidity', 'TokenValidityUnits'];

test('a patch that removes any property of a random client keeps the others, or changes nothing if it is refused', async () => {
  const counts = { removed: 0, refused: 0 };
  const property = fc.asyncProperty(anyTemplate, async (template) => {
    const created = await user.ended(await user.create({ UserPoolId: world.poolId, GenerateSecret: true, ...template }));
    if (created.OperationStatus !== 'SUCCESS') return;
    const identifier = created.Identifier ?? '';
    for (const name of Object.keys(template)) {
      const { [name]: value, ...before } = await user.get(identifier);
      if (value === undefined) continue;
      const { OperationStatus, ErrorCode } = await user.ended(
        await user.update(identifier, [{ op: 'remove', path: `/${name}` }]),
      );
      const { [name]: now, ...after } = await user.get(identifier);
      if (OperationStatus === 'SUCCESS') {
        counts.removed++;
        const others = (model: Json) => Object.entries(model).filter(([one]) => !TOKENS.includes(name) || !TOKENS.includes(one));
        expect(others(after)).toEqual(others(before));
      } else {
        counts.refused++;
        expect([ErrorCode, now, after]).toEqual(['InvalidRequest', value, before]);
      }
    }
  });
  await fc.assert(property, { numRuns: 25, seed: newSeed() });
  expect(counts.removed).toBeGreaterThan(counts.refused);
});
