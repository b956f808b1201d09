import { CognitoError, invalidParameter, notFound } from './errors';
import { pageOf } from './pages';
import { shownProviderDetails } from './providerDetails';
import { type CognitoState, epochSeconds, type IdentityProvider, type UserPool } from './state';
import { findPool } from './userPools';

interface ProviderName {
  UserPoolId: string;
  ProviderName: string;
}

/** A list never holds more (DOC, the answer's own constraint), whatever is asked for. */
const LARGEST_PAGE = 50;

/** The types of which a pool has one provider at most: it bears the type's own name. */
const SOLE_PROVIDERS = new Set(['Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple']);

/** Names that only one provider may have, the pool's own included (INF). */
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
  // LIVE where a provider of type Google had a name of its own; the other way round INF.
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
  // 0 is allowed (DOC), and taken for no size at all (INF).
  const maxResults = Math.min(request.MaxResults || LARGEST_PAGE, LARGEST_PAGE);
  const page = pageOf(`providers of ${pool.id}`, pool.identityProviders, maxResults, request.NextToken);
  return { Providers: page.items.map(summary), ...(page.nextToken && { NextToken: page.nextToken }) };
}

/** Clients that list the provider go on listing it; their next update that still does is refused (LIVE). */
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
