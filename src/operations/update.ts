import type { UserPoolClients } from '../cognito/userPoolClients';
import { HandlerError } from '../model/handlerError';
import { mergeSettings } from '../model/merge';
import type { Properties } from '../model/properties';
import { type LiveUserPoolClient, userPoolClientModel } from '../model/userPoolClientModel';
import { identifiersOf } from './identifiers';
import type { OperationRequest } from './request';

/**
 * Brings a client to its desired state and keeps what the template never mentioned: reads the live client, merges, and
 * writes the whole, since Cognito resets what an update leaves out. One call to Cognito when nothing changes, else two. What is
 * repeated is all of it: somebody else may have changed the client meanwhile, or an update without an answer may have come through.
 */
export async function updateUserPoolClient(
  cognito: UserPoolClients,
  { desired, previous, record }: OperationRequest,
): Promise<Properties> {
  const identifiers = identifiersOf(desired);
  refuseOtherPool(desired, previous);
  return cognito.retries.run(async () => {
    const live = await cognito.describe(identifiers);
    refuseOtherSecret(desired, live);
    const { settings, ownership, changed } = mergeSettings(desired, previous, live);
    record.merged(ownership);
    return userPoolClientModel(changed.length === 0 ? live : await cognito.update(identifiers, settings));
  });
}

function refuseOtherPool(desired: Properties, previous: Properties): void {
  if (previous.UserPoolId === undefined || previous.UserPoolId === desired.UserPoolId) return;
  throw new HandlerError(
    'NotUpdatable',
    `UserPoolId can't change from ${previous.UserPoolId} to ${desired.UserPoolId}: a client stays in its pool. Replace the resource to make a client in the other pool.`,
  );
}

function refuseOtherSecret({ GenerateSecret }: Properties, live: LiveUserPoolClient): void {
  const hasSecret = live.ClientSecret !== undefined;
  if (GenerateSecret === undefined || GenerateSecret === hasSecret) return;
  throw new HandlerError(
    'NotUpdatable',
    `GenerateSecret can't change to ${GenerateSecret}: whether a client has a secret is decided when it is made. Replace the resource to make a client ${GenerateSecret ? 'with' : 'without'} a secret.`,
  );
}
