/** The attributes of an app client: how Cognito stores and shows each one, and what an update that omits it does. */
import { javaHashOrder } from './javaHashOrder';
import type { ClientSettings, CognitoState } from './state';

type Name = keyof ClientSettings;

interface Setting {
  /**
   * The effect of an update that omits the attribute. `reset`: Cognito removes it or returns it to its default. `open`: no
   * recording of the service exists, so the server's option `onOmission` decides.
   */
  omitted: 'reset' | 'open';
  /** Merges the sent value into the previous one when `onOmission` is `keep`. Default: the sent value replaces it. */
  merge?: (sent: unknown, before: unknown) => unknown;
  /** The value that Describe shows while the attribute was never set. Default: the attribute is absent. */
  shownUnset?: unknown;
  /** The stored value for a sent value; undefined when the sent value means the same as no value. */
  stored?: (sent: unknown) => unknown;
}

/** Lists are sets: Cognito stores a duplicate once (INF), and an empty list as no list (LIVE). */
const set = (sent: unknown) => {
  const values = javaHashOrder(sent as string[]);
  return values.length === 0 ? undefined : values;
};

/** Only the sent units read back, so an empty object is the same as no object (LIVE). */
const units = (sent: unknown) => (Object.keys(sent as object).length === 0 ? undefined : sent);

/** With `onOmission: keep`, each omitted unit stays separately (OPEN). */
const mergeUnits = (sent: unknown, before: unknown) => ({ ...(before as object | undefined), ...(sent as object) });

/** Cognito adds a missing grace period (LIVE). Without rotation the grace period is always 0 (INF). */
const rotation = (sent: unknown) => {
  const { Feature, RetryGracePeriodSeconds = 0 } = sent as NonNullable<ClientSettings['RefreshTokenRotation']>;
  return { Feature, RetryGracePeriodSeconds: Feature === 'ENABLED' ? RetryGracePeriodSeconds : 0 };
};

/** If the request omits UserDataShared, it is false, and answers show it (LIVE, for both forms of analytics). */
const analytics = (sent: unknown) => ({ UserDataShared: false, ...(sent as ClientSettings['AnalyticsConfiguration']) });

/**
 * One row for each attribute. The defaults come from recordings of a minimal create (LIVE). A `reset` without a grade was
 * recorded (LIVE). A `reset` with DOC follows only from the documented rule that an omitted attribute gets its default.
 */
const SETTINGS: Readonly<Record<Name, Setting>> = {
  // 0 requests the default, too (DOC).
  RefreshTokenValidity: { omitted: 'open', shownUnset: 30, stored: (sent) => (sent === 0 ? undefined : sent) },
  AccessTokenValidity: { omitted: 'reset' }, // DOC
  IdTokenValidity: { omitted: 'reset' }, // DOC
  TokenValidityUnits: { omitted: 'open', shownUnset: {}, stored: units, merge: mergeUnits },
  ReadAttributes: { omitted: 'reset', stored: set },
  WriteAttributes: { omitted: 'reset', stored: set },
  ExplicitAuthFlows: { omitted: 'reset', stored: set },
  SupportedIdentityProviders: { omitted: 'reset', stored: set },
  CallbackURLs: { omitted: 'reset', stored: set },
  LogoutURLs: { omitted: 'reset', stored: set },
  DefaultRedirectURI: { omitted: 'reset' }, // DOC
  AllowedOAuthFlows: { omitted: 'reset', stored: set },
  AllowedOAuthScopes: { omitted: 'reset', stored: set },
  AllowedOAuthFlowsUserPoolClient: { omitted: 'reset', shownUnset: false },
  AnalyticsConfiguration: { omitted: 'reset', stored: analytics },
  PreventUserExistenceErrors: { omitted: 'reset' }, // DOC
  EnableTokenRevocation: { omitted: 'open', shownUnset: true },
  EnablePropagateAdditionalUserContextData: { omitted: 'reset', shownUnset: false }, // DOC
  AuthSessionValidity: { omitted: 'open', shownUnset: 3 },
  RefreshTokenRotation: { omitted: 'open', stored: rotation },
};

const ROWS = Object.entries(SETTINGS) as [Name, Setting][];

/**
 * A client's settings after a request. `previous` is absent for a create. An update keeps only those previous values that a row
 * allows.
 */
export function settingsAfter(
  request: ClientSettings,
  previous: ClientSettings = {},
  onOmission: CognitoState['onOmission'] = 'reset',
): ClientSettings {
  const result: Record<string, unknown> = {};
  for (const [name, row] of ROWS) {
    const before = row.omitted === 'open' && onOmission === 'keep' ? previous[name] : undefined;
    const value = valueAfter(row, request[name], before);
    if (value !== undefined) result[name] = value;
  }
  return result;
}

/** @param before the previous value if an update keeps it when the request omits it, otherwise undefined */
function valueAfter({ stored, merge }: Setting, sent: unknown, before: unknown): unknown {
  if (sent === undefined) return before;
  const whole = merge ? merge(sent, before) : sent;
  return stored ? stored(whole) : whole;
}

/**
 * The settings as an answer shows them. Describe sorts its lists by code point. Create and update answer them in the order of a
 * hash set (LIVE).
 */
export function shownSettings(current: ClientSettings, lists: 'sorted' | 'unsorted'): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, { shownUnset }] of ROWS) {
    const value = current[name] ?? shownUnset;
    if (value !== undefined) result[name] = Array.isArray(value) && lists === 'sorted' ? value.toSorted(byCodePoint) : value;
  }
  return result;
}

/**
 * Compares by code point, which is the order of the UTF-8 bytes. JavaScript's own comparison differs beyond the basic plane. The
 * fidelity suite has a copy of this function, because it must not share code with the server that it checks.
 */
const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
