/** A rollback restores the last template that worked, and keeps values that the failed update did not set. */
import type { Settings } from '../../src/model/properties';
import { type Json, World } from '../support/world';

const HOME = 'https://home.example.com';
const CONSOLE = 'https://console.example.com';
const FLOWS: Settings = { AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'], AllowedOAuthFlowsUserPoolClient: true };

describe.each(['reset', 'keep'] as const)('if Cognito is assumed to %s omitted settings', (onOmission) => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ onOmission });
  });
  afterAll(() => world.stop());

  const update = (ClientId: string, desired: object, previous: object, parts: Json = {}) =>
    world.handle('UPDATE', { ...desired, ClientId }, { previous, logGroupName: 'type-logs', ...parts });
  const rollBack = (ClientId: string, desired: object, failed: object) => update(ClientId, desired, failed, { rollback: true });
  const warnings = (): string[] => JSON.parse(world.aws.logs.events.at(-1)?.message ?? '{}').warnings;

  /** The console sets the callback URLs, version 1 owns the flows, and version 2 also owns the callback URLs. */
  async function versionTwo(): Promise<string> {
    const { ClientId } = await world.create({ CallbackURLs: [CONSOLE], ...FLOWS });
    expect(await update(ClientId, { ...FLOWS, CallbackURLs: [HOME] }, FLOWS)).toHaveProperty('status', 'SUCCESS');
    return ClientId;
  }

  test('a released setting whose default would break a rule keeps its live value', async () => {
    const ClientId = await versionTwo();
    const failed = { ...FLOWS, CallbackURLs: [HOME] };
    expect(await rollBack(ClientId, FLOWS, failed)).toMatchObject({ status: 'SUCCESS', resourceModel: { CallbackURLs: [HOME] } });
    expect(warnings()).toEqual([expect.stringMatching(/^The rollback keeps the live value of CallbackURLs: .*default/)]);
    // CloudFormation may repeat the request.
    expect(await rollBack(ClientId, FLOWS, failed)).toHaveProperty('status', 'SUCCESS');
  });

  test('an ordinary update with the same changes is refused', async () => {
    const ClientId = await versionTwo();
    for (const parts of [{}, { rollback: false }]) {
      expect(await update(ClientId, FLOWS, { ...FLOWS, CallbackURLs: [HOME] }, parts)).toMatchObject({
        status: 'FAILED',
        errorCode: 'InvalidRequest',
      });
    }
  });

  test('a released setting whose default breaks no rule goes back to its default', async () => {
    const ClientId = await versionTwo();
    const failed = { ...FLOWS, CallbackURLs: [HOME], AuthSessionValidity: 9, DefaultRedirectURI: HOME };
    await update(ClientId, failed, { ...FLOWS, CallbackURLs: [HOME] });
    const { resourceModel } = await rollBack(ClientId, FLOWS, failed);
    expect(resourceModel).toMatchObject({ CallbackURLs: [HOME], AuthSessionValidity: 3 });
    expect(resourceModel).not.toHaveProperty('DefaultRedirectURI');
  });

  test.each<[string, Settings, Settings, Settings]>([
    ['a list', { LogoutURLs: [CONSOLE] }, { LogoutURLs: [HOME] }, { LogoutURLs: [CONSOLE] }],
    ['a number', { AuthSessionValidity: 10 }, { AuthSessionValidity: 5 }, { AuthSessionValidity: 10 }],
    [
      'a validity in its unit',
      { AccessTokenValidity: 30, TokenValidityUnits: { AccessToken: 'minutes' } },
      { AccessTokenValidity: 30 },
      { AccessTokenValidity: 30, TokenValidityUnits: { AccessToken: 'minutes' } },
    ],
    [
      'a refresh validity',
      { RefreshTokenValidity: 50 },
      { RefreshTokenValidity: 50, TokenValidityUnits: { RefreshToken: 'hours' } },
      { RefreshTokenValidity: 50 },
    ],
    [
      'a validity whose unit the failed update would have named',
      { RefreshTokenValidity: 60 },
      { RefreshTokenValidity: 60, TokenValidityUnits: { RefreshToken: 'days' } },
      { RefreshTokenValidity: 60 },
    ],
    [
      'a rotation',
      { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 } },
      { RefreshTokenRotation: { Feature: 'ENABLED' } },
      { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 20 } },
    ],
  ])('%s that the failed update never set keeps its live value', async (_case, live, failed, shown) => {
    const { ClientId } = await world.create({ ...live });
    const before = await world.live(ClientId);
    const event = await rollBack(ClientId, {}, failed);
    expect(event).toMatchObject({ status: 'SUCCESS', resourceModel: shown });
    expect(await world.live(ClientId)).toEqual(before);
    expect(warnings()).toEqual([
      expect.stringMatching(/^The rollback keeps the live value of .*: the failed update never set it\.$/),
    ]);
  });

  test('a number that the failed update set goes back to its default together with its unit', async () => {
    const failed: Settings = {
      LogoutURLs: [HOME],
      IdTokenValidity: 20,
      RefreshTokenRotation: { Feature: 'ENABLED' },
      TokenValidityUnits: { IdToken: 'minutes' },
    };
    const { ClientId } = await world.create({ ...failed });
    const { resourceModel } = await rollBack(ClientId, {}, failed);
    expect(resourceModel).toMatchObject({
      LogoutURLs: [],
      TokenValidityUnits: { IdToken: 'hours' },
      RefreshTokenRotation: { Feature: 'DISABLED' },
    });
    expect(resourceModel).not.toHaveProperty('IdTokenValidity');
    expect(warnings()).toEqual([]);
  });

  test('the values of the last template come back over any live values', async () => {
    const { ClientId } = await world.create({ LogoutURLs: [CONSOLE] });
    const event = await rollBack(ClientId, { LogoutURLs: [HOME] }, { LogoutURLs: ['https://failed.example.com'] });
    expect(event).toMatchObject({ status: 'SUCCESS', resourceModel: { LogoutURLs: [HOME] } });
  });

  test('a secret that the failed update moved to Secrets Manager stays there, and moves back only if the last template sets false', async () => {
    const plain = { GenerateSecret: true, PublishSecretsInAWSSecretsManager: false };
    const managed = { GenerateSecret: true, PublishSecretsInAWSSecretsManager: true };
    const { ClientId } = await world.create(managed);
    expect(await rollBack(ClientId, { GenerateSecret: true }, managed)).toMatchObject({ resourceModel: managed });
    expect(await rollBack(ClientId, plain, managed)).toMatchObject({ resourceModel: plain });
  });
});

describe('other members of the event', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
    for (const ClientName of ['a', 'b', 'c']) await world.create({ ClientName });
  });
  afterAll(() => world.stop());

  test.each([
    [2, 2],
    ['2', 2],
    [1000, 3],
    [0, 3],
    [-1, 3],
    ['many', 3],
    [null, 3],
  ])('maxResults %j of a list gives a page of %i clients', async (maxResults, length) => {
    const event = await world.handle('LIST', {}, { maxResults: maxResults as number });
    expect(event.resourceModels).toHaveLength(length);
    expect(event.nextToken !== undefined).toBe(length < 3);
  });

  test('the line of the log contains the stack', async () => {
    const stackId = 'arn:aws:cloudformation:us-east-1:123456789012:stack/shop/1';
    await world.handle('LIST', {}, { stackId, logGroupName: 'type-logs' });
    expect(JSON.parse(world.aws.logs.events.at(-1)?.message ?? '{}')).toMatchObject({ stackId });
  });
});
