/** Checks the options of programs without types. With an ignored wrong option, a test would test something else. */

import { type OpenBehaviours, POSSIBLE_BEHAVIOURS } from './openBehaviours';
import type { LocalCognitoOptions } from './options';
import { SERVICE_QUOTAS } from './quotas';

type Check = readonly [is: (value: unknown) => boolean, mustBe: string];

const isWhole =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (value: unknown) =>
    Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
const isFunction = (value: unknown) => typeof value === 'function';
const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const isDuration = (value: unknown) => typeof value === 'number' && value >= 0 && Number.isFinite(value);

/** Far longer than any Region, and short enough for the id of a pool, which begins with its Region. */
const LONGEST_REGION = 40;

/** Whether a text has the form of a Region's name. */
export const isRegion = (text: string): boolean => /^[a-z]+(-[a-z]+)+-\d+$/.test(text) && text.length <= LONGEST_REGION;

const RATES = Object.keys(SERVICE_QUOTAS);
const isQuotas = (value: unknown) =>
  isObject(value) && Object.entries(value as object).every(([name, rate]) => RATES.includes(name) && Number(rate) > 0);

function either(values: readonly string[]): Check {
  return [(value) => values.some((one) => one === value), values.map((one) => `'${one}'`).join(' or ')];
}

const BEHAVIOURS = Object.fromEntries(
  Object.entries(POSSIBLE_BEHAVIOURS).map(([name, values]) => [name, either(values)]),
) as Record<keyof OpenBehaviours, Check>;

const CHECKS: Record<keyof LocalCognitoOptions, Check> = {
  ...BEHAVIOURS,
  port: [isWhole(0, 65_535), 'a whole number from 0 to 65535'],
  clientsPerPool: [(value) => isWhole(0)(value) || value === Number.POSITIVE_INFINITY, 'a whole number or Infinity'],
  region: [(value) => typeof value === 'string' && isRegion(value), "the name of a Region, such as 'us-east-1'"],
  accountId: [(value) => typeof value === 'string' && /^\d{12}$/.test(value), 'a text of 12 digits'],
  idSeed: [(value) => typeof value === 'string' && value !== '', 'a text that is not empty'],
  now: [isFunction, 'a function'],
  quotas: [isQuotas, `an object; ${RATES.join(' and ')} in it must be greater than 0`],
  latency: [(value) => isDuration(value) || isFunction(value), 'a number of milliseconds or a function'],
  faultFor: [isFunction, 'a function'],
  deny: [(value) => Array.isArray(value) && value.every((one) => typeof one === 'string'), 'a list of IAM actions'],
  futureMembers: [isObject, 'an object'],
};

/** @throws Error that names the wrong option and says what it must be */
export function checkOptions(options: LocalCognitoOptions): void {
  const checks = new Map<string, Check>(Object.entries(CHECKS));
  for (const [name, value] of Object.entries(options)) {
    const check = checks.get(name);
    if (check === undefined) throw new Error(`The local Cognito has no option ${name}. It has ${[...checks.keys()].join(', ')}.`);
    const [is, mustBe] = check;
    if (value !== undefined && !is(value)) throw new Error(`The option ${name} must be ${mustBe}.`);
  }
}
