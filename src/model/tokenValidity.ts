import { ATTRIBUTES } from './attributes';
import { sameSetting } from './canonical';
import type { Properties, PropertyName, SettingName, Settings, TimeUnit, TokenValidityUnits } from './properties';
import { asksForDefault, isReadDefault, releasedValue } from './settings';
import { unknownInside } from './unknownMembers';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The units that are known here, in seconds. Cognito may learn others. */
export const SECONDS_IN: ReadonlyMap<string, number> = new Map([
  ['seconds', 1],
  ['minutes', MINUTE],
  ['hours', HOUR],
  ['days', DAY],
]);

const ACCESS_OR_ID = { defaultUnit: 'hours', shortest: 5 * MINUTE, longest: DAY, range: '5 minutes to 1 day' } as const;

/**
 * The three tokens: where their validity and its unit stand, the unit that counts where none is given, and how many seconds
 * the validity may last (documented).
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

/** Whether a setting is one of those that {@link mergeTokenValidity} decides together. */
export function isTokenSetting(name: SettingName): boolean {
  return TOKEN_SETTINGS.has(name);
}

export type TokenSettings = Pick<Settings, Token['validity'] | 'TokenValidityUnits'>;

/**
 * Merges the three token validities. A number and its unit are one quantity, so they are decided together:
 * a number given without a unit counts in Cognito's default unit, and a number is kept only under the unit it was set in.
 *
 * A unit that goes back to the default is sent by name where another one is live: it is OPEN whether Cognito keeps a unit that an update
 * leaves out.
 */
export function mergeTokenValidity(desired: Properties, previous: Properties, live: Settings): TokenSettings {
  const merged: TokenSettings = {};
  // The units are decided one by one; one that nobody here knows, nobody has mentioned.
  const units: TokenValidityUnits = { ...unknownInside('TokenValidityUnits', live.TokenValidityUnits) };
  for (const token of TOKENS) {
    const unit = mergeUnit(token, desired, previous, live);
    const sent = unit ?? (isDefaultUnit(token, unitIn(token, live)) ? undefined : token.defaultUnit);
    if (sent !== undefined) units[token.unit] = sent;
    const validity = mergeNumber(token, unit, desired, previous, live);
    if (validity !== undefined) merged[token.validity] = validity;
  }
  if (Object.keys(units).length > 0) merged.TokenValidityUnits = units;
  return merged;
}

/** Whether what is written of a setting of tokens differs from what is live. */
export function isTokenSettingChanged(
  name: SettingName,
  written: Settings,
  desired: Properties,
  previous: Properties,
  live: Settings,
): boolean {
  if (name === 'TokenValidityUnits') return !sameUnits(written[name], live[name]);
  if (name === REFRESH.validity && isOtherQuantity(written, desired, previous, live)) return true;
  return !sameSetting(name, written[name], live[name]);
}

/**
 * Whether two sets of units mean the same. The default unit by name and no unit do: that alone is no reason to write. But a unit
 * that `merged` names has to be live by name, since the answer must show it.
 */
export function sameUnits(merged?: TokenValidityUnits, live?: TokenValidityUnits): boolean {
  return TOKENS.every((token) => sameUnit(token, merged, live));
}

function sameUnit({ unit, defaultUnit }: Token, asked: TokenValidityUnits = {}, live: TokenValidityUnits = {}): boolean {
  return asked[unit] === undefined ? (live[unit] ?? defaultUnit) === defaultUnit : asked[unit] === live[unit];
}

/**
 * Whether what is written differs from what is live, although the numbers say the same: a 30 that is live in another unit than days may
 * have been set, or stand for the default of 30 days. So 0, which asks for these, is written over it, unless nobody can have set the
 * 30 or the previous state asked for the same; and a 30 of the template, where the previous state asked for the default. Every other
 * number says what it is.
 */
function isOtherQuantity(written: Settings, desired: Properties, previous: Properties, live: Settings): boolean {
  const unit = unitIn(REFRESH, live) ?? REFRESH.defaultUnit;
  const number = live[REFRESH.validity];
  const isAmbiguous = number !== undefined && isReadDefault(REFRESH.validity, number) && unit !== REFRESH.defaultUnit;
  if (!isAmbiguous) return false;
  const before = unitIn(REFRESH, previous) === unit ? previous[REFRESH.validity] : number;
  const askedForDefault = asksForDefault(REFRESH.validity, before);
  if (asksForDefault(REFRESH.validity, written[REFRESH.validity])) return !askedForDefault && !isFilledIn(REFRESH, number, unit);
  return desired[REFRESH.validity] === number && (before === undefined || askedForDefault);
}

/** Whether a state asks for something of a token, by its number or by its unit. */
export function asksForToken(token: Token, state: Settings): boolean {
  return state[token.validity] !== undefined || unitIn(token, state) !== undefined;
}

/** The paths to the unit of a validity. Without it the number cannot be judged. None, where the property is no validity. */
export function unitPathsOf(name: PropertyName): readonly string[] {
  const token = TOKENS.find(({ validity }) => validity === name);
  return token ? ['TokenValidityUnits', `TokenValidityUnits.${token.unit}`] : [];
}

/** Whether a client shows what a state asks for of a token. A state that names the unit alone says nothing about the number. */
export function sameValidity(token: Token, asked: Settings, live: Settings): boolean {
  const number = asked[token.validity];
  const hasUnit = sameUnit(token, asked.TokenValidityUnits, live.TokenValidityUnits);
  return hasUnit && (number === undefined || sameNumber(token, number, live[token.validity]));
}

function sameNumber(token: Token, asked: number, live: number | undefined): boolean {
  return asked === live || (asksForDefault(token.validity, asked) && live !== undefined && isReadDefault(token.validity, live));
}

/** A state without the numbers and the units of some tokens. */
export function withoutTokens<State extends Settings>(state: State, tokens: readonly Token[]): State {
  const names: readonly string[] = tokens.map(({ validity }) => validity);
  const units: readonly string[] = tokens.map(({ unit }) => unit);
  const rest = without(state, names);
  return state.TokenValidityUnits ? { ...rest, TokenValidityUnits: without(state.TokenValidityUnits, units) } : rest;
}

function without<Value extends object>(value: Value, names: readonly string[]): Value {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))) as Value;
}

function mergeUnit(token: Token, desired: Properties, previous: Properties, live: Settings): TimeUnit | undefined {
  const wanted = unitIn(token, desired);
  if (wanted !== undefined) return wanted;
  const liveUnit = unitIn(token, live);
  const unitWasOwned = unitIn(token, previous) !== undefined;
  if (desired[token.validity] !== undefined) {
    // The default unit by name and no unit are the same quantity: what somebody named stays named.
    return liveUnit === token.defaultUnit && !unitWasOwned ? liveUnit : undefined;
  }
  if (hasNumber(token, previous)) return undefined;
  // A number that is kept keeps its unit, also one that the template has stopped naming: it would mean something else without.
  return unitWasOwned && !hasNumber(token, live) ? undefined : liveUnit;
}

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

/** The unit that a state names for a token. */
export function unitIn(token: Token, { TokenValidityUnits: units }: Settings): TimeUnit | undefined {
  return units?.[token.unit];
}

/** Whether there is a number that somebody has set. Nobody may have set 30 for a refresh token: Read fills it in beside any unit. */
function hasNumber(token: Token, settings: Settings): boolean {
  const number = settings[token.validity];
  return number !== undefined && !isReadDefault(token.validity, number);
}

/**
 * Beside a unit that was set without a number Cognito shows 30, which nobody set: 30 minutes or seconds would be below the
 * shortest validity of a refresh token, and are refused when they are written back. Beside hours nobody can tell a 30 that was filled
 * in from one that was set: it is written back as it stands, which makes it 30 hours.
 */
function isFilledIn(token: Token, number: number | undefined, unit: TimeUnit | undefined): boolean {
  return number !== undefined && isReadDefault(token.validity, number) && (unit === 'minutes' || unit === 'seconds');
}

/** What asks for Cognito's default: for a refresh token 30 days, or 0 (documented) where another unit stands beside it. */
function defaultNumber(token: Token, unit: TimeUnit | undefined): number | undefined {
  const number = releasedValue(token.validity, undefined) as number | undefined;
  return number === undefined || isDefaultUnit(token, unit) ? number : ATTRIBUTES[token.validity].asksForDefault;
}
