import { invalidParameter, notFound } from './errors';
import { pageOf } from './pages';
import type { CognitoState, ResourceServer, UserPool } from './state';
import { findPool } from './userPools';

interface ServerName {
  UserPoolId: string;
  Identifier: string;
}

export function createResourceServer(
  state: CognitoState,
  request: ServerName & { Name: string; Scopes?: NonNullable<ResourceServer['scopes']> },
) {
  const pool = findPool(state, request.UserPoolId);
  const { Identifier: identifier, Name: name, Scopes: scopes = [] } = request;
  // The model has no exception for this. The text is INF, like the one for providers.
  if (pool.resourceServers.has(identifier)) throw invalidParameter(`${identifier} already exists in user pool ${pool.id}.`);
  const twice = scopes.find(({ ScopeName }, index) => scopes.findIndex((one) => one.ScopeName === ScopeName) < index);
  if (twice) throw invalidParameter(`${twice.ScopeName} is given twice in the scopes of ${identifier}.`); // INF
  const server: ResourceServer = { identifier, name, ...(scopes.length > 0 && { scopes }) };
  pool.resourceServers.add(identifier, server);
  return { ResourceServer: shownServer(pool, server) };
}

export function describeResourceServer(state: CognitoState, request: ServerName) {
  const { pool, server } = findServer(state, request);
  return { ResourceServer: shownServer(pool, server) };
}

/** A page has up to 50 servers (DOC). 50 is also the default of MaxResults (INF). */
export function listResourceServers(
  state: CognitoState,
  request: { UserPoolId: string; MaxResults?: number; NextToken?: string },
) {
  const pool = findPool(state, request.UserPoolId);
  const list = `resource servers of ${pool.id}`;
  const page = pageOf(list, pool.resourceServers, request.MaxResults ?? 50, request.NextToken);
  return {
    ResourceServers: page.items.map((server) => shownServer(pool, server)),
    ...(page.nextToken && { NextToken: page.nextToken }),
  };
}

/** Deletes a server also while clients name its scopes (LIVE). Cognito refuses their next update that still names one (INF). */
export function deleteResourceServer(state: CognitoState, request: ServerName): undefined {
  const { pool, server } = findServer(state, request);
  pool.resourceServers.delete(server.identifier);
}

/** Whether the pool has a scope, in the form `<identifier>/<scope>`. Only the identifier can contain a slash (DOC). */
export function hasScope(pool: UserPool, scope: string): boolean {
  const slash = scope.lastIndexOf('/');
  const server = pool.resourceServers.get(scope.slice(0, Math.max(slash, 0)));
  return server?.scopes?.some(({ ScopeName }) => ScopeName === scope.slice(slash + 1)) ?? false;
}

function findServer(state: CognitoState, request: ServerName): { pool: UserPool; server: ResourceServer } {
  const pool = findPool(state, request.UserPoolId);
  const server = pool.resourceServers.get(request.Identifier);
  if (!server) throw notFound(`Resource server ${request.Identifier} does not exist.`); // The text is INF.
  return { pool, server };
}

/** Without scopes the member is absent, like an empty list of a client (INF). */
const shownServer = (pool: UserPool, { identifier, name, scopes }: ResourceServer) => ({
  UserPoolId: pool.id,
  Identifier: identifier,
  Name: name,
  ...(scopes && { Scopes: scopes }),
});
