import { describeValue } from './describeValue';
import { OAUTH_RULES } from './oauthRules';
import { type Finding, findingAt } from './problem';
import type { Properties } from './properties';
import { among, type Rule, SET_GENERATE_SECRET } from './rule';
import { TOKEN_VALIDITY_RULES } from './tokenValidityRules';

/**
 * The rules about a client as a whole (recorded, or documented). Rules that depend on the pool are not here: only Cognito can
 * check them.
 */
export const RULES: readonly Rule[] = [
  ...TOKEN_VALIDITY_RULES,
  ...OAUTH_RULES,
  {
    id: 'legacy-auth-flows',
    reads: ['ExplicitAuthFlows'],
    eachItem: true,
    problems: legacyFlowsWithOthers,
  },
  {
    id: 'client-token-auth-with-others',
    reads: ['ExplicitAuthFlows'],
    problems: clientTokenFlowWithOthers,
  },
  {
    id: 'client-token-auth-without-secret',
    reads: ['ExplicitAuthFlows', 'GenerateSecret'],
    someItems: true,
    problems: clientTokenFlowWithoutSecret,
  },
  {
    id: 'rotation-with-refresh-auth',
    reads: ['RefreshTokenRotation', 'ExplicitAuthFlows'],
    member: 'Feature',
    someItems: true,
    problems: rotationWithRefreshFlow,
  },
  {
    id: 'unwritable-attributes',
    reads: ['WriteAttributes'],
    eachItem: true,
    problems: unwritableAttributes,
  },
  {
    id: 'context-data-without-secret',
    reads: ['EnablePropagateAdditionalUserContextData', 'GenerateSecret'],
    problems: contextDataWithoutSecret,
  },
  {
    id: 'analytics-project',
    reads: ['AnalyticsConfiguration'],
    problems: analyticsWithoutProject,
  },
  {
    id: 'published-without-secret',
    reads: ['PublishSecretsInAWSSecretsManager', 'GenerateSecret'],
    problems: publishedWithoutSecret,
  },
];

/** The names of 2018. The rule ignores a name that is not in this list and does not begin with ALLOW_, because Cognito may add names. */
const LEGACY_FLOWS = ['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'];

function legacyFlowsWithOthers({ ExplicitAuthFlows: flows = [] }: Properties): Finding[] {
  const current = flows.find((flow) => flow.startsWith('ALLOW_'));
  const [legacy] = among(flows, LEGACY_FLOWS);
  if (current === undefined || legacy === undefined) return [];
  return [
    findingAt(
      ['ExplicitAuthFlows'],
      `cannot combine ${legacy} with ${describeValue(current)}: use the ALLOW_ names for all flows, or for none.`,
      flows.indexOf(legacy),
    ),
  ];
}

/** The flow of GetClientToken, in which the client signs in without a user. */
const CLIENT_TOKEN_FLOW = 'ALLOW_CLIENT_TOKEN_AUTH';

/** The flow "must be the only authentication flow that you configure" (DOC). */
function clientTokenFlowWithOthers({ ExplicitAuthFlows: flows = [] }: Properties): Finding[] {
  const other = flows.find((flow) => flow !== CLIENT_TOKEN_FLOW);
  if (other === undefined || !flows.includes(CLIENT_TOKEN_FLOW)) return [];
  return [
    findingAt(
      ['ExplicitAuthFlows'],
      `cannot combine ${CLIENT_TOKEN_FLOW} with ${describeValue(other)}: create a separate client for ${CLIENT_TOKEN_FLOW}.`,
      flows.indexOf(CLIENT_TOKEN_FLOW),
    ),
  ];
}

function clientTokenFlowWithoutSecret({ ExplicitAuthFlows: flows = [], GenerateSecret }: Properties): Finding[] {
  if (GenerateSecret || !flows.includes(CLIENT_TOKEN_FLOW)) return [];
  return [
    findingAt(
      ['ExplicitAuthFlows'],
      `cannot contain ${CLIENT_TOKEN_FLOW} while the client has no secret: ${SET_GENERATE_SECRET}.`,
      flows.indexOf(CLIENT_TOKEN_FLOW),
    ),
  ];
}

function rotationWithRefreshFlow({ RefreshTokenRotation, ExplicitAuthFlows: flows = [] }: Properties): Finding[] {
  if (RefreshTokenRotation?.Feature !== 'ENABLED' || !flows.includes('ALLOW_REFRESH_TOKEN_AUTH')) return [];
  return [
    findingAt(
      ['ExplicitAuthFlows'],
      'cannot contain ALLOW_REFRESH_TOKEN_AUTH while RefreshTokenRotation is ENABLED: remove ALLOW_REFRESH_TOKEN_AUTH.',
      flows.indexOf('ALLOW_REFRESH_TOKEN_AUTH'),
    ),
  ];
}

/** Attributes that only Cognito writes. */
const UNWRITABLE = ['sub', 'email_verified', 'phone_number_verified'];

function unwritableAttributes({ WriteAttributes: names = [] }: Properties): Finding[] {
  return among(names, UNWRITABLE).map((name) =>
    findingAt(
      ['WriteAttributes'],
      `cannot contain ${name}, because only Cognito writes it: remove ${name}.`,
      names.indexOf(name),
    ),
  );
}

function contextDataWithoutSecret({ EnablePropagateAdditionalUserContextData: on, GenerateSecret }: Properties): Finding[] {
  if (!on || GenerateSecret) return [];
  return [
    findingAt(
      ['EnablePropagateAdditionalUserContextData'],
      `cannot be true while the client has no secret: ${SET_GENERATE_SECRET}.`,
    ),
  ];
}

function publishedWithoutSecret({ PublishSecretsInAWSSecretsManager: published, GenerateSecret }: Properties): Finding[] {
  if (!published || GenerateSecret) return [];
  return [
    findingAt(
      ['PublishSecretsInAWSSecretsManager'],
      `cannot be true while the client has no secret to publish: ${SET_GENERATE_SECRET}, or remove PublishSecretsInAWSSecretsManager.`,
    ),
  ];
}

/**
 * With ApplicationArn, Cognito uses its own role and refuses RoleArn (recorded together with ApplicationId, otherwise inferred).
 * It is OPEN what Cognito does with ApplicationArn together with ApplicationId or ExternalId, so the rule accepts them.
 */
function analyticsWithoutProject({ AnalyticsConfiguration: analytics }: Properties): Finding[] {
  if (analytics === undefined) return [];
  const { ApplicationArn, ApplicationId, RoleArn, ExternalId } = analytics;
  const byId = Object.entries({ ApplicationId, RoleArn, ExternalId });
  const given = byId.filter(([, value]) => value !== undefined).map(([name]) => name);
  if (ApplicationArn === undefined ? given.length === byId.length : RoleArn === undefined) return [];
  const found = [...(ApplicationArn === undefined ? [] : ['ApplicationArn']), ...given].join(', ') || 'none of these';
  return [
    findingAt(
      ['AnalyticsConfiguration'],
      `must have either ApplicationArn without RoleArn, or all of ApplicationId, RoleArn and ExternalId. It has ${found}.`,
    ),
  ];
}
