/** What holds of every update, whatever the client has been through. Each property tells one story over HTTP and looks at the client. */
import { ok as assert, deepStrictEqual as assertEqual } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { AnsweredEvent } from '../../local/lambda/invoke';
import type { Properties, Settings } from '../../src/model/properties';
import { present, UNTOUCHED } from '../../test/support/clients';
import type { Json, World } from '../../test/support/world';
import type { Story } from './arbitraries';
import { enact, isTaken, type Live, liveOf, read, update, valueOfSecret } from './enactment';
import { expectedLive, expectedModel, expectedOfCreate, inEffect } from './oracle';

/** Whether Cognito takes what a story comes to; one that it refuses has shown that a refusal changes nothing. */
export type Acceptance = 'accepted' | 'refused';

/** @throws AssertionError when the property does not hold */
export type Property = (world: World, story: Story) => Promise<Acceptance>;

export const PROPERTIES: Readonly<Record<string, Property>> = {
  'a create sets what the template says and nothing else, and answers what Read answers': async (world, { secret, first }) => {
    const template = { ClientName: 'app', ...first };
    const event = await world.handle('CREATE', { ...template, GenerateSecret: secret });
    const expected = expectedOfCreate(template);
    if (event.status === 'FAILED') return refused(world, event, template, expected, secret);
    const live = await liveOf(world, event.resourceModel);
    assertEqual(live, { ...identityOf(live), ...expected });
    assertEqual(valueOfSecret(world, live) !== undefined, secret);
    assertEqual(event.resourceModel, expectedModel(live));
    assertEqual(await read(world, live), event.resourceModel);
    return 'accepted';
  },

  'an update leaves what a person expects, in one Describe and at most one Update, and answers what Read answers': async (
    world,
    story,
  ) => {
    const scene = await enact(world, story);
    if (!scene) return 'refused';
    const { live, previous } = scene;
    const expected = expectedLive({ desired: story.desired, previous, live: settingsIn(live) });
    const secret = valueOfSecret(world, live);
    const { event, operations } = await update(world, live, story.desired, previous);
    const after = await liveOf(world, live);
    if (event.status === 'FAILED') {
      assertEqual(after, live);
      return refused(world, event, story.desired, expected, story.secret);
    }
    const isMoved = after.PublishSecretsInAWSSecretsManager !== live.PublishSecretsInAWSSecretsManager;
    // Whether an update that leaves out the name of a default unit takes it away depends on the reading, and changes nothing in effect.
    assertEqual(inEffect(after, story.desired), {
      ...identityOf(isMoved ? after : live),
      ...inEffect(expected, story.desired),
    });
    // To move a secret into Secrets Manager rotates it, and nothing else does.
    if (!isMoved) assertEqual(valueOfSecret(world, after), secret);
    const written = isDeepStrictEqual(after, live) ? [] : ['UpdateUserPoolClient'];
    if (!showsThirtyHours(live)) assertEqual(operations, ['DescribeUserPoolClient', ...written]);
    assertEqual(event.resourceModel, expectedModel(after));
    assertEqual(await read(world, live), event.resourceModel);
    return 'accepted';
  },

  'the same update again writes nothing, in whatever order and however typed its values come': async (world, story) => {
    const scene = await enact(world, story);
    if (!scene) return 'refused';
    const { live, previous } = scene;
    const { event } = await update(world, live, story.desired, previous);
    if (event.status === 'FAILED') return 'refused';
    const befores = showsThirtyHours(settingsIn(await liveOf(world, live))) ? [story.desired] : [previous, story.desired];
    for (const before of befores) {
      const again = await update(world, live, otherwiseWritten(story.desired) as Settings, otherwiseWritten(before) as Settings);
      assertEqual(again, { event, operations: ['DescribeUserPoolClient'] });
    }
    return 'accepted';
  },

  'a rollback brings back every attribute': async (world, story) => {
    const { first, desired } = story;
    // A whole model holds what was kept for the console as if it were the template's, so there nothing is set outside. Nor on
    // attributes that one of the templates names: they are not the console's any more.
    const inModels = story.previous === 'answered' || story.previous === 'read';
    const outside = { by: 'console', settings: unmentioned(story.outside?.settings ?? {}, first, desired) } as const;
    const scene = await enact(world, { ...story, ...(inModels ? { outside: undefined } : { outside, previous: 'first' }) });
    if (!scene) return 'refused';
    const { live, previous } = scene;
    const { event } = await update(world, live, desired, previous);
    if (event.status === 'FAILED') return 'refused';
    const rollback = await update(world, live, first, inModels ? (event.resourceModel as Settings) : desired);
    assertEqual(rollback.event.status, 'SUCCESS');
    const now = inEffect(await liveOf(world, live), first);
    const former = inEffect(live, first);
    assertEqual(returning(now), returning(former));
    // A name and a secret that are released stay, and a rotation can only be switched off.
    if (first.ClientName !== undefined) assertEqual(now.ClientName, former.ClientName);
    if (first.PublishSecretsInAWSSecretsManager !== undefined) {
      assertEqual(now.PublishSecretsInAWSSecretsManager, former.PublishSecretsInAWSSecretsManager);
    }
    assertEqual(now.RefreshTokenRotation, former.RefreshTokenRotation ?? switchedOff(desired));
    return 'accepted';
  },

  'what a template stops setting reads as for a client that never had it': async (world, story) => {
    const { secret, first, desired } = story;
    const scene = await enact(world, { ...story, outside: undefined, ...(story.previous === 'failed' && { previous: 'first' }) });
    if (!scene) return 'refused';
    const { live, previous } = scene;
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
    assertEqual(returning(model), returning(freshModel));
    assertEqual(model.ClientName, freshModel.ClientName);
    assertEqual(model.RefreshTokenRotation, freshModel.RefreshTokenRotation ?? switchedOff(first));
    return 'accepted';
  },
};

/** What a rollback brings back, and what a release takes away: all but what stays. */
function returning({
  ClientName: _name,
  RefreshTokenRotation: _rotation,
  PublishSecretsInAWSSecretsManager: _published,
  ClientSecret: _secret,
  ClientSecretArn: _arn,
  ...rest
}: Properties): Properties {
  return rest;
}

/** An event may say no to exactly that to which Cognito itself says no: a client as it was to become can't be made either. */
async function refused(
  world: World,
  event: AnsweredEvent,
  desired: Settings,
  expected: Settings,
  GenerateSecret: boolean,
): Promise<Acceptance> {
  assertEqual(event.errorCode, 'InvalidRequest');
  // Here the handlers refuse what Cognito may ignore.
  if (desired.PublishSecretsInAWSSecretsManager && !GenerateSecret) return 'refused';
  const { Name: _name, ...model }: Properties = { ...expectedModel(expected), GenerateSecret };
  // What a client shows that nobody set is not said: 30, for one, would count in the unit.
  const said = Object.entries({ ...model, ...desired }).filter(
    ([name, value]) => name in desired || !isDeepStrictEqual(value, (UNTOUCHED as Json)[name]),
  );
  const taken = await isTaken(world.createOutside(Object.fromEntries(said)));
  assert(!taken, `Cognito takes what was refused: ${event.message}`);
  return 'refused';
}

/** A rotation that a template once set does not go away again: it is switched off. */
const switchedOff = ({ RefreshTokenRotation: set }: Settings) =>
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

/** What none of the templates speaks of. */
function unmentioned(settings: Settings, ...templates: Settings[]): Settings {
  const { TokenValidityUnits: units = {}, ...others } = settings;
  const spokenOf = TOKENS.filter((token) => !isFree(token, settings, templates));
  const mentioned = new Set<string>([...templates.flatMap(Object.keys), ...spokenOf.map((token) => `${token}Validity`)]);
  return {
    ...Object.fromEntries(Object.entries(others).filter(([name]) => !mentioned.has(name))),
    TokenValidityUnits: Object.fromEntries(Object.entries(units).filter(([token]) => !spokenOf.some((one) => one === token))),
  };
}

const TOKENS = ['AccessToken', 'IdToken', 'RefreshToken'] as const;

/** A validity and its unit are spoken of together, but a template that has nothing but the unit leaves the number alone. */
function isFree(token: (typeof TOKENS)[number], settings: Settings, templates: Settings[]): boolean {
  const number = settings[`${token}Validity`];
  const isNumber = number !== undefined && number !== 0 && number !== 30;
  return templates.every(({ [`${token}Validity` as const]: validity, TokenValidityUnits: units }) => {
    const unit = units?.[token];
    return validity === undefined && (unit === undefined || (isNumber && unit === settings.TokenValidityUnits?.[token]));
  });
}

/** The same, with keys and list items the other way round and every number and boolean as CloudFormation may send it, as a string. */
function otherwiseWritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.toReversed().map(otherwiseWritten);
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).toReversed();
  return Object.fromEntries(members.map(([name, member]) => [name, otherwiseWritten(member)]));
}

/** What shows the same whether somebody set 30 hours or asked by 0 for 30 days: a new 0 is written over it, though nothing changes to see. */
function showsThirtyHours({ RefreshTokenValidity, TokenValidityUnits }: Settings): boolean {
  return RefreshTokenValidity === 30 && TokenValidityUnits?.RefreshToken === 'hours';
}
