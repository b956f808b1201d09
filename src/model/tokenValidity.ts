import { ATTRIBUTES } from './attributes';
import { sameSetting } from './canonical';
import type { Properties, PropertyName, SettingName, Settings, TimeUnit, TokenValidityUnits } from './properties';
import { asksForDefault, isReadDefault, releasedValue } from './settings';
import { unknownInside } from './unknownMembers';

// The lifetime of a token has a number, such as AccessTokenValidity: 30, and a unit, such as TokenValidityUnits.AccessToken:
// minutes. If no unit is set, Cognito uses the default unit: hours for access and ID tokens, days for refresh tokens.

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The length of each unit in seconds. Cognito may add units that are not in this table. */
export const SECONDS_IN: ReadonlyMap<string, number> = new Map([
  ['seconds', 1],
  ['minutes', MINUTE],
  ['hours', HOUR],
  ['days', DAY],
]);

const ACCESS_OR_ID = { defaultUnit: 'hours', shortest: 5 * MINUTE, longest: DAY, range: '5 minutes to 1 day' } as const;

/**
 * The three kinds of tokens (documented):
 * - `id`: the name of the token in the ids of its rules;
 * - `validity`: the property with the number;
 * - `unit`: the member of TokenValidityUnits with the unit;
 * - `defaultUnit`: the unit that Cognito uses if none is set;
 * - `shortest` and `longest`: the limits of the lifetime, in seconds;
 * - `range`: the same limits in the words of messages.
 */
export const TOKENS = [
  { id: 'access', validity: 'AccessTokenValidity', unit: 'AccessToken', ...ACCESS_OR_ID },
  { id: 'id', validity: 'IdTokenValidity', unit: 'IdToken', ...ACCESS_OR_ID },
  {
    id: 'refresh',
    validity: 'RefreshTokenValidity',
    unit: 'RefreshToken',
    defaultUnit: 'days',
    shortest: HOUR,
    longest: 3650 * DAY,
    range: '60 minutes to 10 years',
  },
] as const;

export type Token = (typeof TOKENS)[number];

const [, , REFRESH] = TOKENS;

const TOKEN_SETTINGS: ReadonlySet<SettingName> = new Set(['TokenValidityUnits', ...TOKENS.map(({ validity }) => validity)]);

/** Whether {@link mergeTokenValidity} merges this setting. */
export function isTokenSetting(name: SettingName): boolean {
  return TOKEN_SETTINGS.has(name);
}

export type TokenSettings = Pick<Settings, Token['validity'] | 'TokenValidityUnits'>;

/**
 * Merges the numbers and the units of the three tokens for an update. A number means nothing without its unit, so this function
 * merges the two together:
 * - If the template sets a number without a unit, the number has Cognito's default unit.
 * - If the update keeps the live number, it also keeps the live unit.
 */
export function mergeTokenValidity(desired: Properties, previous: Properties, live: Settings): TokenSettings {
  const merged: TokenSettings = {};
  // A later version of Cognito may have units for other tokens. No template can set them, so the update keeps them.
  const units: TokenValidityUnits = { ...unknownInside('TokenValidityUnits', live.TokenValidityUnits) };
  for (const token of TOKENS) {
    const unit = mergeUnit(token, desired, previous, live);
    // It is not known (OPEN) whether Cognito keeps the live unit if an update names no unit. So the update names the default unit if
    // another unit is live.
    const sent = unit ?? (isDefaultUnit(token, unitIn(token, live)) ? undefined : token.defaultUnit);
    if (sent !== undefined) units[token.unit] = sent;
    const number = mergeNumber(token, unit, desired, previous, live);
    if (number !== undefined) merged[token.validity] = number;
  }
  if (Object.keys(units).length > 0) merged.TokenValidityUnits = units;
  return merged;
}

/** Whether the merged value of a token setting differs from the live value. */
export function isTokenSettingChanged(
  name: SettingName,
  merged: Settings,
  desired: Properties,
  previous: Properties,
  live: Settings,
): boolean {
  if (name === 'TokenValidityUnits') return !sameUnits(merged[name], live[name]);
  if (name === REFRESH.validity && isAmbiguousNumberChanged(merged, desired, previous, live)) return true;
  return !sameSetting(name, merged[name], live[name]);
}

/**
 * Whether the merged units and the live units are equal, for each token:
 * - If `merged` names a unit, the live client must name the same unit, because the answer of the handler must have this unit.
 * - If `merged` names no unit, it means the default unit. The live client may name the default unit or no unit.
 */
export function sameUnits(merged?: TokenValidityUnits, live?: TokenValidityUnits): boolean {
  return TOKENS.every((token) => sameUnit(token, merged, live));
}

function sameUnit({ unit, defaultUnit }: Token, wanted: TokenValidityUnits = {}, live: TokenValidityUnits = {}): boolean {
  return wanted[unit] === undefined ? (live[unit] ?? defaultUnit) === defaultUnit : wanted[unit] === live[unit];
}

/**
 * Whether the lifetime of the refresh token changes although Cognito shows the number 30 before and after the update.
 *
 * Cognito shows 30 if 30 was set, and also if no number was set. With the unit days, both mean 30 days. With another unit, such
 * as hours, the live 30 is ambiguous: it means 30 hours, or the default of 30 days. Then the lifetime changes in two cases:
 * - The merged number is 0, which asks for the default, and 30 may have been set before. This is not a change if the previous state
 *   had 0 with the same unit.
 * - The template sets 30, and the previous state asked for the default with the same unit: with 0, or without a number.
 */
function isAmbiguousNumberChanged(merged: Settings, desired: Properties, previous: Properties, live: Settings): boolean {
  const unit = unitIn(REFRESH, live) ?? REFRESH.defaultUnit;
  const number = live[REFRESH.validity];
  const isAmbiguous = number !== undefined && isReadDefault(REFRESH.validity, number) && unit !== REFRESH.defaultUnit;
  if (!isAmbiguous) return false;
  const before = unitIn(REFRESH, previous) === unit ? previous[REFRESH.validity] : number;
  const askedForDefault = asksForDefault(REFRESH.validity, before);
  if (asksForDefault(REFRESH.validity, merged[REFRESH.validity])) return !askedForDefault && !isFilledIn(REFRESH, number, unit);
  return desired[REFRESH.validity] === number && (before === undefined || askedForDefault);
}

/** Whether a state sets the number or the unit of a token. */
export function setsToken(token: Token, state: Settings): boolean {
  return state[token.validity] !== undefined || unitIn(token, state) !== undefined;
}

/** The paths to the unit that belongs to a number. Empty if the property is not the number of a token. */
export function unitPathsOf(name: PropertyName): readonly string[] {
  const token = TOKENS.find(({ validity }) => validity === name);
  return token ? ['TokenValidityUnits', `TokenValidityUnits.${token.unit}`] : [];
}

/**
 * Whether the live client has the unit and the number that a state sets for a token. A state without a number accepts any number.
 */
export function sameValidity(token: Token, state: Settings, live: Settings): boolean {
  const number = state[token.validity];
  const hasUnit = sameUnit(token, state.TokenValidityUnits, live.TokenValidityUnits);
  return hasUnit && (number === undefined || sameNumber(token, number, live[token.validity]));
}

function sameNumber(token: Token, wanted: number, live: number | undefined): boolean {
  return wanted === live || (asksForDefault(token.validity, wanted) && live !== undefined && isReadDefault(token.validity, live));
}

/** Copies a state without the numbers and the units of some tokens. */
export function withoutTokens<State extends Settings>(state: State, tokens: readonly Token[]): State {
  const names: readonly string[] = tokens.map(({ validity }) => validity);
  const units: readonly string[] = tokens.map(({ unit }) => unit);
  const rest = without(state, names);
  return state.TokenValidityUnits ? { ...rest, TokenValidityUnits: without(state.TokenValidityUnits, units) } : rest;
}

function without<Value extends object>(value: Value, names: readonly string[]): Value {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))) as Value;
}

/** The unit of a token after the update. Undefined: the update names no unit, which means the default unit. */
function mergeUnit(token: Token, desired: Properties, previous: Properties, live: Settings): TimeUnit | undefined {
  const wanted = unitIn(token, desired);
  if (wanted !== undefined) return wanted;
  const liveUnit = unitIn(token, live);
  const unitWasOwned = unitIn(token, previous) !== undefined;
  if (desired[token.validity] !== undefined) {
    // The template sets a number without a unit. This means the default unit. The update sends this unit if the live client names
    // it, unless the template has stopped setting it.
    return liveUnit === token.defaultUnit && !unitWasOwned ? liveUnit : undefined;
  }
  // The template has stopped setting the number, so the unit goes back to the default too.
  if (hasNumber(token, previous)) return undefined;
  // The live number stays. So its unit stays too, even if the template has stopped setting the unit. If the live client has no
  // number, a unit that the template has stopped setting goes back to the default.
  return unitWasOwned && !hasNumber(token, live) ? undefined : liveUnit;
}

/**
 * The number of a token after the update. The live number goes back to the default if the template has stopped setting it, if its
 * unit changes, or if Cognito filled it in.
 * @param unit the unit after the update
 */
function mergeNumber(
  token: Token,
  unit: TimeUnit | undefined,
  desired: Properties,
  previous: Properties,
  live: Settings,
): number | undefined {
  const wanted = desired[token.validity];
  if (wanted !== undefined) return wanted;
  const sameUnit = (unit ?? token.defaultUnit) === (unitIn(token, live) ?? token.defaultUnit);
  const number = live[token.validity];
  return hasNumber(token, previous) || !sameUnit || isFilledIn(token, number, unit) ? defaultNumber(token, unit) : number;
}

function isDefaultUnit(token: Token, unit: TimeUnit | undefined): boolean {
  return (unit ?? token.defaultUnit) === token.defaultUnit;
}

/** The unit that a state sets for a token. */
export function unitIn(token: Token, { TokenValidityUnits: units }: Settings): TimeUnit | undefined {
  return units?.[token.unit];
}

/**
 * Whether the number of a token was set. A 30 for the refresh token does not count, because Cognito also shows it if no number was
 * set.
 */
function hasNumber(token: Token, settings: Settings): boolean {
  const number = settings[token.validity];
  return number !== undefined && !isReadDefault(token.validity, number);
}

/**
 * Whether only the unit of a refresh token was set, so that Cognito itself filled in the number 30.
 * - True for minutes and seconds: Cognito refuses 30 minutes and 30 seconds as too short, so no request can have set them.
 * - False for hours, because a request may have set 30 hours. So an update writes the number back. If Cognito had filled it in,
 *   the lifetime changes from 30 days to 30 hours.
 */
function isFilledIn(token: Token, number: number | undefined, unit: TimeUnit | undefined): boolean {
  return number !== undefined && isReadDefault(token.validity, number) && (unit === 'minutes' || unit === 'seconds');
}

/** The number that asks for the default lifetime. For a refresh token it is 30 with days, and 0 with any other unit. */
function defaultNumber(token: Token, unit: TimeUnit | undefined): number | undefined {
  const number = releasedValue(token.validity, undefined) as number | undefined;
  return number === undefined || isDefaultUnit(token, unit) ? number : ATTRIBUTES[token.validity].asksForDefault;
}
