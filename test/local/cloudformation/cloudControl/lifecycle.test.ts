/** The life of a client in Cloud Control, with the SDK for JavaScript and the built bundle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntilResourceRequestSuccess } from '@aws-sdk/client-cloudcontrol';
import type { FaultFor } from '../../../../local/cognito/faults';
import { PROJECT_ROOT } from '../../../../tools/projectRoot';
import { CloudControlUser, exceptionOf, exceptionsOf, TypeName } from '../../../support/cloudControl';
import { type Json, World } from '../../../support/world';

const SAMPLE = JSON.parse(readFileSync(join(PROJECT_ROOT, 'my-userpoolclient.json'), 'utf8')) as Json;

/** Cognito throttles the first operation until Cloud Control waits. The role denies the others. */
let throttled: string | undefined;
let denied: string[];
/** Cognito answers when this promise is resolved. */
let held: Promise<void> = Promise.resolve();
let world: World;
let user: CloudControlUser;
let waited: number[];
beforeAll(async () => {
  const faultFor: FaultFor = ({ operation }) => {
    if (denied.includes(operation)) return 'access-denied';
    return operation === throttled ? 'throttle' : undefined;
  };
  denied = [];
  world = await World.start({ faultFor, latency: () => held });
  const wait = async (seconds: number) => {
    waited.push(seconds);
    throttled = undefined;
  };
  user = await CloudControlUser.start({ lambdaUrl: world.aws.lambda.url, wait });
});
afterAll(async () => {
  await user?.stop();
  await world?.stop();
});
beforeEach(() => {
  waited = [];
  throttled = undefined;
  denied = [];
});

const inOrder = (model: Json): Json =>
  Object.fromEntries(Object.entries(model).map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value]));

const clientIdIn = (identifier: string) => identifier.split('|')[1] ?? '';

test('creates, reads, updates, lists and deletes the sample of the project', async () => {
  const created = await user.create({ ...SAMPLE, UserPoolId: world.poolId });
  expect(created).toMatchObject({ TypeName, Operation: 'CREATE', OperationStatus: 'IN_PROGRESS' });
  expect(created.EventTime?.getTime()).toBeCloseTo(Date.now(), -4);
  await waitUntilResourceRequestSuccess(
    { client: user.sdk, maxWaitTime: 60, minDelay: 1 },
    { RequestToken: created.RequestToken },
  );
  const { Identifier = '', ...ended } = await user.status(created);
  expect(ended).toMatchObject({ RequestToken: created.RequestToken, OperationStatus: 'SUCCESS' });
  const [pool, clientId = ''] = Identifier.split('|');
  expect(pool).toBe(world.poolId);

  const model = await user.get(Identifier);
  // Lists are sets: their order does not matter.
  expect(inOrder(model)).toMatchObject(inOrder({ ...SAMPLE, UserPoolId: world.poolId }));
  expect(await user.get(JSON.stringify({ ClientId: clientId, UserPoolId: world.poolId }))).toEqual(model);

  await user.updated(Identifier, [{ op: 'replace', path: '/AccessTokenValidity', value: 45 }]);
  expect(await world.live(clientId)).toMatchObject({ AccessTokenValidity: 45, LogoutURLs: SAMPLE.LogoutURLs });

  const { ResourceDescriptions = [] } = await user.list({ UserPoolId: world.poolId });
  expect(ResourceDescriptions.map((one) => [one.Identifier, JSON.parse(one.Properties ?? '')])).toEqual([
    [Identifier, { UserPoolId: world.poolId, ClientId: clientId, ClientName: 'web-app', Name: 'web-app' }],
  ]);

  expect(await user.ended(await user.delete(Identifier))).toMatchObject({ OperationStatus: 'SUCCESS', Identifier });
  const { name, message } = await exceptionOf(user.get(Identifier));
  expect(name).toBe('ResourceNotFoundException');
  expect(message).toMatch(
    /^My::Cognito::UserPoolClient Handler returned status FAILED: .* \(HandlerErrorCode: NotFound, RequestToken: \S+\)$/,
  );
});

test('generates a name for a client without one', async () => {
  const identifier = await user.created({ UserPoolId: world.poolId });
  expect((await user.get(identifier)).ClientName).toMatch(/^UserPoolClient-[A-Za-z0-9]{12}$/);
});

test('shows the reason in the failed request of a create that Cognito refuses', async () => {
  const request = await user.create({ UserPoolId: world.poolId, AllowedOAuthFlows: ['code'] });
  const failed = await user.ended(request);
  expect(failed).toMatchObject({ OperationStatus: 'FAILED', ErrorCode: 'InvalidRequest' });
  expect(failed.StatusMessage).toContain('CallbackURLs');
  expect(failed.Identifier).toBeUndefined();
});

test('fails the request for the delete of a missing client', async () => {
  const identifier = `${world.poolId}|3n4b5urk1ft4fl3mg5e62d9ado`;
  const failed = await user.ended(await user.delete(identifier));
  expect(failed).toMatchObject({ OperationStatus: 'FAILED', ErrorCode: 'NotFound', Identifier: identifier });
});

test('refuses an update of a missing client at once', async () => {
  const patch = [{ op: 'add' as const, path: '/ClientName', value: 'app' }];
  const { name } = await exceptionOf(user.update(`${world.poolId}|3n4b5urk1ft4fl3mg5e62d9ado`, patch));
  expect(name).toBe('ResourceNotFoundException');
});

test('continues an update that Cognito throttles in callbacks', async () => {
  const identifier = await user.created({ UserPoolId: world.poolId, ClientName: 'throttled' });
  throttled = 'UpdateUserPoolClient';
  await user.updated(identifier, [{ op: 'add', path: '/LogoutURLs', value: ['https://out'] }]);
  // The handler requests a callback after 5 seconds or more. The pause before a retry would be 0.1 seconds.
  expect(waited).toEqual([expect.any(Number)]);
  expect(waited[0]).toBeGreaterThanOrEqual(5);
  expect(await world.live(clientIdIn(identifier))).toMatchObject({ LogoutURLs: ['https://out'] });
});

test('refuses the second of two simultaneous updates, and completes the first', async () => {
  const identifier = await user.created({ UserPoolId: world.poolId });
  let release = () => {};
  held = new Promise((resolve) => {
    release = resolve;
  });
  const changeTo = (value: string) => user.update(identifier, [{ op: 'replace', path: '/ClientName', value }]);
  const outcomes = [changeTo('first'), changeTo('second')].map((call) => call.catch(({ name }: Error) => name));
  expect(await Promise.race(outcomes)).toBe('ConcurrentOperationException');
  release();
  const accepted = (await Promise.all(outcomes)).filter((outcome) => typeof outcome !== 'string');
  expect(accepted).toHaveLength(1);
  const [request = {}] = accepted;
  expect(await user.ended(request)).toMatchObject({ OperationStatus: 'SUCCESS' });
  expect((await user.get(identifier)).ClientName).toBe(JSON.parse(request.ResourceModel ?? '').ClientName);
});

test('fails a create that the role denies, and throws AccessDeniedException for reads, lists and updates', async () => {
  const identifier = await user.created({ UserPoolId: world.poolId });
  denied = ['CreateUserPoolClient', 'DescribeUserPoolClient', 'ListUserPoolClients'];
  const failed = await user.ended(await user.create({ UserPoolId: world.poolId }));
  expect(failed).toMatchObject({ OperationStatus: 'FAILED', ErrorCode: 'AccessDenied' });
  const patch = [{ op: 'add' as const, path: '/ClientName', value: 'app' }];
  const calls = [user.get(identifier), user.list({ UserPoolId: world.poolId }), user.update(identifier, patch)];
  expect((await exceptionsOf(...calls)).map(({ name }) => name)).toEqual(calls.map(() => 'AccessDeniedException'));
});

test('lists clients in pages', async () => {
  const { Id } = world.cognito.perform('CreateUserPool', { PoolName: 'pages' }).UserPool as { Id: string };
  const identifiers = await Promise.all(
    Array.from({ length: 5 }, (_, number) => user.created({ UserPoolId: Id, ClientName: `app ${number}` })),
  );
  const listed: (string | undefined)[][] = [];
  let NextToken: string | undefined;
  do {
    const page = await user.list({ UserPoolId: Id }, { MaxResults: 2, ...(NextToken !== undefined && { NextToken }) });
    listed.push((page.ResourceDescriptions ?? []).map(({ Identifier }) => Identifier));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  expect(listed.map(({ length }) => length)).toEqual([2, 2, 1]);
  expect(listed.flat().sort()).toEqual(identifiers.sort());
});
