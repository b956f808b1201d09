import type { SettingName } from '../model/properties';

/** A refusal of Cognito for which the message can give advice. */
interface KnownRefusal {
  exception: string;
  /** Matches Cognito's message (recorded). Absent: the exception has only one reason. */
  words?: RegExp;
  /** A sentence for the author of the template. */
  advice: string;
  /** The settings whose values Cognito refuses. Absent: they are not known. */
  about?: readonly SettingName[];
}

/**
 * Refusals that depend on the pool, on quotas or on permissions. The model checks everything else before the handler sends a
 * request.
 */
const KNOWN_REFUSALS: readonly KnownRefusal[] = [
  {
    exception: 'ScopeDoesNotExistException',
    advice:
      'Add the scope to a resource server of the pool and let the client depend on that resource server, or remove the scope from AllowedOAuthScopes.',
    about: ['AllowedOAuthScopes'],
  },
  {
    exception: 'InvalidParameterException',
    words: /^The provider .* does not exist for User Pool/,
    advice:
      'Add the provider to the pool and let the client depend on it, or set SupportedIdentityProviders without the provider.',
    about: ['SupportedIdentityProviders'],
  },
  {
    exception: 'InvalidParameterException',
    words: /^Invalid read attributes/,
    advice: 'ReadAttributes may contain only attributes of the pool: standard attributes, and custom attributes as custom:name.',
    about: ['ReadAttributes'],
  },
  {
    exception: 'InvalidParameterException',
    words: /^Invalid write attributes/,
    advice:
      'WriteAttributes may contain only attributes of the pool (custom attributes as custom:name), and must contain every attribute that the pool requires.',
    about: ['WriteAttributes'],
  },
  {
    exception: 'InvalidParameterException',
    words: /^The integration with Pinpoint is not supported/,
    advice: 'Use an application in a Region that Cognito supports for this pool, or remove AnalyticsConfiguration.',
    about: ['AnalyticsConfiguration'],
  },
  {
    exception: 'FeatureUnavailableInTierException',
    words: /: Refresh Token Rotation$/,
    advice: 'Raise the UserPoolTier of the pool, or remove RefreshTokenRotation.',
    about: ['RefreshTokenRotation'],
  },
  {
    exception: 'FeatureUnavailableInTierException',
    advice: 'Raise the UserPoolTier of the pool, or do not use that feature.',
  },
  {
    exception: 'ResourceNotFoundException',
    words: /^User pool client/,
    advice:
      'If the client was deleted outside of CloudFormation, remove the resource from its stack, or give it another logical id to create a new client.',
  },
  {
    exception: 'ResourceNotFoundException',
    words: /^User pool /,
    advice: 'Set UserPoolId to a pool that exists in the account and the Region of the stack.',
  },
  {
    exception: 'LimitExceededException',
    advice: 'Delete unused clients, or request a higher quota of app clients per user pool from AWS.',
  },
  {
    exception: 'AccessDeniedException',
    advice:
      'Allow this permission in the role with which the resource type is registered, and check that no other policy denies it.',
  },
];

/** Appends the advice for a refusal to its message, if there is advice. */
export function withAdvice(message: string, refusal: Error): string {
  const known = knownRefusal(refusal);
  if (known === undefined) return message;
  return `${message}${/[.!?]$/.test(message) ? '' : '.'} ${known.advice}`;
}

/** The settings whose values Cognito refused, if they are known. */
export function refusedSettings(refusal: Error): readonly SettingName[] {
  return knownRefusal(refusal)?.about ?? [];
}

function knownRefusal(refusal: Error): KnownRefusal | undefined {
  return KNOWN_REFUSALS.find(({ exception, words }) => exception === refusal.name && (words?.test(refusal.message) ?? true));
}
