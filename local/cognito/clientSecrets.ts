/**
 * The operations on the secrets of an app client. It has two secrets while its apps change from the old one to the new one (DOC).
 */
import { invalidParameter, limitExceeded, notFound } from './errors';
import { MOST_SECRETS } from './managedSecrets';
import { type ClientSecret, type CognitoState, epochSeconds } from './state';
import { type ClientNames, findClient } from './userPoolClients';

/** Answers the value only here, and only if Cognito generated it (DOC). The error texts are INF. */
export function addUserPoolClientSecret(state: CognitoState, request: ClientNames & { ClientSecret?: string }) {
  const { client } = findClient(state, request);
  // Only a confidential client can get another secret (DOC). It was created with a secret.
  const [last] = client.secrets;
  if (!last) throw invalidParameter('User pool client does not have a client secret.');
  if (client.secrets.length >= MOST_SECRETS) {
    throw limitExceeded(`User pool client can not have more than ${MOST_SECRETS} client secrets.`);
  }
  // In a later millisecond than the last secret, because the id contains the time.
  const createdAt = Math.max(state.now(), last.createdAt + 1);
  const { ClientSecret } = request;
  const secret = { value: ClientSecret ?? state.ids.newClientSecret(), isGenerated: ClientSecret === undefined, createdAt };
  client.secrets.push(secret);
  return {
    ClientSecretDescriptor: {
      ...descriptor(client.clientId, secret),
      ...(request.ClientSecret === undefined && { ClientSecretValue: secret.value }),
    },
  };
}

/** Both secrets in one answer, without their values (DOC). */
export function listUserPoolClientSecrets(state: CognitoState, request: ClientNames) {
  const { client } = findClient(state, request);
  return { ClientSecrets: client.secrets.map((secret) => descriptor(client.clientId, secret)) };
}

/** Refuses to delete the last secret (DOC). The error texts are INF. */
export function deleteUserPoolClientSecret(
  state: CognitoState,
  request: ClientNames & { ClientSecretId: string },
): Record<string, never> {
  const { client } = findClient(state, request);
  const rest = client.secrets.filter((secret) => idOf(client.clientId, secret) !== request.ClientSecretId);
  if (rest.length === client.secrets.length) throw notFound('Client secret does not exist.');
  if (rest.length === 0) throw invalidParameter('The last client secret of a user pool client can not be deleted.');
  client.secrets = rest;
  return {};
}

/** `<client-id>--<epoch>` (DOC), in milliseconds (INF). */
const idOf = (clientId: string, { createdAt }: ClientSecret) => `${clientId}--${createdAt}`;

const descriptor = (clientId: string, secret: ClientSecret) => ({
  ClientSecretId: idOf(clientId, secret),
  ClientSecretCreateDate: epochSeconds(secret.createdAt),
});
