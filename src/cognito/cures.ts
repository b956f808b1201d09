import type { SettingName } from '../model/properties';

/** A cure for a refusal of Cognito, by its exception and, where one exception has several reasons, by its words (recorded). */
interface Cure {
  exception: string;
  words?: RegExp;
  /** Sentences for the person who wrote the template. */
  cure: string;
  /** The settings whose values are refused, where the refusal can be about no others. */
  about?: readonly SettingName[];
}

/** Refusals that depend on the pool, on quotas and on permissions. The model checks everything else before a request is sent. */
const CURES: readonly Cure[] = [
  {
    exception: 'ScopeDoesNotExistException',
    cure: 'Add the scope to a resource server of the pool and let the client depend on that resource server, or remove the scope from AllowedOAuthScopes.',
    about: ['AllowedOAuthScopes'],
  },
  {
    exception: 'InvalidParameterException',
    words: /^The provider .* does not exist for User Pool/,
    cure: 'Add the provider to the pool and let the client depend on it, or set SupportedIdentityProviders without the provider.',
    about: ['SupportedIdentityProviders'],
  },
  {
    exception: 'InvalidParameterException',
    words: /^Invalid read attributes/,
    cure: 'ReadAttributes may contain only attributes of the pool: standard attributes, and custom attributes as custom:name.',
    about: ['ReadAttributes'],
  },
  {
    exception: 'InvalidParameterException',
    words: /^Invalid write attributes/,
    cure: 'WriteAttributes may contain only attributes of the pool (custom attributes as custom:name), and must contain every attribute that the pool requires.',
    about: ['WriteAttributes'],
  },
  {
    exception: 'InvalidParameterException',
    words: /^The integration with Pinpoint is not supported/,
    cure: 'Use an application in a Region that Cognito supports for this pool, or remove AnalyticsConfiguration.',
    about: ['AnalyticsConfiguration'],
  },
  {
    exception: 'FeatureUnavailableInTierException',
    words: /: Refresh Token Rotation$/,
    cure: 'Raise the UserPoolTier of the pool, or remove RefreshTokenRotation.',
    about: ['RefreshTokenRotation'],
  },
  {
    exception: 'FeatureUnavailableInTierException',
    cure: 'Raise the UserPoolTier of the pool, or do not use that feature.',
  },
  {
    exception: 'ResourceNotFoundException',
    words: /^User pool client/,
    cure: 'If the client was deleted outside of CloudFormation, remove the resource from its stack, or give it another logical id to create a new client.',
  },
  {
    exception: 'ResourceNotFoundException',
    words: /^User pool /,
    cure: 'Set UserPoolId to a pool that exists in the account and the Region of the stack.',
  },
  {
    exception: 'LimitExceededException',
    cure: 'Delete unused clients, or request a higher quota of app clients per user pool from AWS.',
  },
  {
    exception: 'AccessDeniedException',
    cure: 'Allow this permission in the role with which the resource type is registered, and check that no other policy denies it.',
  },
];

/** A message about a refusal, followed by what helps against it where that is known. */
export function withCure(message: string, refusal: Error): string {
  const known = cureOf(refusal);
  if (known === undefined) return message;
  return `${message}${/[.!?]$/.test(message) ? '' : '.'} ${known.cure}`;
}

/** The settings whose values a refusal is known to be about. */
export function refusedSettings(refusal: Error): readonly SettingName[] {
  return cureOf(refusal)?.about ?? [];
}

function cureOf(refusal: Error): Cure | undefined {
  return CURES.find(({ exception, words }) => exception === refusal.name && (words?.test(refusal.message) ?? true));
}
