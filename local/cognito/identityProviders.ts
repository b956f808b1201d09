import { CognitoError, invalidParameter, notFound } from './errors';
import { pageOf } from './pages';
import { shownProviderDetails } from './providerDetails';
import { type CognitoState, epochSeconds, type IdentityProvider, type UserPool } from './state';
import { findPool } from './userPools';

interface ProviderName {
  UserPoolId: string;
  ProviderName: string;
}

/** The longest page, whatever MaxResults is (DOC, a constraint of the answer). */
const LARGEST_PAGE = 50;

/** A pool has at most one provider of each of these types. Its name is the type. */
const SOLE_PROVIDERS = new Set(['Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple']);

/** The names that no other provider can have, COGNITO included (INF). */
const RESERVED_NAMES = new Set([...SOLE_PROVIDERS, 'COGNITO']);

export function createIdentityProvider(
  state: CognitoState,
  request: ProviderName & {
    ProviderType: string;
    ProviderDetails: Record<string, string>;
    AttributeMapping?: Record<string, string>;
    IdpIdentifiers?: string[];
  },
) {
  const pool = findPool(state, request.UserPoolId);
  const { ProviderName: name, ProviderType: type, AttributeMapping: attributeMapping, IdpIdentifiers: identifiers } = request;
  // LIVE for a provider of type Google with another name, INF for the reverse.
  if (name !== type && (SOLE_PROVIDERS.has(type) || RESERVED_NAMES.has(name))) {
    throw invalidParameter(`Provider ${name} cannot be of type ${type}.`);
  }
  if (pool.identityProviders.has(name)) {
    throw new CognitoError('DuplicateProviderException', `${name} already exists in user pool ${pool.id}`); // LIVE
  }
  const provider: IdentityProvider = {
    name,
    type,
    details: request.ProviderDetails,
    ...(attributeMapping && { attributeMapping }),
    ...(identifiers && { identifiers }),
    createdAt: state.now(),
  };
  pool.identityProviders.add(name, provider);
  return { IdentityProvider: shownProvider(pool, provider) };
}

export function describeIdentityProvider(state: CognitoState, request: ProviderName) {
  const { pool, provider } = findProvider(state, request);
  return { IdentityProvider: shownProvider(pool, provider) };
}

export function listIdentityProviders(
  state: CognitoState,
  request: { UserPoolId: string; MaxResults?: number; NextToken?: string },
) {
  const pool = findPool(state, request.UserPoolId);
  // 0 is allowed (DOC), and means the same as no MaxResults (INF).
  const maxResults = Math.min(request.MaxResults || LARGEST_PAGE, LARGEST_PAGE);
  const page = pageOf(`providers of ${pool.id}`, pool.identityProviders, maxResults, request.NextToken);
  return { Providers: page.items.map(summary), ...(page.nextToken && { NextToken: page.nextToken }) };
}

/** Clients keep the provider in their lists. Cognito refuses their next update that still lists it (LIVE). */
export function deleteIdentityProvider(state: CognitoState, request: ProviderName): undefined {
  const { pool, provider } = findProvider(state, request);
  pool.identityProviders.delete(provider.name);
}

function findProvider(state: CognitoState, request: ProviderName): { pool: UserPool; provider: IdentityProvider } {
  const pool = findPool(state, request.UserPoolId);
  const provider = pool.identityProviders.get(request.ProviderName);
  if (!provider) throw notFound(`Identity provider ${request.ProviderName} does not exist.`); // The text is INF.
  return { pool, provider };
}

const summary = ({ name, type, createdAt }: IdentityProvider) => ({
  ProviderName: name,
  ProviderType: type,
  CreationDate: epochSeconds(createdAt),
  LastModifiedDate: epochSeconds(createdAt),
});

const shownProvider = (pool: UserPool, provider: IdentityProvider) => ({
  UserPoolId: pool.id,
  ...summary(provider),
  ProviderDetails: shownProviderDetails(provider.type, provider.details),
  ...(provider.attributeMapping && { AttributeMapping: provider.attributeMapping }),
  ...(provider.identifiers && { IdpIdentifiers: provider.identifiers }),
});
