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
  // The units are decided one by one. No template can mention an unknown unit, so it is kept.
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

/** Whether an update changes a setting of tokens. */
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
 * Whether the written validity differs from the live one although the numbers are equal. A live 30 in another unit than days is
 * ambiguous: it was set, or it stands for the default of 30 days. Two values are written over it:
 * - a value that asks for the default, unless Read must have filled the 30 in, or the previous state asked for the default too;
 * - a 30 of the template, where the previous state asked for the default.
 * Every other number is what it says.
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
    // The default unit by name and no unit are the same quantity, so a unit that is live by name stays.
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

/** Whether a number has been set. The 30 of a refresh token does not count, because Read fills it in next to any unit. */
function hasNumber(token: Token, settings: Settings): boolean {
  const number = settings[token.validity];
  return number !== undefined && !isReadDefault(token.validity, number);
}

/**
 * Whether Read has filled a number in. Where a unit was set without a number, Cognito shows 30. 30 minutes or seconds are below the
 * shortest validity of a refresh token, so Cognito refuses them when they are written back. With hours, a 30 that was filled in looks
 * like one that was set. It is written back as it is, which makes it 30 hours.
 */
function isFilledIn(token: Token, number: number | undefined, unit: TimeUnit | undefined): boolean {
  return number !== undefined && isReadDefault(token.validity, number) && (unit === 'minutes' || unit === 'seconds');
}

/** The number that asks for Cognito's default. For a refresh token that is 30 with days, and 0 with another unit. */
function defaultNumber(token: Token, unit: TimeUnit | undefined): number | undefined {
  const number = releasedValue(token.validity, undefined) as number | undefined;
  return number === undefined || isDefaultUnit(token, unit) ? number : ATTRIBUTES[token.validity].asksForDefault;
}
