/** What becomes of each attribute of an app client: how it is kept, what an update that omits it does, and how it reads back. */
import { javaHashOrder } from './javaHashOrder';
import type { ClientSettings, CognitoState } from './state';

type Name = keyof ClientSettings;

interface Setting {
  /**
   * What an update that omits the attribute does to it. `reset`: it is gone, or back at its default. `open`: nobody has recorded the
   * service itself, so the server's option `onOmission` decides.
   */
  omitted: 'reset' | 'open';
  /** Where omission keeps: the value that follows from the value sent and the one before. Without it, the value sent alone. */
  joined?: (sent: unknown, before: unknown) => unknown;
  /** What Describe shows while the attribute was never set. Without it the attribute is absent then. */
  shownUnset?: unknown;
  /** The value kept for the value sent; undefined where the value sent means the same as none. */
  kept?: (sent: unknown) => unknown;
}

/** Lists are sets: duplicates collapse (INF), and an empty list is no list (LIVE). */
const set = (sent: unknown) => {
  const values = javaHashOrder(sent as string[]);
  return values.length === 0 ? undefined : values;
};

/** Only what was sent reads back, so no unit at all is the same as none sent (LIVE). */
const units = (sent: unknown) => (Object.keys(sent as object).length === 0 ? undefined : sent);

/** Where omission keeps, it keeps each unit by itself (OPEN). */
const joinedUnits = (sent: unknown, before: unknown) => ({ ...(before as object | undefined), ...(sent as object) });

/** The grace period is filled in (LIVE), and without rotation it is 0 whatever was sent (INF). */
const rotation = (sent: unknown) => {
  const { Feature, RetryGracePeriodSeconds = 0 } = sent as NonNullable<ClientSettings['RefreshTokenRotation']>;
  return { Feature, RetryGracePeriodSeconds: Feature === 'ENABLED' ? RetryGracePeriodSeconds : 0 };
};

/** Where the request does not say whether user data are shared, they are not, and the answer says so (LIVE, in both forms). */
const analytics = (sent: unknown) => ({ UserDataShared: false, ...(sent as ClientSettings['AnalyticsConfiguration']) });

/**
 * One row an attribute. The defaults are what a minimal create returned in recordings (LIVE). Where the row says `reset` without a
 * grade, live updates wiped the attribute (LIVE); DOC means that only the documented rule says so: what is omitted gets its default.
 */
const SETTINGS: Readonly<Record<Name, Setting>> = {
  // 0 is documented as another way to ask for the default (DOC).
  RefreshTokenValidity: { omitted: 'open', shownUnset: 30, kept: (sent) => (sent === 0 ? undefined : sent) },
  AccessTokenValidity: { omitted: 'reset' }, // DOC
  IdTokenValidity: { omitted: 'reset' }, // DOC
  TokenValidityUnits: { omitted: 'open', shownUnset: {}, kept: units, joined: joinedUnits },
  ReadAttributes: { omitted: 'reset', kept: set },
  WriteAttributes: { omitted: 'reset', kept: set },
  ExplicitAuthFlows: { omitted: 'reset', kept: set },
  SupportedIdentityProviders: { omitted: 'reset', kept: set },
  CallbackURLs: { omitted: 'reset', kept: set },
  LogoutURLs: { omitted: 'reset', kept: set },
  DefaultRedirectURI: { omitted: 'reset' }, // DOC
  AllowedOAuthFlows: { omitted: 'reset', kept: set },
  AllowedOAuthScopes: { omitted: 'reset', kept: set },
  AllowedOAuthFlowsUserPoolClient: { omitted: 'reset', shownUnset: false },
  AnalyticsConfiguration: { omitted: 'reset', kept: analytics },
  PreventUserExistenceErrors: { omitted: 'reset' }, // DOC
  EnableTokenRevocation: { omitted: 'open', shownUnset: true },
  EnablePropagateAdditionalUserContextData: { omitted: 'reset', shownUnset: false }, // DOC
  AuthSessionValidity: { omitted: 'open', shownUnset: 3 },
  RefreshTokenRotation: { omitted: 'open', kept: rotation },
};

const ROWS = Object.entries(SETTINGS) as [Name, Setting][];

/** A client's settings after a request. `previous` is absent on create; nothing of it survives an update but what a row lets survive. */
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

/** @param before what stays of the value before where the request omits it */
function valueAfter({ kept, joined }: Setting, sent: unknown, before: unknown): unknown {
  if (sent === undefined) return before;
  const whole = joined ? joined(sent, before) : sent;
  return kept ? kept(whole) : whole;
}

/**
 * The settings as an answer shows them. Describe sorts its lists by code point; create and update answer in the order of the set that
 * holds them (LIVE).
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
 * The order of the UTF-8 bytes is the order of the code points; JavaScript's own comparison is not, beyond the basic plane. The
 * fidelity suite has its own, as it must not share the code of what it checks.
 */
const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
