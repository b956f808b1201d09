/** The steps of a story: its history up to the update, the update, and reads of its client. */
import { CognitoError } from '../../local/cognito/errors';
import type { AnsweredEvent } from '../../local/lambda/invoke';
import type { Properties, Settings } from '../../src/model/properties';
import type { Json, World } from '../../test/support/world';
import type { Story } from './arbitraries';

/** A client as Cognito shows it. */
export type Live = Properties & { UserPoolId: string; ClientId: string };

/** The live client and the previous state at the start of a story's update. */
export interface UpdateStart {
  live: Live;
  previous: Settings;
}

/** Plays a story up to its update. Returns undefined if Cognito refuses the first template. */
export async function playToUpdate(world: World, story: Story): Promise<UpdateStart | undefined> {
  const { secret, first, outside, failed, previous } = story;
  const created = await world.handle('CREATE', { ...first, ...(secret && { GenerateSecret: true }) });
  if (created.status === 'FAILED') return undefined;
  const made = await liveOf(world, created.resourceModel);
  if (outside) await setOutside(world, made, outside);
  const live = await liveOf(world, made);
  switch (previous) {
    case 'answered':
      return { live, previous: created.resourceModel as Settings };
    case 'read':
      return { live, previous: await read(world, live) };
    default:
      return { live, previous: { ...(previous === 'first' ? first : failed), UserPoolId: world.poolId } as Settings };
  }
}

/** Changes settings outside CloudFormation. A change that Cognito refuses has no effect on the story. */
async function setOutside(world: World, live: Live, { by, settings }: NonNullable<Story['outside']>): Promise<void> {
  if (by === 'script') await isAccepted(world.overwrite(live.ClientId, { ...settings }));
  else await isAccepted(world.editInConsole(live.ClientId, { ...withOtherUnits(settings, live) }));
}

/** Settings that set the unit of one token keep the units of the other tokens. */
export function withOtherUnits(settings: Settings, others: Settings): Settings {
  const { TokenValidityUnits: units } = settings;
  return units ? { ...settings, TokenValidityUnits: { ...others.TokenValidityUnits, ...units } } : settings;
}

/** True if Cognito accepts a request that does not come from the handlers. */
export async function isAccepted(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (error instanceof CognitoError) return false;
    throw error;
  }
}

export async function update(world: World, { ClientId }: Live, desired: Settings, previous: Settings) {
  const answer: { event?: AnsweredEvent } = {};
  const requests = await world.requestsOf(async () => {
    answer.event = await world.handle('UPDATE', { ...desired, ClientId }, { previous });
  });
  return { event: answer.event as AnsweredEvent, operations: requests.map(({ operation }) => operation) };
}

export async function liveOf(world: World, model: Json | Live | undefined): Promise<Json & Live> {
  const live = (await world.live(String(model?.ClientId))) as Json & Live;
  return { ...live, PublishSecretsInAWSSecretsManager: live.ClientSecretArn !== undefined };
}

/** The client secret, from Cognito or from Secrets Manager. Undefined for a client without one. */
export function secretValueOf(world: World, { ClientSecret, ClientSecretArn }: Live): string | undefined {
  if (ClientSecretArn === undefined) return ClientSecret;
  const { SecretString } = world.cognito.perform('GetSecretValue', { SecretId: ClientSecretArn });
  return JSON.parse(String(SecretString)).clientSecretValue;
}

export async function read(world: World, { ClientId }: Live): Promise<Settings> {
  return (await world.handle('READ', { ClientId })).resourceModel as Settings;
}
