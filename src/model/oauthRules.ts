import { describeValue } from './describeValue';
import { type Finding, findingAt } from './problem';
import type { Properties, PropertyName } from './properties';
import { among, type Rule, SET_GENERATE_SECRET } from './rule';

/**
 * The rules about OAuth flows, scopes and URLs. Most of them apply even if AllowedOAuthFlowsUserPoolClient is false (recorded).
 */
export const OAUTH_RULES: readonly Rule[] = [
  {
    id: 'callback-urls',
    reads: ['CallbackURLs'],
    eachItem: true,
    problems: ({ CallbackURLs }) => urlProblems('CallbackURLs', CallbackURLs),
  },
  {
    id: 'logout-urls',
    reads: ['LogoutURLs'],
    eachItem: true,
    problems: ({ LogoutURLs }) => urlProblems('LogoutURLs', LogoutURLs),
  },
  {
    id: 'default-redirect-uri',
    reads: ['DefaultRedirectURI', 'CallbackURLs'],
    problems: defaultRedirectWithoutCallback,
  },
  {
    id: 'oauth-without-flows',
    reads: ['AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthFlows'],
    problems: oauthWithoutFlows,
  },
  {
    id: 'oauth-without-scopes',
    reads: ['AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthScopes'],
    problems: oauthWithoutScopes,
  },
  {
    id: 'redirect-without-callbacks',
    reads: ['AllowedOAuthFlows', 'CallbackURLs'],
    someItems: true,
    problems: redirectWithoutCallbacks,
  },
  {
    id: 'client-credentials-with-redirect',
    reads: ['AllowedOAuthFlows'],
    eachItem: true,
    problems: clientCredentialsWithRedirect,
  },
  {
    id: 'client-credentials-without-secret',
    reads: ['AllowedOAuthFlows', 'GenerateSecret'],
    someItems: true,
    problems: clientCredentialsWithoutSecret,
  },
  {
    id: 'client-credentials-with-user-scopes',
    reads: ['AllowedOAuthFlows', 'AllowedOAuthScopes'],
    someItems: true,
    problems: clientCredentialsWithUserScopes,
  },
];

const HTTP = /^http:/i;
/** Scheme, optional user information, one of the hosts for which Cognito accepts http, optional port. */
const HTTP_TO_LOCALHOST = /^http:\/*(?:[^/?#]*@)?(?:localhost|127\.0\.0\.1|\[::1\])(?::\d*)?(?:[/?#]|$)/i;

function urlProblems(name: PropertyName, urls: readonly string[] = []): Finding[] {
  return urls.flatMap((url, index) => {
    const must = (words: string) => findingAt([name, index], `must ${words}`);
    const isHttpToOtherHost = HTTP.test(url) && !HTTP_TO_LOCALHOST.test(url);
    return [
      ...(isHttpToOtherHost
        ? [must(`use https, not ${describeValue(url)}: Cognito accepts http only for localhost, 127.0.0.1 and [::1].`)]
        : []),
      ...(url.includes('#') ? [must(`not have a fragment, as in ${describeValue(url)}: remove # and everything after it.`)] : []),
    ];
  });
}

function defaultRedirectWithoutCallback({ DefaultRedirectURI: uri, CallbackURLs: urls = [] }: Properties): Finding[] {
  if (!uri || urls.includes(uri)) return [];
  return [
    findingAt(['DefaultRedirectURI'], `must be one of CallbackURLs, but ${describeValue(uri)} is not: add it to CallbackURLs.`),
  ];
}

function oauthWithoutFlows({ AllowedOAuthFlowsUserPoolClient: on, AllowedOAuthFlows: flows = [] }: Properties): Finding[] {
  if (!on || flows.length > 0) return [];
  return [
    findingAt(
      ['AllowedOAuthFlows'],
      'must not be empty while AllowedOAuthFlowsUserPoolClient is true: add a flow, such as code.',
    ),
  ];
}

function oauthWithoutScopes({ AllowedOAuthFlowsUserPoolClient: on, AllowedOAuthScopes: scopes = [] }: Properties): Finding[] {
  if (!on || scopes.length > 0) return [];
  return [
    findingAt(
      ['AllowedOAuthScopes'],
      'must not be empty while AllowedOAuthFlowsUserPoolClient is true: add a scope, such as openid.',
    ),
  ];
}

/** The flows of a list that redirect the user's browser to the app. */
const redirectFlowsIn = (flows: readonly string[]) => among(flows, ['code', 'implicit']);

function redirectWithoutCallbacks({ AllowedOAuthFlows = [], CallbackURLs = [] }: Properties): Finding[] {
  const [flow] = redirectFlowsIn(AllowedOAuthFlows);
  if (flow === undefined || CallbackURLs.length > 0) return [];
  return [
    findingAt(
      ['CallbackURLs'],
      `must not be empty while AllowedOAuthFlows contains ${flow}: add the URLs to which Cognito may redirect after sign-in.`,
    ),
  ];
}

const CLIENT_CREDENTIALS = 'client_credentials';

function clientCredentialsWithRedirect({ AllowedOAuthFlows: flows = [] }: Properties): Finding[] {
  const [other] = redirectFlowsIn(flows);
  if (other === undefined || !flows.includes(CLIENT_CREDENTIALS)) return [];
  return [
    findingAt(
      ['AllowedOAuthFlows'],
      `cannot combine ${CLIENT_CREDENTIALS} with ${other}: create a separate client for ${CLIENT_CREDENTIALS}.`,
      flows.indexOf(CLIENT_CREDENTIALS),
    ),
  ];
}

function clientCredentialsWithoutSecret({ AllowedOAuthFlows: flows = [], GenerateSecret }: Properties): Finding[] {
  if (GenerateSecret || !flows.includes(CLIENT_CREDENTIALS)) return [];
  return [
    findingAt(
      ['AllowedOAuthFlows'],
      `cannot contain ${CLIENT_CREDENTIALS} while the client has no secret: ${SET_GENERATE_SECRET}.`,
      flows.indexOf(CLIENT_CREDENTIALS),
    ),
  ];
}

/** Scopes about a user. The client_credentials flow has no user. */
const USER_SCOPES = ['openid', 'email', 'phone', 'profile'];

function clientCredentialsWithUserScopes({ AllowedOAuthFlows = [], AllowedOAuthScopes = [] }: Properties): Finding[] {
  if (!AllowedOAuthFlows.includes(CLIENT_CREDENTIALS)) return [];
  return among(AllowedOAuthScopes, USER_SCOPES).map((scope) => {
    const words = `cannot contain ${scope} while AllowedOAuthFlows contains ${CLIENT_CREDENTIALS}: remove ${scope}.`;
    return findingAt(['AllowedOAuthScopes'], words, AllowedOAuthScopes.indexOf(scope));
  });
}
