import { ATTRIBUTES } from './attributes';
import { isInRange } from './constraints';
import { type Finding, findingAt } from './problem';
import type { Settings } from './properties';
import type { Rule } from './rule';
import { asksForDefault } from './settings';
import { SECONDS_IN, TOKENS, type Token, unitIn, unitPathsOf } from './tokenValidity';

const [ACCESS, ID, REFRESH] = TOKENS;

/** The rules about token lifetimes. Cognito checks the number together with its unit (documented). */
export const TOKEN_VALIDITY_RULES: readonly Rule[] = [
  ...TOKENS.map((token) => ({
    id: `${token.id}-token-validity` as const,
    reads: [token.validity],
    problems: (settings: Settings) => rangeProblems(token, settings),
  })),
  ...[ACCESS, ID].map((token) => ({
    id: `${token.id}-token-outlives-refresh-token` as const,
    reads: [token.validity, REFRESH.validity],
    problems: (settings: Settings) => longerThanRefresh(token, settings),
  })),
];

function rangeProblems(token: Token, settings: Settings): Finding[] {
  const seconds = secondsOf(token, settings);
  if (seconds === undefined || (seconds >= token.shortest && seconds <= token.longest)) return [];
  return [findingAt([token.validity], `must be ${token.range}, not ${quantity(token, settings)}.`)];
}

/** The defaults need no check: one hour and 30 days are valid with every lifetime that the other token can have. */
function longerThanRefresh(token: Token, settings: Settings): Finding[] {
  const [seconds = 0, refresh = Infinity] = [secondsOf(token, settings), secondsOf(REFRESH, settings)];
  if (seconds <= refresh) return [];
  const words = `must not be longer than ${REFRESH.validity}: ${quantity(token, settings)} is longer than ${quantity(REFRESH, settings)}.`;
  return [findingAt([token.validity], words)];
}

/**
 * The lifetime of a token. Undefined if it is the default, if its unit is unknown, or if its number is not valid with any unit.
 */
function secondsOf(token: Token, settings: Settings): number | undefined {
  const number = settings[token.validity];
  const seconds = SECONDS_IN.get(unitIn(token, settings) ?? token.defaultUnit);
  if (number === undefined || seconds === undefined || asksForDefault(token.validity, number)) return undefined;
  // The constraints report a number that is not valid with any unit.
  return isInRange(number, ATTRIBUTES[token.validity].constraints ?? {}) ? number * seconds : undefined;
}

/** A lifetime in words. If no unit is set, the user may have meant another unit, so the words explain the default. */
function quantity(token: Token, settings: Settings): string {
  const number = settings[token.validity];
  const named = unitIn(token, settings);
  const unit = named ?? token.defaultUnit;
  const [, path] = unitPathsOf(token.validity);
  return `${number} ${number === 1 ? unit.slice(0, -1) : unit}${named ? '' : ` (the default unit, because ${path} is not set)`}`;
}
