/** The handlers of 0.1.0 meet a client whose secret Cognito keeps in Secrets Manager, which they do not know. */
import Ajv from 'ajv';
import { invalidParameter } from '../../local/cognito/errors';
import { tableRows, textOf } from '../support/guides';
import type { Json } from '../support/world';
import { newerThan, schemaOf } from './releases';
import { type Handle, Stage } from './stage';

const VERSION = '0.1.0';
const PLAIN = { ClientName: 'app', GenerateSecret: true };
const MANAGED = { ...PLAIN, PublishSecretsInAWSSecretsManager: true };
/** Of a client that was imported, or made before its template said anything of a secret. */
const SILENT = { ClientName: 'app' };

let stage: Stage;
let today: Handle;
let older: Handle;
beforeAll(async () => {
  stage = await Stage.open();
  [today, older] = await Promise.all([stage.today(), stage.older(VERSION)]);
});
afterAll(() => stage.close());

let UserPoolId: string;
let ids: Json & { ClientId: string };
beforeEach(async () => {
  UserPoolId = stage.pool();
  const { resourceModel } = await today({ action: 'CREATE', desired: { UserPoolId, ...MANAGED }, token: 'create' });
  ids = { UserPoolId, ClientId: String(resourceModel?.ClientId) };
});

const update = (handle: Handle, desired: Json, previous: Json) =>
  handle({ action: 'UPDATE', desired: { ...desired, ...ids }, previous: { ...previous, UserPoolId }, token: 'update' });

const live = () => stage.live(UserPoolId, ids.ClientId);

/** Another one after every rotation. */
const secretVersion = () => stage.cognito.perform('GetSecretValue', { SecretId: live().ClientSecretArn }).VersionId;

test('guides/upgrade.md has a row for each property that the older release does not know, in the order of the schema', () => {
  const rowsOfTheGuide = tableRows('guides/upgrade.md', `What ${VERSION} does not know`).map(([name]) =>
    name?.replaceAll('`', ''),
  );
  expect({ rowsOfTheGuide }).toEqual({ rowsOfTheGuide: newerThan(VERSION) });
});

test('the changelog says which properties the older release does not know', () => {
  const [, notes = ''] = textOf('CHANGELOG.md').split(`### Upgrade from ${VERSION}\n`);
  const [, names = ''] = new RegExp(`^- ${VERSION.replaceAll('.', '\\.')} does not know (.*?)\\. `, 'm').exec(notes) ?? [];
  expect([...names.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(newerThan(VERSION));
});

test('its schema refuses a template that moves the secret, so CloudFormation calls no handler', () => {
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
])('an event that brings %s %j all the same is refused, and changes nothing', async (name, value) => {
  const before = live();
  expect(await update(older, { ...PLAIN, AuthSessionValidity: 9, [name]: value }, MANAGED)).toMatchObject({
    status: 'FAILED',
    errorCode: 'InvalidRequest',
    message: `${name} is not a property of My::Cognito::UserPoolClient: take it out.`,
  });
  expect(live()).toEqual(before);
});

test('a read shows no secret, which is drift where the template asks for one', async () => {
  const { resourceModel } = await older({ action: 'READ', desired: ids, token: 'read' });
  expect(resourceModel).toMatchObject({ GenerateSecret: false });
  expect(resourceModel).not.toHaveProperty('ClientSecret');
});

test('an update whose template asks for a secret is refused, and changes nothing', async () => {
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
])('an update to %s is refused, since it needs a secret', async (_case, settings) => {
  const before = live();
  expect(await update(older, { ...SILENT, ...settings }, SILENT)).toMatchObject({
    status: 'FAILED',
    errorCode: 'InvalidRequest',
    message: expect.stringContaining('secret'),
  });
  expect(live()).toEqual(before);
});

describe('an update whose template does not mention the secret keeps it where it is, and does not rotate it', () => {
  test.each([
    ['takes no notice of the ARN that is written back', undefined],
    ['refuses the ARN that is written back', invalidParameter('Unknown member ClientSecretArn.')],
  ])('where Cognito %s', async (_case, refusal) => {
    const [before, version] = [live(), secretVersion()];
    const faultFor = ({ input }: { input: Json }) => (input.ClientSecretArn === undefined ? undefined : refusal);
    const answer = await stage.during(UserPoolId, faultFor, () => update(older, { ...SILENT, AuthSessionValidity: 9 }, SILENT));
    expect(answer).toMatchObject({ status: 'SUCCESS', resourceModel: { AuthSessionValidity: 9 } });
    expect(live()).toEqual({ ...before, AuthSessionValidity: 9 });
    expect(secretVersion()).toBe(version);
  });
});

test('a delete takes the client away', async () => {
  expect(await older({ action: 'DELETE', desired: ids, token: 'delete' })).toMatchObject({ status: 'SUCCESS' });
  expect(stage.clientsOf(UserPoolId)).toEqual([]);
});

test('an update under way that moves the secret does not go on with the older handlers', async () => {
  const faultFor = ({ operation }: { operation: string }) =>
    operation === 'UpdateUserPoolClient' ? ('throttle' as const) : undefined;
  const back = { ...PLAIN, PublishSecretsInAWSSecretsManager: false };
  const begun = await stage.during(UserPoolId, faultFor, () => update(today, back, MANAGED));
  expect(begun).toMatchObject({ status: 'IN_PROGRESS' });
  const { resourceModel: desired = {}, callbackContext = {} } = begun;
  const again = { action: 'UPDATE', desired, previous: MANAGED, token: 'update', callbackContext } as const;
  expect(await older(again)).toMatchObject({ status: 'FAILED', errorCode: 'InvalidRequest' });
  expect(await today(again)).toMatchObject({ status: 'SUCCESS', resourceModel: back });
});

test('once the secret is back in Cognito, the older handlers do all', async () => {
  const back = { ...PLAIN, PublishSecretsInAWSSecretsManager: false };
  expect(await update(today, back, MANAGED)).toMatchObject({ status: 'SUCCESS' });
  const { ClientSecret } = live();
  const answer = await update(older, { ...PLAIN, AuthSessionValidity: 9 }, back);
  expect(answer).toMatchObject({ status: 'SUCCESS', resourceModel: { ...PLAIN, ClientSecret, AuthSessionValidity: 9 } });
});
