/** The five operations on app clients. */
import { firstBrokenRule } from './businessRules';
import { settingsAfter, shownSettings } from './clientSettings';
import { invalidParameter, limitExceeded, notFound } from './errors';
import { newClientId, newClientSecret } from './ids';
import { pageOf } from './pages';
import { type ClientSettings, type CognitoState, epochSeconds, type UserPool, type UserPoolClient } from './state';
import { findPool } from './userPools';

interface ClientName {
  UserPoolId: string;
  ClientId: string;
}

function findClient(state: CognitoState, { UserPoolId, ClientId }: ClientName): { pool: UserPool; client: UserPoolClient } {
  const pool = findPool(state, UserPoolId);
  const client = pool.clients.get(ClientId);
  // LIVE on update; taken to be the same on describe and delete (INF).
  if (!client) throw notFound('User pool client does not exist.');
  return { pool, client };
}

export function createUserPoolClient(
  state: CognitoState,
  request: ClientSettings & { UserPoolId: string; ClientName: string; GenerateSecret?: boolean; ClientSecret?: string },
) {
  const pool = findPool(state, request.UserPoolId);
  // That the two exclude each other is DOC, the text OPEN.
  if (request.GenerateSecret && request.ClientSecret !== undefined) {
    throw invalidParameter('ClientSecret can not be given when GenerateSecret is true.');
  }
  const clientSecret = request.ClientSecret ?? (request.GenerateSecret ? newClientSecret() : undefined);
  const settings = settingsAfter(request);
  const broken = firstBrokenRule({ settings, hasSecret: clientSecret !== undefined, pool, region: state.region });
  if (broken) throw broken;
  // The text is OPEN, and so is whether the quota is checked before the rules.
  if (pool.clients.size >= state.clientsPerPool) {
    throw limitExceeded(`User pool ${pool.id} can not have more than ${state.clientsPerPool} clients.`);
  }
  const now = state.now();
  const client: UserPoolClient = {
    clientId: newClientId(),
    clientName: request.ClientName,
    ...(clientSecret !== undefined && { clientSecret }),
    createdAt: now,
    modifiedAt: now,
    settings,
  };
  pool.clients.add(client.clientId, client);
  return { UserPoolClient: shownClient(state, pool, client, 'unsorted') };
}

export function describeUserPoolClient(state: CognitoState, request: ClientName) {
  const { pool, client } = findClient(state, request);
  return { UserPoolClient: shownClient(state, pool, client, 'sorted') };
}

/**
 * An update replaces the client: what it does not send, it resets. Name, secret and creation date stay (LIVE), and so, by the server's
 * option, may the attributes whose omission nobody has recorded.
 */
export function updateUserPoolClient(state: CognitoState, request: ClientSettings & ClientName & { ClientName?: string }) {
  const { pool, client } = findClient(state, request);
  const settings = settingsAfter(request, client.settings, state.onOmission);
  // The new whole is validated, not the difference (LIVE).
  const broken = firstBrokenRule({ settings, hasSecret: client.clientSecret !== undefined, pool, region: state.region });
  if (broken) throw broken;
  client.clientName = request.ClientName ?? client.clientName;
  client.settings = settings;
  client.modifiedAt = state.now();
  return { UserPoolClient: shownClient(state, pool, client, 'unsorted') };
}

export function deleteUserPoolClient(state: CognitoState, request: ClientName): undefined {
  const { pool, client } = findClient(state, request);
  pool.clients.delete(client.clientId);
}

/** A page holds up to 60 clients, each with no more than ids and name (DOC). Without MaxResults it holds that many (INF). */
export function listUserPoolClients(
  state: CognitoState,
  request: { UserPoolId: string; MaxResults?: number; NextToken?: string },
) {
  const pool = findPool(state, request.UserPoolId);
  const page = pageOf(`clients of ${pool.id}`, pool.clients, request.MaxResults ?? 60, request.NextToken);
  return {
    UserPoolClients: page.items.map((client) => ({
      ClientId: client.clientId,
      ClientName: client.clientName,
      UserPoolId: pool.id,
    })),
    ...(page.nextToken && { NextToken: page.nextToken }),
  };
}

/** A client as every answer but the list's shows it, the secret included (LIVE). */
function shownClient(state: CognitoState, pool: UserPool, client: UserPoolClient, lists: 'sorted' | 'unsorted') {
  const analytics = client.settings.AnalyticsConfiguration;
  return {
    UserPoolId: pool.id,
    ClientName: client.clientName,
    ClientId: client.clientId,
    ...(client.clientSecret !== undefined && { ClientSecret: client.clientSecret }),
    CreationDate: epochSeconds(client.createdAt),
    LastModifiedDate: epochSeconds(client.modifiedAt),
    ...shownSettings(client.settings, lists),
    ...(analytics?.ApplicationArn && { AnalyticsConfiguration: { ...analytics, RoleArn: serviceLinkedRole(state) } }),
  };
}

/** The role that reads back beside an ApplicationArn although nobody sent it (LIVE). */
const serviceLinkedRole = ({ accountId }: CognitoState) =>
  `arn:aws:iam::${accountId}:role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp`;
