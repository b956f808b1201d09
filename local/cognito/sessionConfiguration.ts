/**
 * The operations on an app client's session configuration: how long it reuses the session of a user who signed in elsewhere
 * (DOC).
 */
import { unavailableInTier } from './errors';
import type { CognitoState } from './state';
import { type ClientNames, findClient } from './userPoolClients';

/** The session configuration of a client that never set one (DOC). */
const DEFAULT_MINUTES = 60;

export function getUserPoolClientSessionConfiguration(state: CognitoState, request: ClientNames) {
  const { client } = findClient(state, request);
  return shown(request, client.sessionMinutes ?? DEFAULT_MINUTES);
}

/** Replaces the whole configuration (DOC). Does not check that the pool tracks sessions: here every pool does. */
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
