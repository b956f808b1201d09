/**
 * The rules about an app client as a whole, on create and on the outcome of an update. The first one broken is the one reported (INF).
 *
 * Their order: what a single attribute says about itself (validities, URLs), OAuth, sign-in, what the pool has to hold, then the features
 * that depend on a secret, on Pinpoint or on the tier. All of it is INF but one thing: client_credentials beside code is reported before
 * its scopes (LIVE).
 */
import { type CognitoError, invalidOAuthFlow, invalidParameter } from './errors';
import { POOL_RULES } from './poolRules';
import type { Candidate, Rule } from './rule';
import { refreshTokenLivesLongest, validitiesAreInRange } from './tokenValidity';

export const firstBrokenRule = (candidate: Candidate): CognitoError | undefined => {
  for (const rule of [...TOKEN_RULES, ...URL_RULES, ...OAUTH_RULES, ...SIGN_IN_RULES, ...POOL_RULES]) {
    const error = rule(candidate);
    if (error) return error;
  }
  return undefined;
};

const TOKEN_RULES: Rule[] = [
  ({ settings }) => (validitiesAreInRange(settings) ? undefined : invalidParameter('Invalid range for token validity.')), // LIVE
  ({ settings }) =>
    refreshTokenLivesLongest(settings)
      ? undefined
      : invalidParameter('Access and Id Token expiration times must be less than or equal to refresh token expiration times.'),
];

/** Hosts that an http: URL may name: this machine, for development. */
const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

function usesPlainHttpAbroad(url: string): boolean {
  const [, authority] = /^http:\/*([^/?#]*)/i.exec(url) ?? [];
  if (authority === undefined) return false;
  const host = authority.replace(/^.*@/, '').replace(/:\d*$/, '');
  return !LOCAL_HOSTS.has(host.toLowerCase());
}

/** Whether a URL has a scheme, and a host where it is a web address. An app's own scheme needs no host: `myapp:/in`. */
const isAbsolute = (url: string) => /^(?!https?:)[a-z][a-z0-9+.-]*:|^https?:\/\/[^/?#]/i.test(url);

const URL_RULES: Rule[] = [
  ({ settings: { CallbackURLs = [], LogoutURLs = [] }, relativeUrls }) => {
    for (const url of [...CallbackURLs, ...LogoutURLs]) {
      if (usesPlainHttpAbroad(url)) return invalidParameter(`${url} cannot use the HTTP protocol.`);
      if (url.includes('#')) return invalidParameter(`${url} cannot use fragment`);
      // What Cognito says is OPEN, so the server's option decides. The text is INF.
      if (relativeUrls === 'refused' && !isAbsolute(url)) return invalidParameter(`${url} is not an absolute URI.`);
    }
    return undefined;
  },
  ({ settings: { DefaultRedirectURI: uri, CallbackURLs = [] } }) =>
    uri === undefined || CallbackURLs.includes(uri)
      ? undefined
      : invalidParameter(`The default redirect URI ${uri} is not in the callback URIs list.`),
];

/** The scopes that speak of a user, whom client_credentials does not have. */
const USER_SCOPES = ['openid', 'email', 'phone', 'profile'];

/**
 * Flows, scopes and URLs are accepted while AllowedOAuthFlowsUserPoolClient is false, but the client_credentials rules hold there too
 * (LIVE); that the one about missing callbacks does as well is INF.
 */
const OAUTH_RULES: Rule[] = [
  ({ settings: { AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows, AllowedOAuthScopes } }) =>
    AllowedOAuthFlowsUserPoolClient && !(AllowedOAuthFlows && AllowedOAuthScopes)
      ? invalidParameter(
          'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
        )
      : undefined,
  ({ settings: { AllowedOAuthFlows = [] } }) =>
    AllowedOAuthFlows.includes('client_credentials') && redirects(AllowedOAuthFlows)
      ? invalidOAuthFlow('client_credentials flow can not be selected along with code flow or implicit flow.')
      : undefined,
  ({ settings: { AllowedOAuthFlows = [], CallbackURLs } }) =>
    redirects(AllowedOAuthFlows) && !CallbackURLs
      ? invalidOAuthFlow('CallbackUrls can not be empty when code flow or implicit flow is selected')
      : undefined,
  ({ settings: { AllowedOAuthFlows = [] }, hasSecret }) =>
    AllowedOAuthFlows.includes('client_credentials') && !hasSecret
      ? invalidOAuthFlow('client_credentials flow can not be selected if client does not have a client secret.')
      : undefined,
  ({ settings: { AllowedOAuthFlows = [], AllowedOAuthScopes = [] } }) => {
    if (!AllowedOAuthFlows.includes('client_credentials')) return undefined;
    const scope = AllowedOAuthScopes.find((one) => USER_SCOPES.includes(one));
    return scope === undefined ? undefined : invalidOAuthFlow(`${scope} is not supported with client_credentials flow`);
  },
];

const redirects = (flows: string[]) => flows.includes('code') || flows.includes('implicit');

/** GetClientToken's flow needs a client with a secret, and is the only flow of its client (DOC). The texts are INF. */
const CLIENT_TOKEN_FLOW = 'ALLOW_CLIENT_TOKEN_AUTH';

const SIGN_IN_RULES: Rule[] = [
  ({ settings: { ExplicitAuthFlows = [] } }) => {
    const current = ExplicitAuthFlows.filter((flow) => flow.startsWith('ALLOW_')).length;
    return current > 0 && current < ExplicitAuthFlows.length
      ? invalidParameter("Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.")
      : undefined;
  },
  ({ settings: { ExplicitAuthFlows = [] } }) =>
    ExplicitAuthFlows.includes(CLIENT_TOKEN_FLOW) && ExplicitAuthFlows.length > 1
      ? invalidParameter(`${CLIENT_TOKEN_FLOW} can not be used with other auth flows.`)
      : undefined,
  ({ settings: { ExplicitAuthFlows = [] }, hasSecret }) =>
    ExplicitAuthFlows.includes(CLIENT_TOKEN_FLOW) && !hasSecret
      ? invalidParameter(`${CLIENT_TOKEN_FLOW} can not be used if client does not have a client secret.`)
      : undefined,
  ({ settings: { ExplicitAuthFlows = [], RefreshTokenRotation } }) =>
    RefreshTokenRotation?.Feature === 'ENABLED' && ExplicitAuthFlows.includes('ALLOW_REFRESH_TOKEN_AUTH')
      ? invalidParameter('ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled')
      : undefined,
];
