import type { ClientSettings } from './state';

const SECONDS_IN: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86400 };

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

interface Token {
  name: 'AccessToken' | 'IdToken' | 'RefreshToken';
  defaultUnit: 'hours' | 'days';
  shortest: number;
  longest: number;
}

/** The ranges and the default units (DOC). */
const TOKENS: readonly Token[] = [
  { name: 'AccessToken', defaultUnit: 'hours', shortest: 5 * MINUTE, longest: DAY },
  { name: 'IdToken', defaultUnit: 'hours', shortest: 5 * MINUTE, longest: DAY },
  { name: 'RefreshToken', defaultUnit: 'days', shortest: HOUR, longest: 3650 * DAY },
];

/**
 * The validity in seconds, or undefined if the client has no number. Then the default applies, one hour or 30 days. A unit
 * without a number changes nothing, so Cognito accepts any such unit (LIVE).
 */
function setValidity(settings: ClientSettings, { name, defaultUnit }: Token): number | undefined {
  const count = settings[`${name}Validity`];
  const unit = settings.TokenValidityUnits?.[name] ?? defaultUnit;
  return count === undefined ? undefined : count * (SECONDS_IN[unit] ?? Number.NaN);
}

export function validitiesAreInRange(settings: ClientSettings): boolean {
  return TOKENS.every((token) => {
    const seconds = setValidity(settings, token);
    return seconds === undefined || (seconds >= token.shortest && seconds <= token.longest);
  });
}

export function refreshTokenLivesLongest(settings: ClientSettings): boolean {
  const [access = HOUR, id = HOUR, refresh = 30 * DAY] = TOKENS.map((token) => setValidity(settings, token));
  return Math.max(access, id) <= refresh;
}
