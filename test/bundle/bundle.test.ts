import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

test('a client without a name gets its logical id with twelve letters and digits, the same name for the same request', async () => {
  const parts = { token: 'e3b7a1c2-0000-4000-8000-000000000001', logicalResourceId: 'WebClient' };
  const first = await world.handle('CREATE', {}, parts);
  const second = await world.handle('CREATE', {}, parts);
  const other = await world.handle('CREATE', {}, { ...parts, token: 'another' });
  expect(first.resourceModel?.ClientName).toMatch(/^WebClient-[A-Za-z0-9]{12}$/);
  expect(first.resourceModel?.Name).toBe(first.resourceModel?.ClientName);
  expect(second.resourceModel?.ClientName).toBe(first.resourceModel?.ClientName);
  expect(other.resourceModel?.ClientName).not.toBe(first.resourceModel?.ClientName);
});

test('numbers and booleans have the right type, given as strings or as themselves', async () => {
  const model = await world.create({
    GenerateSecret: 'true',
    RefreshTokenValidity: '30',
    EnableTokenRevocation: 'false',
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: '10' },
    ClientName: 42,
  });
  expect(model).toMatchObject({
    GenerateSecret: true,
    RefreshTokenValidity: 30,
    EnableTokenRevocation: false,
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    ClientName: '42',
  });
  expect(await world.live(model.ClientId)).toMatchObject({
    RefreshTokenValidity: 30,
    EnableTokenRevocation: false,
    ClientName: '42',
  });
});

test('does not show the role that Cognito adds to AnalyticsConfiguration, because it would be drift', async () => {
  const AnalyticsConfiguration = {
    ApplicationArn: 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/d70b2ba36a8c4dc5a04a0451a31a1e12',
  };
  const model = await world.create({ AnalyticsConfiguration });
  expect((await world.live(model.ClientId)).AnalyticsConfiguration).toHaveProperty('RoleArn');
  // Cognito also adds UserDataShared false.
  expect(model.AnalyticsConfiguration).toEqual({ ...AnalyticsConfiguration, UserDataShared: false });
  expect((await world.handle('READ', { ClientId: model.ClientId })).resourceModel).toEqual(model);
});

test('lists many clients page by page, each client once', async () => {
  const pool = await World.start();
  try {
    const created = await Promise.all(Array.from({ length: 65 }, (_, number) => pool.create({ ClientName: `app-${number}` })));
    const first = await pool.handle('LIST', {});
    const second = await pool.handle('LIST', {}, { nextToken: first.nextToken });
    expect(first.resourceModels).toHaveLength(60);
    expect(second.resourceModels).toHaveLength(5);
    expect(second).not.toHaveProperty('nextToken');
    const listed = [...(first.resourceModels ?? []), ...(second.resourceModels ?? [])].map(({ ClientId }) => ClientId);
    expect(new Set(listed)).toEqual(new Set(created.map(({ ClientId }) => ClientId)));
  } finally {
    await pool.stop();
  }
});

test('a pool without clients is listed as an empty list', async () => {
  const empty = await World.start();
  try {
    expect(await empty.handle('LIST', {})).toEqual({
      status: 'SUCCESS',
      message: '',
      callbackDelaySeconds: 0,
      resourceModels: [],
    });
  } finally {
    await empty.stop();
  }
});

test('delete removes the client, and answers without a model', async () => {
  const { ClientId } = await world.create();
  expect(await world.handle('DELETE', { ClientId })).toEqual({ status: 'SUCCESS', message: '', callbackDelaySeconds: 0 });
  expect(await world.handle('READ', { ClientId })).toMatchObject({ status: 'FAILED', errorCode: 'NotFound' });
});

test('the handlers sign with the credentials of their caller, and print nothing', async () => {
  const requests = await world.requestsOf(() => world.create({ GenerateSecret: true }));
  expect(requests.map(({ accessKeyId }) => accessKeyId)).toEqual(['LOCALCALLER']);
  expect(world.output).toBe('');
});

test('the SDK v2 is neither installed nor in the bundle', () => {
  expect(existsSync(join(PROJECT_ROOT, 'node_modules', 'aws-sdk'))).toBe(false);
  const code = readFileSync(join(PROJECT_ROOT, 'build', 'TypeFunction', 'dist', 'handlers.js'), 'utf8');
  expect(code).not.toMatch(/aws-sdk\/clients|aws-sdk-nodejs|maintenance mode message/i);
  // At run time the bundle loads only modules of Node.
  const required = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module = '']) => module);
  expect(required.filter((module) => !isOfNode(module))).toEqual([]);
});

function isOfNode(module: string): boolean {
  return (process.getBuiltinModule?.(module) ?? undefined) !== undefined;
}
