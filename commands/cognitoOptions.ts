/** The options of `npm run local` that say how the local Cognito behaves. */
import { isRegion } from '../local/cognito/checkOptions';
import { FAULT_KINDS, type FaultKind, FaultQueue } from '../local/cognito/faults';
import { OPERATION_NAMES } from '../local/cognito/operations';
import type { LocalCognitoOptions } from '../local/cognito/options';
import { deniedBy } from '../local/cognito/permissions';
import { DEFAULT_READINGS, type Readings } from '../local/cognito/readings';
import { wholeNumber } from './options';

export const cognitoOptions = {
  'on-omission': { type: 'string', default: DEFAULT_READINGS.onOmission },
  'client-type': { type: 'string', default: DEFAULT_READINGS.clientType },
  'limit-text': { type: 'string', default: DEFAULT_READINGS.limitText },
  'disabled-on-lite': { type: 'string', default: DEFAULT_READINGS.disabledOnLite },
  'new-auth-flows': { type: 'string', default: DEFAULT_READINGS.newAuthFlows },
  'publish-again': { type: 'string', default: DEFAULT_READINGS.publishAgain },
  'secret-arn': { type: 'string', default: DEFAULT_READINGS.secretArn },
  'publish-without-secret': { type: 'string', default: DEFAULT_READINGS.publishWithoutSecret },
  'relative-urls': { type: 'string', default: DEFAULT_READINGS.relativeUrls },
  region: { type: 'string', default: 'us-east-1' },
  'id-seed': { type: 'string' },
  'clients-per-pool': { type: 'string', default: '1000' },
  quotas: { type: 'boolean', default: false },
  latency: { type: 'string', default: '0' },
  deny: { type: 'string', multiple: true, default: [] as string[] },
  fault: { type: 'string', multiple: true, default: [] as string[] },
} as const;

type ReadingOption =
  | 'on-omission'
  | 'client-type'
  | 'limit-text'
  | 'disabled-on-lite'
  | 'new-auth-flows'
  | 'publish-again'
  | 'secret-arn'
  | 'publish-without-secret'
  | 'relative-urls';

interface Values extends Record<ReadingOption | 'region' | 'clients-per-pool' | 'latency', string> {
  'id-seed'?: string;
  quotas: boolean;
  deny: string[];
  fault: string[];
}

/** @throws Error that names an option whose value can't be */
export function readCognitoOptions(values: Values): LocalCognitoOptions {
  // Looked at before anything is started, for its error.
  deniedBy(values.deny);
  return {
    ...readReadings(values),
    region: readRegion(values.region),
    ...readIdSeed(values['id-seed']),
    clientsPerPool: wholeNumber('--clients-per-pool', values['clients-per-pool']),
    ...(values.quotas && { quotas: {} }),
    latency: wholeNumber('--latency', values.latency),
    deny: values.deny,
    faultFor: readFaults(values.fault).faultFor,
  };
}

const readReadings = (values: Record<ReadingOption, string>): Readings => ({
  onOmission: oneOf('--on-omission', values['on-omission'], ['reset', 'keep']),
  clientType: oneOf('--client-type', values['client-type'], ['absent', 'shown']),
  limitText: oneOf('--limit-text', values['limit-text'], ['named', 'plain']),
  disabledOnLite: oneOf('--disabled-on-lite', values['disabled-on-lite'], ['accepted', 'refused']),
  newAuthFlows: oneOf('--new-auth-flows', values['new-auth-flows'], ['known', 'unknown']),
  publishAgain: oneOf('--publish-again', values['publish-again'], ['rotates', 'nothing']),
  secretArn: oneOf('--secret-arn', values['secret-arn'], ['colon', 'slash']),
  publishWithoutSecret: oneOf('--publish-without-secret', values['publish-without-secret'], ['ignored', 'refused']),
  relativeUrls: oneOf('--relative-urls', values['relative-urls'], ['accepted', 'refused']),
});

function readRegion(text: string): string {
  if (isRegion(text)) return text;
  throw new Error(`--region must be the name of a Region, such as us-east-1, not "${text}".`);
}

/** An empty text comes from a variable that is not set, and would be a seed all the same. */
function readIdSeed(text: string | undefined): { idSeed?: string } {
  if (text === undefined) return {};
  if (text === '') throw new Error('--id-seed must be any text that is not empty.');
  return { idSeed: text };
}

function oneOf<Value extends string>(option: string, text: string, values: readonly Value[]): Value {
  const value = values.find((one) => one === text);
  if (value === undefined) throw new Error(`${option} must be ${values.join(' or ')}, not "${text}".`);
  return value;
}

function readFaults(texts: readonly string[]): FaultQueue {
  const faults = new FaultQueue();
  for (const text of texts) {
    const { operation, kind, count } = readFault(text);
    faults.add(operation, kind, count);
  }
  return faults;
}

function readFault(text: string): { operation: string; kind: FaultKind; count: number } {
  const [, operation = '', kindText, countText = '1'] = /^([^=]*)=([^:]*)(?::(.*))?$/.exec(text) ?? [];
  const kind = FAULT_KINDS.find((one) => one === kindText);
  if (kindText === undefined) throw new Error(`--fault must be OPERATION=KIND or OPERATION=KIND:COUNT, not "${text}".`);
  if (!OPERATION_NAMES.includes(operation))
    throw new Error(`--fault ${text}: the local Cognito knows no operation "${operation}".`);
  if (kind === undefined)
    throw new Error(`--fault ${text}: the kinds of faults are ${FAULT_KINDS.join(', ')}, not "${kindText}".`);
  if (countText === 'all') return { operation, kind, count: Number.POSITIVE_INFINITY };
  return { operation, kind, count: wholeNumber(`--fault ${text}: COUNT`, countText, { min: 1 }) };
}
