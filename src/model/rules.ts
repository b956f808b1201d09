import { describeValue } from './describeValue';
import type { Properties, PropertyName } from './properties';
import { TOKEN_VALIDITY_RULES } from './tokenValidityRules';

/** A rule of Cognito that no single value's constraints tell. */
export interface Rule {
  /** The properties that the rule looks at; the number of a validity stands for its unit as well. */
  readonly reads: readonly PropertyName[];
  /** Of an object, the only member that the rule looks at. */
  readonly member?: string;
  /** Whether the rule looks at each item of its list by itself, so that it can judge the others where one can't be read. */
  readonly eachItem?: true;
  /**
   * A sentence for each way in which a client breaks the rule, naming the property, the value and what to do. What is absent
   * is at Cognito's default; GenerateSecret says whether the client has a secret.
   */
  readonly problems: (client: Properties) => string[];
}

/**
 * The rules about a client as a whole (recorded, or documented), save those that depend on what its pool holds. Flows, scopes
 * and URLs are judged while AllowedOAuthFlowsUserPoolClient is false as well (recorded).
 */
export const RULES: readonly Rule[] = [
  ...TOKEN_VALIDITY_RULES,
  { reads: ['CallbackURLs'], eachItem: true, problems: ({ CallbackURLs }) => urlProblems('CallbackURLs', CallbackURLs) },
  { reads: ['LogoutURLs'], eachItem: true, problems: ({ LogoutURLs }) => urlProblems('LogoutURLs', LogoutURLs) },
  { reads: ['DefaultRedirectURI', 'CallbackURLs'], problems: defaultRedirectIsNoCallback },
  { reads: ['AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthFlows'], problems: oauthWithoutFlows },
  { reads: ['AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthScopes'], problems: oauthWithoutScopes },
  { reads: ['AllowedOAuthFlows', 'CallbackURLs'], problems: nowhereToReturnTo },
  { reads: ['AllowedOAuthFlows'], eachItem: true, problems: clientCredentialsInCompany },
  { reads: ['AllowedOAuthFlows', 'GenerateSecret'], problems: clientCredentialsWithoutSecret },
  { reads: ['AllowedOAuthFlows', 'AllowedOAuthScopes'], problems: clientCredentialsWithUserScopes },
  { reads: ['ExplicitAuthFlows'], eachItem: true, problems: legacyFlowsAmongOthers },
  { reads: ['ExplicitAuthFlows'], problems: clientTokenFlowAmongOthers },
  { reads: ['ExplicitAuthFlows', 'GenerateSecret'], problems: clientTokenFlowWithoutSecret },
  { reads: ['RefreshTokenRotation', 'ExplicitAuthFlows'], member: 'Feature', problems: rotationBesideRefreshFlow },
  { reads: ['WriteAttributes'], eachItem: true, problems: unwritableAttributes },
  { reads: ['EnablePropagateAdditionalUserContextData', 'GenerateSecret'], problems: contextDataWithoutSecret },
  { reads: ['AnalyticsConfiguration'], problems: analyticsWithoutProject },
  { reads: ['PublishSecretsInAWSSecretsManager', 'GenerateSecret'], problems: publishedWithoutSecret },
];

const HTTP = /^http:/i;
/** The scheme, perhaps a user, one of the hosts that may be named without https, perhaps a port. */
const HTTP_TO_THIS_MACHINE = /^http:\/*(?:[^/?#]*@)?(?:localhost|127\.0\.0\.1|\[::1\])(?::\d*)?(?:[/?#]|$)/i;

function urlProblems(name: PropertyName, urls: readonly string[] = []): string[] {
  return urls.flatMap((url, index) => {
    const value = `${name}[${index}] must`;
    const abroad = HTTP.test(url) && !HTTP_TO_THIS_MACHINE.test(url);
    return [
      ...(abroad ? [`${value} use https, not ${describeValue(url)}: http is for localhost, 127.0.0.1 and [::1] only.`] : []),
      ...(url.includes('#') ? [`${value} not have a fragment, as ${describeValue(url)} has: leave out # and what follows.`] : []),
    ];
  });
}

function defaultRedirectIsNoCallback({ DefaultRedirectURI: uri, CallbackURLs: urls = [] }: Properties): string[] {
  if (!uri || urls.includes(uri)) return [];
  return [`DefaultRedirectURI must be one of CallbackURLs, which ${describeValue(uri)} is not: add it to them.`];
}

function oauthWithoutFlows({ AllowedOAuthFlowsUserPoolClient: on, AllowedOAuthFlows: flows = [] }: Properties): string[] {
  if (!on || flows.length > 0) return [];
  return ['AllowedOAuthFlows must not be empty while AllowedOAuthFlowsUserPoolClient is true: name a flow, such as code.'];
}

function oauthWithoutScopes({ AllowedOAuthFlowsUserPoolClient: on, AllowedOAuthScopes: scopes = [] }: Properties): string[] {
  if (!on || scopes.length > 0) return [];
  return ['AllowedOAuthScopes must not be empty while AllowedOAuthFlowsUserPoolClient is true: name a scope, such as openid.'];
}

/** The flows that send the user's browser back to the app. */
const redirectingIn = (flows: readonly string[]) => among(flows, ['code', 'implicit']);

function nowhereToReturnTo({ AllowedOAuthFlows = [], CallbackURLs = [] }: Properties): string[] {
  const [flow] = redirectingIn(AllowedOAuthFlows);
  if (flow === undefined || CallbackURLs.length > 0) return [];
  return [`CallbackURLs must not be empty while AllowedOAuthFlows has ${flow}: name the URLs that sign-in may return to.`];
}

const CLIENT_CREDENTIALS = 'client_credentials';

function clientCredentialsInCompany({ AllowedOAuthFlows: flows = [] }: Properties): string[] {
  const [other] = redirectingIn(flows);
  if (other === undefined || !flows.includes(CLIENT_CREDENTIALS)) return [];
  return [`AllowedOAuthFlows must not have ${CLIENT_CREDENTIALS} beside ${other}: make a client of its own for it.`];
}

function clientCredentialsWithoutSecret({ AllowedOAuthFlows: flows = [], GenerateSecret }: Properties): string[] {
  if (GenerateSecret || !flows.includes(CLIENT_CREDENTIALS)) return [];
  return [
    `AllowedOAuthFlows must not have ${CLIENT_CREDENTIALS} where the client has no secret: make the client with GenerateSecret.`,
  ];
}

/** A machine that signs in for itself has no user whom such a scope could tell about. */
const USER_SCOPES = ['openid', 'email', 'phone', 'profile'];

function clientCredentialsWithUserScopes({ AllowedOAuthFlows = [], AllowedOAuthScopes = [] }: Properties): string[] {
  if (!AllowedOAuthFlows.includes(CLIENT_CREDENTIALS)) return [];
  return among(AllowedOAuthScopes, USER_SCOPES).map(
    (scope) => `AllowedOAuthScopes must not have ${scope} where AllowedOAuthFlows has ${CLIENT_CREDENTIALS}: take it out.`,
  );
}

/** The names of 2018. A name of neither kind may be one that Cognito has added, so it is left to Cognito. */
const LEGACY_FLOWS = ['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'];

function legacyFlowsAmongOthers({ ExplicitAuthFlows: flows = [] }: Properties): string[] {
  const current = flows.find((flow) => flow.startsWith('ALLOW_'));
  const [legacy] = among(flows, LEGACY_FLOWS);
  if (current === undefined || legacy === undefined) return [];
  return [`ExplicitAuthFlows must not have ${legacy} beside ${describeValue(current)}: name all of them with ALLOW_, or none.`];
}

/** The flow of GetClientToken, in which a client signs in for itself. */
const CLIENT_TOKEN_FLOW = 'ALLOW_CLIENT_TOKEN_AUTH';

/** "Must be the only authentication flow that you configure" (DOC). */
function clientTokenFlowAmongOthers({ ExplicitAuthFlows: flows = [] }: Properties): string[] {
  const other = flows.find((flow) => flow !== CLIENT_TOKEN_FLOW);
  if (other === undefined || !flows.includes(CLIENT_TOKEN_FLOW)) return [];
  return [
    `ExplicitAuthFlows cannot combine ${CLIENT_TOKEN_FLOW} with ${describeValue(other)}: create a separate client for ${CLIENT_TOKEN_FLOW}.`,
  ];
}

function clientTokenFlowWithoutSecret({ ExplicitAuthFlows: flows = [], GenerateSecret }: Properties): string[] {
  if (GenerateSecret || !flows.includes(CLIENT_TOKEN_FLOW)) return [];
  return [
    `ExplicitAuthFlows cannot have ${CLIENT_TOKEN_FLOW} while the client has no secret: set GenerateSecret to true, which replaces an existing client.`,
  ];
}

function rotationBesideRefreshFlow({ RefreshTokenRotation, ExplicitAuthFlows: flows = [] }: Properties): string[] {
  if (RefreshTokenRotation?.Feature !== 'ENABLED' || !flows.includes('ALLOW_REFRESH_TOKEN_AUTH')) return [];
  return ['ExplicitAuthFlows must not have ALLOW_REFRESH_TOKEN_AUTH while RefreshTokenRotation is ENABLED: take it out.'];
}

/** What only Cognito writes. */
const UNWRITABLE = ['sub', 'email_verified', 'phone_number_verified'];

function unwritableAttributes({ WriteAttributes: names = [] }: Properties): string[] {
  return among(names, UNWRITABLE).map((name) => `WriteAttributes must not have ${name}, which only Cognito writes: take it out.`);
}

function contextDataWithoutSecret({ EnablePropagateAdditionalUserContextData: on, GenerateSecret }: Properties): string[] {
  if (!on || GenerateSecret) return [];
  return [
    'EnablePropagateAdditionalUserContextData must not be true where the client has no secret: make the client with GenerateSecret.',
  ];
}

function publishedWithoutSecret({ PublishSecretsInAWSSecretsManager: published, GenerateSecret }: Properties): string[] {
  if (!published || GenerateSecret) return [];
  return [
    'PublishSecretsInAWSSecretsManager cannot be true while the client has no secret to publish: set GenerateSecret to true, which replaces an existing client, or take PublishSecretsInAWSSecretsManager out.',
  ];
}

/**
 * With ApplicationArn Cognito uses a role of its own, and refuses any that is given beside it (recorded with ApplicationId, else likely).
 * What it says of ApplicationArn beside the other two is not known, so that is left to it.
 */
function analyticsWithoutProject({ AnalyticsConfiguration: analytics }: Properties): string[] {
  if (analytics === undefined) return [];
  const { ApplicationArn, ApplicationId, RoleArn, ExternalId } = analytics;
  const byId = Object.entries({ ApplicationId, RoleArn, ExternalId });
  const given = byId.filter(([, value]) => value !== undefined).map(([name]) => name);
  if (ApplicationArn === undefined ? given.length === byId.length : RoleArn === undefined) return [];
  const found = [...(ApplicationArn === undefined ? [] : ['ApplicationArn']), ...given].join(', ') || 'none of these';
  return [
    `AnalyticsConfiguration must have ApplicationArn without RoleArn, or all of ApplicationId, RoleArn and ExternalId: it has ${found}.`,
  ];
}

/** The members of a set that are in a list, each once. */
function among(list: readonly string[], set: readonly string[]): string[] {
  return set.filter((member) => list.includes(member));
}
