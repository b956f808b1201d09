/** The handlers of 0.1.0 with a client whose secret is in Secrets Manager. They do not know this setting. */
import Ajv from 'ajv';
import { invalidParameter } from '../../local/cognito/errors';
import { tableRows, textOf } from '../support/guides';
import type { Json } from '../support/world';
import { newerThan, schemaOf } from './releases';
import { type Handle, ReleaseWorld } from './releaseWorld';

const VERSION = '0.1.0';
const PLAIN = { ClientName: 'app', GenerateSecret: true };
const MANAGED = { ...PLAIN, PublishSecretsInAWSSecretsManager: true };
/** The template of a client that was imported, or created before its template had GenerateSecret. */
const SILENT = { ClientName: 'app' };

let world: ReleaseWorld;
let today: Handle;
let older: Handle;
beforeAll(async () => {
  world = await ReleaseWorld.open();
  [today, older] = await Promise.all([world.today(), world.older(VERSION)]);
});
afterAll(() => world.close());

let UserPoolId: string;
let ids: Json & { ClientId: string };
beforeEach(async () => {
  UserPoolId = world.pool();
  const { resourceModel } = await today({ action: 'CREATE', desired: { UserPoolId, ...MANAGED }, token: 'create' });
  ids = { UserPoolId, ClientId: String(resourceModel?.ClientId) };
});

const update = (handle: Handle, desired: Json, previous: Json) =>
  handle({ action: 'UPDATE', desired: { ...desired, ...ids }, previous: { ...previous, UserPoolId }, token: 'update' });

const live = () => world.live(UserPoolId, ids.ClientId);

/** The version of the secret. Every rotation changes it. */
const secretVersion = () => world.cognito.perform('GetSecretValue', { SecretId: live().ClientSecretArn }).VersionId;

test('guides/upgrade.md has a row for each property that 0.1.0 does not know, in the order of the schema', () => {
  const rowsOfTheGuide = tableRows('guides/upgrade.md', `What ${VERSION} does not know`).map(([name]) =>
    name?.replaceAll('`', ''),
  );
  expect({ rowsOfTheGuide }).toEqual({ rowsOfTheGuide: newerThan(VERSION) });
});

test('the changelog lists the properties that the older release does not know', () => {
  const [, notes = ''] = textOf('CHANGELOG.md').split(`### Upgrade from ${VERSION}\n`);
  const [, names = ''] = new RegExp(`^- ${VERSION.replaceAll('.', '\\.')} does not know (.*?)\\. `, 'm').exec(notes) ?? [];
  expect([...names.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(newerThan(VERSION));
});

test('the schema of 0.1.0 refuses a template that moves the secret, so CloudFormation calls no handler', () => {
  const isOfSchema = new Ajv({ strict: false }).compile(schemaOf(VERSION));
  expect(isOfSchema({ UserPoolId, ...PLAIN })).toBe(true);
  expect(isOfSchema({ UserPoolId, ...MANAGED })).toBe(false);
  expect(isOfSchema.errors).toMatchObject([
    { keyword: 'additionalProperties', params: { additionalProperty: 'PublishSecretsInAWSSecretsManager' } },
  ]);
});

test.each([
  ['PublishSecretsInAWSSecretsManager', true],
  ['PublishSecretsInAWSSecretsManager', false],
  ['ClientSecretArn', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:mine'],
])('an event that still has %s %j is refused, and changes nothing', async (name, value) => {
  const before = live();
  expect(await update(older, { ...PLAIN, AuthSessionValidity: 9, [name]: value }, MANAGED)).toMatchObject({
    status: 'FAILED',
    errorCode: 'InvalidRequest',
    message: `${name} is not a property of My::Cognito::UserPoolClient: take it out.`,
  });
  expect(live()).toEqual(before);
});

test('a read shows no secret, which is drift if the template has GenerateSecret', async () => {
  const { resourceModel } = await older({ action: 'READ', desired: ids, token: 'read' });
  expect(resourceModel).toMatchObject({ GenerateSecret: false });
  expect(resourceModel).not.toHaveProperty('ClientSecret');
});

test('an update whose template has GenerateSecret is refused, and changes nothing', async () => {
  const before = live();
  expect(await update(older, { ...PLAIN, AuthSessionValidity: 9 }, MANAGED)).toMatchObject({
    status: 'FAILED',
    errorCode: 'NotUpdatable',
    message: expect.stringContaining("GenerateSecret can't change to true"),
  });
  expect(live()).toEqual(before);
});

test.each([
  ['client_credentials', { AllowedOAuthFlows: ['client_credentials'] }],
  ['context data', { EnablePropagateAdditionalUserContextData: true }],
])('an update to %s is refused, because it needs a secret', async (_case, settings) => {
  const before = live();
  expect(await update(older, { ...SILENT, ...settings }, SILENT)).toMatchObject({
    status: 'FAILED',
    errorCode: 'InvalidRequest',
    message: expect.stringContaining('secret'),
  });
  expect(live()).toEqual(before);
});

describe('an update whose template does not set the secret does not move or rotate it', () => {
  test.each([
    ['ignores the ARN that is written back', undefined],
    ['refuses the ARN that is written back', invalidParameter('Unknown member ClientSecretArn.')],
  ])('if Cognito %s', async (_case, refusal) => {
    const [before, version] = [live(), secretVersion()];
    const faultFor = ({ input }: { input: Json }) => (input.ClientSecretArn === undefined ? undefined : refusal);
    const answer = await world.during(UserPoolId, faultFor, () => update(older, { ...SILENT, AuthSessionValidity: 9 }, SILENT));
    expect(answer).toMatchObject({ status: 'SUCCESS', resourceModel: { AuthSessionValidity: 9 } });
    expect(live()).toEqual({ ...before, AuthSessionValidity: 9 });
    expect(secretVersion()).toBe(version);
  });
});

test('a delete deletes the client', async () => {
  expect(await older({ action: 'DELETE', desired: ids, token: 'delete' })).toMatchObject({ status: 'SUCCESS' });
  expect(world.clientsOf(UserPoolId)).toEqual([]);
});

test('the older handlers refuse to continue an update that moves the secret', async () => {
  const faultFor = ({ operation }: { operation: string }) =>
    operation === 'UpdateUserPoolClient' ? ('throttle' as const) : undefined;
  const back = { ...PLAIN, PublishSecretsInAWSSecretsManager: false };
  const begun = await world.during(UserPoolId, faultFor, () => update(today, back, MANAGED));
  expect(begun).toMatchObject({ status: 'IN_PROGRESS' });
  const { resourceModel: desired = {}, callbackContext = {} } = begun;
  const again = { action: 'UPDATE', desired, previous: MANAGED, token: 'update', callbackContext } as const;
  expect(await older(again)).toMatchObject({ status: 'FAILED', errorCode: 'InvalidRequest' });
  expect(await today(again)).toMatchObject({ status: 'SUCCESS', resourceModel: back });
});

test('after the secret is back in Cognito, the older handlers can update the client', async () => {
  const back = { ...PLAIN, PublishSecretsInAWSSecretsManager: false };
  expect(await update(today, back, MANAGED)).toMatchObject({ status: 'SUCCESS' });
  const { ClientSecret } = live();
  const answer = await update(older, { ...PLAIN, AuthSessionValidity: 9 }, back);
  expect(answer).toMatchObject({ status: 'SUCCESS', resourceModel: { ...PLAIN, ClientSecret, AuthSessionValidity: 9 } });
});
