/** The rules that depend on the pool, its Region or the client's secret, and not only on the client's settings. */
import { CognitoError, invalidParameter, unavailableInTier } from './errors';
import { hasScope } from './resourceServers';
import type { Rule } from './rule';
import { allReadable, allWritable } from './userAttributes';

/** The scopes that exist without a resource server (DOC). */
const STANDARD_SCOPES = new Set(['phone', 'email', 'openid', 'profile', 'aws.cognito.signin.user.admin']);

const scopesExist: Rule = ({ settings: { AllowedOAuthScopes = [] }, pool }) => {
  const unknown = AllowedOAuthScopes.find((scope) => !STANDARD_SCOPES.has(scope) && !hasScope(pool, scope));
  return unknown === undefined
    ? undefined
    : new CognitoError('ScopeDoesNotExistException', `Invalid scope requested: ${unknown}`);
};

const providersExist: Rule = ({ settings: { SupportedIdentityProviders = [] }, pool }) => {
  const unknown = SupportedIdentityProviders.find((name) => name !== 'COGNITO' && !pool.identityProviders.has(name));
  return unknown === undefined ? undefined : invalidParameter(`The provider ${unknown} does not exist for User Pool ${pool.id}.`);
};

/** The texts name the operation (LIVE for both; for the update, aws-sdk-java issue 1395 and amplify-category-api issue 2384). */
const attributesAreReadable: Rule = ({ settings: { ReadAttributes }, pool, action }) =>
  ReadAttributes === undefined || allReadable(pool, ReadAttributes)
    ? undefined
    : invalidParameter(`Invalid read attributes specified while ${action} a client`);

const attributesAreWritable: Rule = ({ settings: { WriteAttributes }, pool, action }) =>
  WriteAttributes === undefined || allWritable(pool, WriteAttributes)
    ? undefined
    : invalidParameter(`Invalid write attributes specified while ${action} a client`);

const contextDataNeedsSecret: Rule = ({ settings, hasSecret }) =>
  settings.EnablePropagateAdditionalUserContextData && !hasSecret
    ? invalidParameter('Client Secret is required to set EnablePropagateAdditionalUserContextData as true')
    : undefined;

/**
 * Analytics need the application's ARN, or its id with a role and an external id (LIVE). Cognito refuses the ARN together with a
 * role (LIVE if the id is there, too, otherwise INF), but accepts it together with the id and the external id (INF).
 */
const analyticsNamesItsApplication: Rule = ({ settings: { AnalyticsConfiguration: analytics } }) => {
  if (analytics === undefined) return undefined;
  const { ApplicationArn, ApplicationId, RoleArn, ExternalId } = analytics;
  const isNamedById = [ApplicationId, RoleArn, ExternalId].every((value) => value !== undefined);
  return (ApplicationArn === undefined ? isNamedById : RoleArn === undefined)
    ? undefined
    : invalidParameter(
        'Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid',
      );
};

/**
 * A pool sends its events to a Pinpoint application in its own Region, or in us-east-1 if its Region has no Pinpoint (DOC). This
 * rule accepts us-east-1 for every Region, because the project has no list of Pinpoint's Regions (INF).
 */
const analyticsRegionIsSupported: Rule = ({ settings: { AnalyticsConfiguration: analytics }, region }) => {
  const requested = analytics?.ApplicationArn?.split(':')[3];
  return requested === undefined || requested === region || requested === 'us-east-1'
    ? undefined
    : invalidParameter(`The integration with Pinpoint is not supported for the requested ${requested} region.`);
};

/**
 * A LITE pool has no refresh token rotation and no choice-based flow (DOC). The flow's name in the text is INF. Whether a LITE
 * pool refuses a rotation that is DISABLED is OPEN, so the server's option `disabledOnLite` decides.
 */
const tierHasTheFeatures: Rule = ({ settings: { RefreshTokenRotation, ExplicitAuthFlows = [] }, pool, disabledOnLite }) => {
  const refused = disabledOnLite === 'refused' ? ['ENABLED', 'DISABLED'] : ['ENABLED'];
  const features = [
    ...(RefreshTokenRotation && refused.includes(RefreshTokenRotation.Feature) ? ['Refresh Token Rotation'] : []),
    ...(ExplicitAuthFlows.includes('ALLOW_USER_AUTH') ? ['Choice-Based Sign-In'] : []),
  ];
  return pool.tier === 'LITE' && features.length > 0 ? unavailableInTier(pool.tier, features) : undefined;
};

export const POOL_RULES: Rule[] = [
  scopesExist,
  providersExist,
  attributesAreReadable,
  attributesAreWritable,
  contextDataNeedsSecret,
  analyticsNamesItsApplication,
  analyticsRegionIsSupported,
  tierHasTheFeatures,
];
