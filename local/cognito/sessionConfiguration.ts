/** The operations on how long an app client reuses the session of a user who signed in elsewhere (DOC). */
import { unavailableInTier } from './errors';
import type { CognitoState } from './state';
import { type ClientNames, findClient } from './userPoolClients';

/** What holds for a client whose session configuration was never set (DOC). */
const DEFAULT_MINUTES = 60;

export function getUserPoolClientSessionConfiguration(state: CognitoState, request: ClientNames) {
  const { client } = findClient(state, request);
  return shown(request, client.sessionMinutes ?? DEFAULT_MINUTES);
}

/** Replaces the whole configuration (DOC). That the pool has to track sessions is not checked: here it always does. */
export function setUserPoolClientSessionConfiguration(
  state: CognitoState,
  request: ClientNames & { SSOSession: { MaxValidityMinutes: number } },
) {
  const { pool, client } = findClient(state, request);
  // DOC; the name of the feature is INF.
  if (pool.tier === 'LITE') throw unavailableInTier(pool.tier, ['Session Configuration']);
  client.sessionMinutes = request.SSOSession.MaxValidityMinutes;
  return shown(request, client.sessionMinutes);
}

const shown = ({ UserPoolId, ClientId }: ClientNames, MaxValidityMinutes: number) => ({
  UserPoolId,
  ClientId,
  SSOSession: { MaxValidityMinutes },
});
