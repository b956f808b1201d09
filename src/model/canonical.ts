import { ATTRIBUTES } from './attributes';
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
 * What Cognito shows, in the form in which a template would write it. Where analytics name their project by ApplicationArn,
 * Cognito answers with a RoleArn that nobody sent, its service-linked role, and refuses that role when it is sent back (recorded).
 */
export function writable(shown: Settings): Settings {
  const { AnalyticsConfiguration: analytics } = shown;
  if (analytics?.ApplicationArn === undefined) return shown;
  const { RoleArn: _serviceLinkedRole, ...ofTheTemplate } = analytics;
  return { ...shown, AnalyticsConfiguration: ofTheTemplate };
}

/**
 * Whether two values of a setting mean the same to Cognito: lists are sets, and what Read fills in counts as being there. What
 * is unknown inside of a value is nobody's wish, and makes no difference.
 */
export function sameSetting(name: SettingName, left: SettingValue | undefined, right: SettingValue | undefined): boolean {
  return canonical(name, left) === canonical(name, right);
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
  if (name === 'AnalyticsConfiguration') return { UserDataShared: false, ...(value as AnalyticsConfiguration) };
  if (name === 'RefreshTokenRotation') {
    const rotation = value as RefreshTokenRotation;
    // Cognito fills in the grace period, and answers 0 for a rotation that is off, whatever was sent.
    const grace = rotation.Feature === 'DISABLED' ? 0 : (rotation.RetryGracePeriodSeconds ?? 0);
    return { ...rotation, RetryGracePeriodSeconds: grace };
  }
  return value;
}
