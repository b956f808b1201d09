/**
 * The rules about a whole app client, for a create and for the result of an update. Cognito reports only the first broken rule
 * (INF).
 *
 * Their order: single attributes (validities, URLs), OAuth, sign-in, references to the pool, then the features that depend on a
 * secret, on Pinpoint or on the tier. This order is INF with one exception: Cognito reports client_credentials together with code
 * before the scopes (LIVE).
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

/** The hosts that an http: URL may name: this machine, for development. */
const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

function usesRemoteHttp(url: string): boolean {
  const [, authority] = /^http:\/*([^/?#]*)/i.exec(url) ?? [];
  if (authority === undefined) return false;
  const host = authority.replace(/^.*@/, '').replace(/:\d*$/, '');
  return !LOCAL_HOSTS.has(host.toLowerCase());
}

/** Whether a URL has a scheme, and for http: or https: also a host. An app's own scheme needs no host: `myapp:/in`. */
const isAbsolute = (url: string) => /^(?!https?:)[a-z][a-z0-9+.-]*:|^https?:\/\/[^/?#]/i.test(url);

const URL_RULES: Rule[] = [
  ({ settings: { CallbackURLs = [], LogoutURLs = [] }, relativeUrls }) => {
    for (const url of [...CallbackURLs, ...LogoutURLs]) {
      if (usesRemoteHttp(url)) return invalidParameter(`${url} cannot use the HTTP protocol.`);
      if (url.includes('#')) return invalidParameter(`${url} cannot use fragment`);
      // Cognito's answer is OPEN, so the server's option decides. The text is INF.
      if (relativeUrls === 'refused' && !isAbsolute(url)) return invalidParameter(`${url} is not an absolute URI.`);
    }
    return undefined;
  },
  ({ settings: { DefaultRedirectURI: uri, CallbackURLs = [] } }) =>
    uri === undefined || CallbackURLs.includes(uri)
      ? undefined
      : invalidParameter(`The default redirect URI ${uri} is not in the callback URIs list.`),
];

/** The scopes about a user. client_credentials has no user. */
const USER_SCOPES = ['openid', 'email', 'phone', 'profile'];

/**
 * While AllowedOAuthFlowsUserPoolClient is false, Cognito accepts flows, scopes and URLs, but still applies the rules about
 * client_credentials (LIVE). It also applies the rule about missing callback URLs (INF).
 */
const OAUTH_RULES: Rule[] = [
  ({ settings: { AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows, AllowedOAuthScopes } }) =>
    AllowedOAuthFlowsUserPoolClient && !(AllowedOAuthFlows && AllowedOAuthScopes)
      ? invalidParameter(
          'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
        )
      : undefined,
  ({ settings: { AllowedOAuthFlows = [] } }) =>
    AllowedOAuthFlows.includes('client_credentials') && hasRedirectFlow(AllowedOAuthFlows)
      ? invalidOAuthFlow('client_credentials flow can not be selected along with code flow or implicit flow.')
      : undefined,
  ({ settings: { AllowedOAuthFlows = [], CallbackURLs } }) =>
    hasRedirectFlow(AllowedOAuthFlows) && !CallbackURLs
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

const hasRedirectFlow = (flows: string[]) => flows.includes('code') || flows.includes('implicit');

/** The flow of GetClientToken needs a client with a secret, and must be the client's only flow (DOC). The texts are INF. */
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
