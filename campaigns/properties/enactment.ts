/** Plays a story up to its update, and looks at its client. */
import { CognitoError } from '../../local/cognito/errors';
import type { AnsweredEvent } from '../../local/lambda/invoke';
import type { Properties, Settings } from '../../src/model/properties';
import type { Json, World } from '../../test/support/world';
import type { Story } from './arbitraries';

/** A client as Cognito shows it. */
export type Live = Properties & { UserPoolId: string; ClientId: string };

/** Where the update of a story begins. */
export interface Scene {
  live: Live;
  previous: Settings;
}

/** Makes the client of a story, and answers nothing where Cognito refuses the first template. */
export async function enact(world: World, { secret, first, outside, failed, previous }: Story): Promise<Scene | undefined> {
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

/** An edit that Cognito refuses to the console or the script stays out of the story. */
async function setOutside(world: World, live: Live, { by, settings }: NonNullable<Story['outside']>): Promise<void> {
  const { TokenValidityUnits: units } = settings;
  const merged = units && { TokenValidityUnits: { ...live.TokenValidityUnits, ...units } };
  if (by === 'script') await isTaken(world.overwrite(live.ClientId, { ...settings }));
  else await isTaken(world.editInConsole(live.ClientId, { ...settings, ...merged }));
}

/** Whether Cognito takes a request that does not come from the handlers. */
export async function isTaken(request: Promise<unknown>): Promise<boolean> {
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

/** The secret that an app signs in with, wherever it is kept. */
export function valueOfSecret(world: World, { ClientSecret, ClientSecretArn }: Live): string | undefined {
  if (ClientSecretArn === undefined) return ClientSecret;
  const { SecretString } = world.cognito.perform('GetSecretValue', { SecretId: ClientSecretArn });
  return JSON.parse(String(SecretString)).clientSecretValue;
}

export async function read(world: World, { ClientId }: Live): Promise<Settings> {
  return (await world.handle('READ', { ClientId })).resourceModel as Settings;
}
