/** The properties of every update, for clients with any history. Each property plays a story over HTTP and checks the client. */
import { ok as assert, deepStrictEqual as assertEqual } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { AnsweredEvent } from '../../local/lambda/invoke';
import type { Properties, Settings } from '../../src/model/properties';
import { present, UNTOUCHED } from '../../test/support/clients';
import type { Json, World } from '../../test/support/world';
import type { Story } from './arbitraries';
import { expectedLive, expectedModel, expectedOfCreate, inEffect } from './oracle';
import { isAccepted, type Live, liveOf, playToUpdate, read, secretValueOf, update, withOtherUnits } from './storySteps';

/** Says if Cognito accepted the story's request. A refused story still shows that a refusal changes nothing. */
export type Acceptance = 'accepted' | 'refused';

/** @throws AssertionError when the property does not hold */
export type Property = (world: World, story: Story) => Promise<Acceptance>;

export const PROPERTIES: Readonly<Record<string, Property>> = {
  'a create sets the settings of the template and no others, and answers the same model as Read': async (
    world,
    { secret, first },
  ) => {
    const template = { ClientName: 'app', ...first };
    const event = await world.handle('CREATE', { ...template, GenerateSecret: secret });
    const expected = expectedOfCreate(template);
    if (event.status === 'FAILED') return refused(world, event, template, expected, secret);
    const live = await liveOf(world, event.resourceModel);
    assertEqual(live, { ...identityOf(live), ...expected });
    assertEqual(secretValueOf(world, live) !== undefined, secret);
    assertEqual(event.resourceModel, expectedModel(live));
    assertEqual(await read(world, live), event.resourceModel);
    return 'accepted';
  },

  'an update sets, releases and keeps settings with one Describe and at most one Update, and answers the same model as Read':
    async (world, story) => {
      const start = await playToUpdate(world, story);
      if (!start) return 'refused';
      const { live, previous } = start;
      const expected = expectedLive({ desired: story.desired, previous, live: settingsIn(live) });
      const secret = secretValueOf(world, live);
      const { event, operations } = await update(world, live, story.desired, previous);
      const after = await liveOf(world, live);
      if (event.status === 'FAILED') {
        assertEqual(after, live);
        return refused(world, event, story.desired, expected, story.secret);
      }
      const isMoved = after.PublishSecretsInAWSSecretsManager !== live.PublishSecretsInAWSSecretsManager;
      // An update that omits the name of a default unit may remove it or keep it, depending on the reading. The effect is the
      // same.
      assertEqual(inEffect(after, story.desired), {
        ...identityOf(isMoved ? after : live),
        ...inEffect(expected, story.desired),
      });
      // A move into Secrets Manager rotates the secret. An update without a move must not change it.
      if (!isMoved) assertEqual(secretValueOf(world, after), secret);
      const written = isDeepStrictEqual(after, live) ? [] : ['UpdateUserPoolClient'];
      if (!showsThirtyHours(live)) assertEqual(operations, ['DescribeUserPoolClient', ...written]);
      assertEqual(event.resourceModel, expectedModel(after));
      assertEqual(await read(world, live), event.resourceModel);
      return 'accepted';
    },

  'the same update again writes nothing, also with its values in another order and as strings': async (world, story) => {
    const start = await playToUpdate(world, story);
    if (!start) return 'refused';
    const { live, previous } = start;
    const { event } = await update(world, live, story.desired, previous);
    if (event.status === 'FAILED') return 'refused';
    const befores = showsThirtyHours(settingsIn(await liveOf(world, live))) ? [story.desired] : [previous, story.desired];
    for (const before of befores) {
      const again = await update(world, live, reversedStrings(story.desired) as Settings, reversedStrings(before) as Settings);
      assertEqual(again, { event, operations: ['DescribeUserPoolClient'] });
    }
    return 'accepted';
  },

  'a rollback restores every setting': async (world, story) => {
    const { first, desired } = story;
    // A complete model has the console's settings as if the template had set them, so such stories have no change outside. Other
    // stories change outside only the settings that neither template sets: a template's setting is not kept for the console.
    const inModels = story.previous === 'answered' || story.previous === 'read';
    const outside = { by: 'console', settings: unmentioned(story.outside?.settings ?? {}, first, desired) } as const;
    const start = await playToUpdate(world, {
      ...story,
      ...(inModels ? { outside: undefined } : { outside, previous: 'first' }),
    });
    if (!start) return 'refused';
    const { live, previous } = start;
    const { event } = await update(world, live, desired, previous);
    if (event.status === 'FAILED') return 'refused';
    const rollback = await update(world, live, first, inModels ? (event.resourceModel as Settings) : desired);
    assertEqual(rollback.event.status, 'SUCCESS');
    const now = inEffect(await liveOf(world, live), first);
    const former = inEffect(live, first);
    assertEqual(resettable(now), resettable(former));
    // A released name stays, a released secret stays where it is, and a released rotation is disabled.
    if (first.ClientName !== undefined) assertEqual(now.ClientName, former.ClientName);
    if (first.PublishSecretsInAWSSecretsManager !== undefined) {
      assertEqual(now.PublishSecretsInAWSSecretsManager, former.PublishSecretsInAWSSecretsManager);
    }
    assertEqual(now.RefreshTokenRotation, former.RefreshTokenRotation ?? disabledRotation(desired));
    return 'accepted';
  },

  'after a template stops setting a property, the client reads like one that never had it': async (world, story) => {
    const { secret, first, desired } = story;
    const previousState = story.previous === 'failed' ? 'first' : story.previous;
    const start = await playToUpdate(world, { ...story, outside: undefined, previous: previousState });
    if (!start) return 'refused';
    const { live, previous } = start;
    const { event } = await update(world, live, desired, previous);
    const fresh = await world.handle('CREATE', {
      ClientName: live.ClientName,
      ...desired,
      ...(secret && { GenerateSecret: true }),
    });
    assertEqual(event.status, fresh.status);
    if (event.status === 'FAILED') return 'refused';
    const model = inEffect(withoutIds(event.resourceModel), desired);
    const freshModel = inEffect(withoutIds(fresh.resourceModel), desired);
    assertEqual(resettable(model), resettable(freshModel));
    assertEqual(model.ClientName, freshModel.ClientName);
    assertEqual(model.RefreshTokenRotation, freshModel.RefreshTokenRotation ?? disabledRotation(first));
    return 'accepted';
  },
};

/** The settings that a rollback restores and a release resets. The others stay. */
function resettable({
  ClientName: _name,
  RefreshTokenRotation: _rotation,
  PublishSecretsInAWSSecretsManager: _published,
  ClientSecret: _secret,
  ClientSecretArn: _arn,
  ...rest
}: Properties): Properties {
  return rest;
}

/** The handlers may refuse only what Cognito refuses: a new client with the expected settings must be refused, too. */
async function refused(
  world: World,
  event: AnsweredEvent,
  desired: Settings,
  expected: Settings,
  GenerateSecret: boolean,
): Promise<Acceptance> {
  assertEqual(event.errorCode, 'InvalidRequest');
  // The handlers refuse this combination. Cognito may ignore it.
  if (desired.PublishSecretsInAWSSecretsManager && !GenerateSecret) return 'refused';
  const { Name: _name, ...model }: Properties = { ...expectedModel(expected), GenerateSecret };
  // Defaults that no request set are left out. For example, the default number 30 would count in the unit.
  const sent = Object.entries({ ...model, ...withOtherUnits(desired, model) }).filter(
    ([name, value]) => name in desired || !isDeepStrictEqual(value, (UNTOUCHED as Json)[name]),
  );
  const accepted = await isAccepted(world.createOutside(Object.fromEntries(sent)));
  assert(!accepted, `Cognito accepts the settings that the handlers refused: ${event.message}`);
  return 'refused';
}

/** A rotation that a template has set cannot be removed. It is disabled. */
const disabledRotation = ({ RefreshTokenRotation: set }: Settings) =>
  set && ({ Feature: 'DISABLED', RetryGracePeriodSeconds: 0 } as const);

function identityOf({ UserPoolId, ClientId, ClientSecret, ClientSecretArn }: Live) {
  return present({ UserPoolId, ClientId, ClientSecret, ClientSecretArn });
}

function settingsIn({
  UserPoolId: _pool,
  ClientId: _id,
  ClientSecret: _secret,
  ClientSecretArn: _arn,
  ...settings
}: Live): Settings {
  return settings;
}

function withoutIds({ ClientId: _id, ClientSecret: _secret, ClientSecretArn: _arn, ...model }: Properties = {}): Properties {
  return model;
}

/** The settings that none of the templates sets. */
function unmentioned(settings: Settings, ...templates: Settings[]): Settings {
  const { TokenValidityUnits: units = {}, ...others } = settings;
  const setTokens = TOKENS.filter((token) => !isUnset(token, settings, templates));
  const mentioned = new Set<string>([...templates.flatMap(Object.keys), ...setTokens.map((token) => `${token}Validity`)]);
  return {
    ...Object.fromEntries(Object.entries(others).filter(([name]) => !mentioned.has(name))),
    TokenValidityUnits: Object.fromEntries(Object.entries(units).filter(([token]) => !setTokens.some((one) => one === token))),
  };
}

const TOKENS = ['AccessToken', 'IdToken', 'RefreshToken'] as const;

/** True if no template sets the validity, a number with its unit. A template with only the same unit keeps the number. */
function isUnset(token: (typeof TOKENS)[number], settings: Settings, templates: Settings[]): boolean {
  const number = settings[`${token}Validity`];
  const isNumber = number !== undefined && number !== 0 && number !== 30;
  return templates.every(({ [`${token}Validity` as const]: validity, TokenValidityUnits: units }) => {
    const unit = units?.[token];
    return validity === undefined && (unit === undefined || (isNumber && unit === settings.TokenValidityUnits?.[token]));
  });
}

/** The same value with keys and list items reversed, and numbers and booleans as strings, which CloudFormation may send. */
function reversedStrings(value: unknown): unknown {
  if (Array.isArray(value)) return value.toReversed().map(reversedStrings);
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).toReversed();
  return Object.fromEntries(members.map(([name, member]) => [name, reversedStrings(member)]));
}

/** Describe shows 0 hours (which means 30 days) as 30 hours. So the handlers write a new 0 even if nothing changes. */
function showsThirtyHours({ RefreshTokenValidity, TokenValidityUnits }: Settings): boolean {
  return RefreshTokenValidity === 30 && TokenValidityUnits?.RefreshToken === 'hours';
}
