/** The operations on user pools, with the members that matter to app clients. */
import { userPoolArn } from './arns';
import { Catalog } from './catalog';
import { notFound } from './errors';
import { pageOf } from './pages';
import { type CognitoState, epochSeconds, type UserPool } from './state';
import { newSchema, type RequestedAttribute, withCustomAttributes } from './userAttributes';

/** @throws CognitoError ResourceNotFoundException for a missing pool */
export function findPool(state: CognitoState, id: string): UserPool {
  const pool = state.pools.get(id);
  if (!pool) throw notFound(`User pool ${id} does not exist.`); // LIVE
  return pool;
}

interface PoolRequest {
  PoolName: string;
  Schema?: RequestedAttribute[];
  UserPoolTier?: string;
}

export function createUserPool(state: CognitoState, request: PoolRequest) {
  return { UserPool: shownPool(state, addUserPool(state, state.ids.newUserPoolId(state.region), request)) };
}

/** @param id the id of the new pool, which must not exist yet */
export function addUserPool(state: CognitoState, id: string, request: PoolRequest): UserPool {
  const now = state.now();
  const pool: UserPool = {
    id,
    name: request.PoolName,
    // The default tier (DOC).
    tier: request.UserPoolTier ?? 'ESSENTIALS',
    createdAt: now,
    modifiedAt: now,
    schema: newSchema(request.Schema ?? []),
    identityProviders: new Catalog(),
    resourceServers: new Catalog(),
    clients: new Catalog(),
  };
  state.pools.add(pool.id, pool);
  return pool;
}

/** Answers an empty structure, not an empty body, because the operation has an output without members (DOC). */
export function addCustomAttributes(
  state: CognitoState,
  request: { UserPoolId: string; CustomAttributes: RequestedAttribute[] },
): Record<string, never> {
  const pool = findPool(state, request.UserPoolId);
  pool.schema = withCustomAttributes(pool.schema, request.CustomAttributes);
  pool.modifiedAt = state.now();
  return {};
}

export function describeUserPool(state: CognitoState, request: { UserPoolId: string }) {
  return { UserPool: shownPool(state, findPool(state, request.UserPoolId)) };
}

export function listUserPools(state: CognitoState, request: { MaxResults: number; NextToken?: string }) {
  const page = pageOf('pools', state.pools, request.MaxResults, request.NextToken);
  return { UserPools: page.items.map(summary), ...(page.nextToken && { NextToken: page.nextToken }) };
}

export function deleteUserPool(state: CognitoState, request: { UserPoolId: string }): undefined {
  state.pools.delete(findPool(state, request.UserPoolId).id);
}

const summary = (pool: UserPool) => ({
  Id: pool.id,
  Name: pool.name,
  LambdaConfig: {},
  CreationDate: epochSeconds(pool.createdAt),
  LastModifiedDate: epochSeconds(pool.modifiedAt),
});

/** The members that matter to app clients. Cognito shows many more, such as policies, messages and sign-in options. */
const shownPool = (state: CognitoState, pool: UserPool) => ({
  ...summary(pool),
  Arn: userPoolArn(state, pool.id),
  UserPoolTier: pool.tier,
  MfaConfiguration: 'OFF',
  EstimatedNumberOfUsers: 0,
  SchemaAttributes: pool.schema,
});
