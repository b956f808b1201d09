import { ATTRIBUTES } from './attributes';
import { isManaged, type SecretAnswer } from './clientSecret';
import type { AnalyticsConfiguration, RefreshTokenRotation, SettingName, Settings, SettingValue } from './properties';
import { knownInside } from './unknownMembers';

/**
 * Code point order without duplicates: the order in which Describe answers every list. It is the order of the UTF-8 bytes;
 * JavaScript's own comparison differs beyond the Basic Multilingual Plane.
 */
export function sortedSet(list: readonly string[]): string[] {
  return [...new Set(list)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/**
 * What Cognito shows, in the form in which a template would write it.
 *
 * Cognito shows by ClientSecretArn that it manages the secret in Secrets Manager (DOC). Where analytics name their project by
 * ApplicationArn, Cognito adds a RoleArn, its service-linked role, and refuses that role when it is sent back (recorded).
 */
export function writable(shown: Settings & SecretAnswer): Settings {
  const written: Settings = isManaged(shown) ? { ...shown, PublishSecretsInAWSSecretsManager: true } : shown;
  const { AnalyticsConfiguration: analytics } = shown;
  if (analytics?.ApplicationArn === undefined) return written;
  const { RoleArn: _serviceLinkedRole, ...ofTheTemplate } = analytics;
  return { ...written, AnalyticsConfiguration: ofTheTemplate };
}

/**
 * Whether a value to be written means the same to Cognito as the live one: lists are sets, and what Read fills in counts as being
 * there. What live analytics say unasked is no difference; what is to be written has to be live, since the answer must show it. What is
 * unknown inside of a value is nobody's wish, and makes no difference.
 */
export function sameSetting(name: SettingName, written: SettingValue | undefined, live: SettingValue | undefined): boolean {
  return [written, withUnasked(name, written)].some((value) => canonical(name, value) === canonical(name, live));
}

/** Analytics that say nothing of user data share none. */
function withUnasked(name: SettingName, value: SettingValue | undefined): SettingValue | undefined {
  if (name !== 'AnalyticsConfiguration' || value === undefined) return value;
  return { UserDataShared: false, ...(value as AnalyticsConfiguration) };
}

function canonical(name: SettingName, value: SettingValue | undefined): string {
  // 0 is documented as another way to ask for the default.
  const asked = name === 'RefreshTokenValidity' && value === 0 ? undefined : value;
  const shown = asked ?? ATTRIBUTES[name].readDefault;
  if (shown === undefined) return '';
  if (Array.isArray(shown)) return JSON.stringify(sortedSet(shown));
  if (typeof shown !== 'object') return JSON.stringify(shown);
  return JSON.stringify(Object.entries(comparable(name, knownInside(name, shown))).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function comparable(name: SettingName, value: object): Settings[SettingName] & object {
  if (name === 'RefreshTokenRotation') {
    const rotation = value as RefreshTokenRotation;
    // Cognito fills in the grace period, and answers 0 for a rotation that is off, whatever was sent.
    const grace = rotation.Feature === 'DISABLED' ? 0 : (rotation.RetryGracePeriodSeconds ?? 0);
    return { ...rotation, RetryGracePeriodSeconds: grace };
  }
  return value;
}
