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
    cure: 'Give a resource server of the pool that scope and let the client depend on it, or take it out of AllowedOAuthScopes.',
    about: ['AllowedOAuthScopes'],
  },
  {
    exception: 'InvalidParameterException',
    words: /^The provider .* does not exist for User Pool/,
    cure: 'Add the provider to the pool and let the client depend on it, or set SupportedIdentityProviders without it.',
    about: ['SupportedIdentityProviders'],
  },
  {
    exception: 'InvalidParameterException',
    words: /^Invalid read attributes/,
    cure: 'ReadAttributes may name what the pool has: standard attributes, and its own as custom:name.',
    about: ['ReadAttributes'],
  },
  {
    exception: 'InvalidParameterException',
    words: /^Invalid write attributes/,
    cure: 'WriteAttributes may name what the pool has, its own attributes as custom:name, and must name all that it requires.',
    about: ['WriteAttributes'],
  },
  {
    exception: 'InvalidParameterException',
    words: /^The integration with Pinpoint is not supported/,
    cure: 'Name an application of a Region that Cognito supports for this pool, or leave AnalyticsConfiguration out.',
    about: ['AnalyticsConfiguration'],
  },
  {
    exception: 'FeatureUnavailableInTierException',
    words: /: Refresh Token Rotation$/,
    cure: 'Raise the UserPoolTier of the pool, or do without RefreshTokenRotation.',
    about: ['RefreshTokenRotation'],
  },
  {
    exception: 'FeatureUnavailableInTierException',
    cure: 'Raise the UserPoolTier of the pool, or leave that feature out.',
  },
  {
    exception: 'ResourceNotFoundException',
    words: /^User pool client/,
    cure: 'Somebody has deleted the client: take the resource out of its stack, or give it another logical id for a new client.',
  },
  {
    exception: 'ResourceNotFoundException',
    words: /^User pool /,
    cure: 'Name a pool that exists in the account and the Region of the stack.',
  },
  {
    exception: 'LimitExceededException',
    cure: 'Delete clients that nobody uses, or ask AWS for a higher quota of app clients a user pool.',
  },
  {
    exception: 'AccessDeniedException',
    cure: 'Give that permission to the role that the resource type is registered with, and deny it nowhere else.',
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
