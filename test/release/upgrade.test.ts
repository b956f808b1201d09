/** Today's handlers continue with the recorded clients of an older release. */
import { ATTRIBUTES } from '../../src/model/attributes';
import { type Schema, schema } from '../support/schema';
import type { Json } from '../support/world';
import { play } from './play';
import { RecordedState } from './recordedState';
import { readRecording } from './recording';
import { newerThan, only, schemaOf, VERSIONS, without } from './releases';
import { type Handle, ReleaseWorld } from './releaseWorld';
import type { Step } from './stories';
import { describeTakeOver } from './takeOver';

/** Releases after 0.1.0 send the name of a unit that goes back to the default. It has the same effect as no unit. */
const DIFFERENCES: Record<string, Record<string, Json>> = {
  '0.1.0': {
    'every property set: step 4 (UPDATE)': {
      TokenValidityUnits: { AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' },
    },
    'the units of time: step 6 (UPDATE)': {
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'hours', RefreshToken: 'hours' },
    },
    'the units of time: step 7 (UPDATE)': { TokenValidityUnits: { AccessToken: 'hours', RefreshToken: 'days' } },
  },
};

let world: ReleaseWorld;
let today: Handle;
beforeAll(async () => {
  world = await ReleaseWorld.open();
  today = await world.today();
});
afterAll(() => world.close());

describe.each(VERSIONS)('from %s', (version) => {
  const newer = newerThan(version);
  describeTakeOver(version, {
    world: () => world,
    handle: () => today,
    recording: (story) => readRecording(version, story),
    known: (model) => without(model, newer),
    differences: DIFFERENCES[version] ?? {},
  });
});

test('a read of a client of 0.1.0 answers the newer properties with their defaults', async () => {
  const state = new RecordedState(world, readRecording('0.1.0', 'a client with a secret'), 1);
  const model = state.modelOf(0);
  const { UserPoolId, ClientId } = model;
  const { resourceModel } = await today({ action: 'READ', desired: { UserPoolId, ClientId }, token: 'read' });
  const defaults = Object.entries(ATTRIBUTES).flatMap(([name, { readDefault }]) =>
    readDefault === undefined ? [] : [[name, readDefault]],
  );
  expect(resourceModel).toEqual({ ...only(Object.fromEntries(defaults), newerThan('0.1.0')), ...model });
  expect(resourceModel).toHaveProperty('PublishSecretsInAWSSecretsManager', false);
});

test('a role for 0.1.0 has all permissions of the handlers', () => {
  const needed = permissionsOf(schema);
  expect(needed.length).toBeGreaterThan(3);
  expect(permissionsOf(schemaOf('0.1.0'))).toEqual(expect.arrayContaining(needed));
});

const permissionsOf = ({ handlers }: Schema) => Object.values(handlers).flatMap(({ permissions }) => permissions);

test('if Cognito keeps omitted units, an update succeeds that fails with 0.1.0', async () => {
  const keeping = await ReleaseWorld.open({ onOmission: 'keep' });
  try {
    const story: Step[] = [
      { action: 'CREATE', template: { AccessTokenValidity: 30, TokenValidityUnits: { AccessToken: 'minutes' } } },
      { action: 'UPDATE', template: { AccessTokenValidity: 4 } },
    ];
    const answer = async (handle: Handle) => (await play(keeping, handle, 'units', story)).at(-1)?.answer;
    expect(await answer(await keeping.older('0.1.0'))).toMatchObject({ status: 'FAILED', errorCode: 'InvalidRequest' });
    expect(await answer(await keeping.today())).toMatchObject({ status: 'SUCCESS', resourceModel: { AccessTokenValidity: 4 } });
  } finally {
    await keeping.close();
  }
});

test('a rollback succeeds that 0.1.0 refuses', async () => {
  const url = 'https://console.example.com';
  const flows = { AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid'], AllowedOAuthFlowsUserPoolClient: true };
  const story: Step[] = [
    { action: 'CREATE', template: {} },
    { action: 'CONSOLE', edit: { ...flows, CallbackURLs: [url] } },
    { action: 'UPDATE', template: flows },
    { action: 'UPDATE', template: { ...flows, CallbackURLs: [url] } },
    { action: 'UPDATE', template: flows, rollback: true },
  ];
  const answers = async (handle: Handle) => (await play(world, handle, 'rollback', story)).at(-1)?.answer;
  expect(await answers(await world.older('0.1.0'))).toMatchObject({ status: 'FAILED', errorCode: 'InvalidRequest' });
  expect(await answers(today)).toMatchObject({ status: 'SUCCESS', resourceModel: { ...flows, CallbackURLs: [url] } });
});
