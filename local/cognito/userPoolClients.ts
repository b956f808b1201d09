import { iamArn } from './arns';
import { firstBrokenRule } from './businessRules';
import { settingsAfter, shownSettings } from './clientSettings';
import { invalidParameter, limitExceeded, notFound } from './errors';
import { arnOf, hasGeneratedSecret, publishSecret, rotateSecret, withdrawSecret } from './managedSecrets';
import { pageOf } from './pages';
import { type ClientSettings, type CognitoState, epochSeconds, type UserPool, type UserPoolClient } from './state';
import { findPool } from './userPools';

export interface ClientNames {
  UserPoolId: string;
  ClientId: string;
}

export function findClient(
  state: CognitoState,
  { UserPoolId, ClientId }: ClientNames,
): { pool: UserPool; client: UserPoolClient } {
  const pool = findPool(state, UserPoolId);
  const client = pool.clients.get(ClientId);
  // LIVE for an update, INF for describe and delete.
  if (!client) throw notFound('User pool client does not exist.');
  return { pool, client };
}

export function createUserPoolClient(
  state: CognitoState,
  request: ClientSettings &
    Publication & { UserPoolId: string; ClientName: string; GenerateSecret?: boolean; ClientSecret?: string },
) {
  const pool = findPool(state, request.UserPoolId);
  // They exclude each other (DOC). The text of the message is INF.
  if (request.GenerateSecret && request.ClientSecret !== undefined) {
    throw invalidParameter('ClientSecret can not be given when GenerateSecret is true.');
  }
  const clientSecret = request.ClientSecret ?? (request.GenerateSecret ? state.ids.newClientSecret() : undefined);
  const settings = settingsAfter(request);
  const hasSecret = clientSecret !== undefined;
  const { region, disabledOnLite, relativeUrls } = state;
  const broken = firstBrokenRule({ settings, hasSecret, action: 'creating', pool, region, disabledOnLite, relativeUrls });
  if (broken) throw broken;
  // The order, the quota after the rules, is INF.
  if (pool.clients.size >= state.clientsPerPool) throw poolIsFull(state, pool);
  const now = state.now();
  const client: UserPoolClient = {
    clientId: state.ids.newClientId(),
    clientName: request.ClientName,
    secrets:
      clientSecret === undefined
        ? []
        : [{ value: clientSecret, isGenerated: request.ClientSecret === undefined, createdAt: now }],
    createdAt: now,
    modifiedAt: now,
    settings,
  };
  refusePublication(state, client, request);
  publish(state, pool, client, request);
  pool.clients.add(client.clientId, client);
  return { UserPoolClient: shownClient(state, pool, client, 'unsorted') };
}

export function describeUserPoolClient(state: CognitoState, request: ClientNames) {
  const { pool, client } = findClient(state, request);
  return { UserPoolClient: shownClient(state, pool, client, 'sorted') };
}

/**
 * An update replaces the client: it resets every attribute that the request omits. Name, secret and creation date stay (LIVE).
 * Attributes without a recording of their omission stay with `onOmission: keep`.
 */
export function updateUserPoolClient(
  state: CognitoState,
  request: ClientSettings & Publication & ClientNames & { ClientName?: string },
) {
  const { pool, client } = findClient(state, request);
  const settings = settingsAfter(request, client.settings, state.onOmission);
  // Cognito validates the whole new client, not only the changes (LIVE).
  const hasSecret = client.secrets.length > 0;
  const { region, disabledOnLite, relativeUrls } = state;
  const broken = firstBrokenRule({ settings, hasSecret, action: 'updating', pool, region, disabledOnLite, relativeUrls });
  if (broken) throw broken;
  refusePublication(state, client, request);
  publish(state, pool, client, request);
  client.clientName = request.ClientName ?? client.clientName;
  client.settings = settings;
  client.modifiedAt = state.now();
  return { UserPoolClient: shownClient(state, pool, client, 'unsorted') };
}

export function deleteUserPoolClient(state: CognitoState, request: ClientNames): undefined {
  const { pool, client } = findClient(state, request);
  pool.clients.delete(client.clientId);
}

/** A page has up to 60 clients, each only with ids and name (DOC). 60 is also the default of MaxResults (INF). */
export function listUserPoolClients(
  state: CognitoState,
  request: { UserPoolId: string; MaxResults?: number; NextToken?: string; ClientType?: string },
) {
  const pool = findPool(state, request.UserPoolId);
  const page = pageOf(`clients of ${pool.id}`, pool.clients, request.MaxResults ?? 60, request.NextToken);
  // Cognito filters a page after it has cut it, so an empty page can have a next one (DOC). No local client has the type DCR.
  const clients = request.ClientType === 'DCR' ? [] : page.items;
  return {
    UserPoolClients: clients.map((client) => ({
      ClientId: client.clientId,
      ClientName: client.clientName,
      UserPoolId: pool.id,
    })),
    ...(page.nextToken && { NextToken: page.nextToken }),
  };
}

interface Publication {
  PublishSecretsInAWSSecretsManager?: boolean;
}

/** How Cognito answers for a client without a generated secret is OPEN, so the server's option decides. The text is INF. */
function refusePublication(
  { publishWithoutSecret }: CognitoState,
  client: UserPoolClient,
  { PublishSecretsInAWSSecretsManager: wanted }: Publication,
): void {
  if (wanted && publishWithoutSecret === 'refused' && !hasGeneratedSecret(client)) {
    throw invalidParameter(
      'PublishSecretsInAWSSecretsManager can only be true if user pool client has a generated client secret.',
    );
  }
}

/**
 * Moves the secret to Secrets Manager or back (DOC). Whether Cognito rotates a secret again that it already manages is OPEN, so
 * the server's option decides.
 */
function publish(
  state: CognitoState,
  pool: UserPool,
  client: UserPoolClient,
  { PublishSecretsInAWSSecretsManager: wanted }: Publication,
): void {
  const { managedSecret } = client;
  if (wanted && managedSecret && state.publishAgain === 'rotates') rotateSecret(state, client, managedSecret);
  if (wanted && !managedSecret && hasGeneratedSecret(client)) publishSecret(state, pool, client);
  if (wanted === false && managedSecret) withdrawSecret(client);
}

/**
 * A client as all answers except the list show it: with its secret (LIVE), or with the ARN of a managed secret (DOC). Of two
 * secrets, answers show the older one (INF).
 */
function shownClient(state: CognitoState, pool: UserPool, client: UserPoolClient, lists: 'sorted' | 'unsorted') {
  const analytics = client.settings.AnalyticsConfiguration;
  const [secret] = client.secrets;
  return {
    UserPoolId: pool.id,
    ClientName: client.clientName,
    ClientId: client.clientId,
    ...(client.managedSecret
      ? { ClientSecretArn: arnOf(state, client.managedSecret) }
      : secret && { ClientSecret: secret.value }),
    CreationDate: epochSeconds(client.createdAt),
    LastModifiedDate: epochSeconds(client.modifiedAt),
    ...shownSettings(client.settings, lists),
    ...(analytics?.ApplicationArn && { AnalyticsConfiguration: { ...analytics, RoleArn: serviceLinkedRole(state) } }),
    ...(state.clientType === 'shown' && { ClientType: 'REGULAR' }),
  };
}

const poolIsFull = ({ limitText, clientsPerPool }: CognitoState, pool: UserPool) =>
  limitExceeded(
    limitText === 'plain' ? 'Limit exceeded' : `User pool ${pool.id} can not have more than ${clientsPerPool} clients.`,
  );

/** The role that Cognito adds to an ApplicationArn in its answers (LIVE). */
const serviceLinkedRole = (state: CognitoState) =>
  iamArn(state, 'role/aws-service-role/cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdp');
