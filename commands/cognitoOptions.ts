/** The options of `npm run local` that say how the local Cognito behaves. */
import { isRegion } from '../local/cognito/checkOptions';
import { FAULT_KINDS, type FaultKind, FaultQueue } from '../local/cognito/faults';
import { DEFAULT_BEHAVIOURS, type OpenBehaviours, POSSIBLE_BEHAVIOURS } from '../local/cognito/openBehaviours';
import { OPERATION_NAMES } from '../local/cognito/operations';
import type { LocalCognitoOptions } from '../local/cognito/options';
import { deniedBy } from '../local/cognito/permissions';
import { oneOf, wholeNumber } from './options';

export const cognitoOptions = {
  'on-omission': { type: 'string', default: DEFAULT_BEHAVIOURS.onOmission },
  'client-type': { type: 'string', default: DEFAULT_BEHAVIOURS.clientType },
  'limit-text': { type: 'string', default: DEFAULT_BEHAVIOURS.limitText },
  'disabled-on-lite': { type: 'string', default: DEFAULT_BEHAVIOURS.disabledOnLite },
  'new-auth-flows': { type: 'string', default: DEFAULT_BEHAVIOURS.newAuthFlows },
  'publish-again': { type: 'string', default: DEFAULT_BEHAVIOURS.publishAgain },
  'secret-arn': { type: 'string', default: DEFAULT_BEHAVIOURS.secretArn },
  'publish-without-secret': { type: 'string', default: DEFAULT_BEHAVIOURS.publishWithoutSecret },
  'relative-urls': { type: 'string', default: DEFAULT_BEHAVIOURS.relativeUrls },
  region: { type: 'string', default: 'us-east-1' },
  'id-seed': { type: 'string' },
  'clients-per-pool': { type: 'string', default: '1000' },
  quotas: { type: 'boolean', default: false },
  latency: { type: 'string', default: '0' },
  deny: { type: 'string', multiple: true, default: [] as string[] },
  fault: { type: 'string', multiple: true, default: [] as string[] },
} as const;

type BehaviourOption =
  | 'on-omission'
  | 'client-type'
  | 'limit-text'
  | 'disabled-on-lite'
  | 'new-auth-flows'
  | 'publish-again'
  | 'secret-arn'
  | 'publish-without-secret'
  | 'relative-urls';

interface Values extends Record<BehaviourOption | 'region' | 'clients-per-pool' | 'latency', string> {
  'id-seed'?: string;
  quotas: boolean;
  deny: string[];
  fault: string[];
}

/** @throws Error that names an option with an invalid value */
export function readCognitoOptions(values: Values): LocalCognitoOptions {
  // Only for its error, before anything is started.
  deniedBy(values.deny);
  return {
    ...readBehaviours(values),
    region: readRegion(values.region),
    ...readIdSeed(values['id-seed']),
    clientsPerPool: wholeNumber('--clients-per-pool', values['clients-per-pool']),
    ...(values.quotas && { quotas: {} }),
    latency: wholeNumber('--latency', values.latency),
    deny: values.deny,
    faultFor: readFaults(values.fault).faultFor,
  };
}

const readBehaviours = (values: Record<BehaviourOption, string>): OpenBehaviours => ({
  onOmission: oneOf('--on-omission', values['on-omission'], POSSIBLE_BEHAVIOURS.onOmission),
  clientType: oneOf('--client-type', values['client-type'], POSSIBLE_BEHAVIOURS.clientType),
  limitText: oneOf('--limit-text', values['limit-text'], POSSIBLE_BEHAVIOURS.limitText),
  disabledOnLite: oneOf('--disabled-on-lite', values['disabled-on-lite'], POSSIBLE_BEHAVIOURS.disabledOnLite),
  newAuthFlows: oneOf('--new-auth-flows', values['new-auth-flows'], POSSIBLE_BEHAVIOURS.newAuthFlows),
  publishAgain: oneOf('--publish-again', values['publish-again'], POSSIBLE_BEHAVIOURS.publishAgain),
  secretArn: oneOf('--secret-arn', values['secret-arn'], POSSIBLE_BEHAVIOURS.secretArn),
  publishWithoutSecret: oneOf(
    '--publish-without-secret',
    values['publish-without-secret'],
    POSSIBLE_BEHAVIOURS.publishWithoutSecret,
  ),
  relativeUrls: oneOf('--relative-urls', values['relative-urls'], POSSIBLE_BEHAVIOURS.relativeUrls),
});

function readRegion(text: string): string {
  if (isRegion(text)) return text;
  throw new Error(`--region must be the name of a Region, such as us-east-1, not "${text}".`);
}

/** Refuses an empty seed: it usually comes from a variable that is not set. */
function readIdSeed(text: string | undefined): { idSeed?: string } {
  if (text === undefined) return {};
  if (text === '') throw new Error('--id-seed must not be empty: give any text.');
  return { idSeed: text };
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
    throw new Error(`--fault ${text}: the local Cognito does not have the operation "${operation}".`);
  if (kind === undefined) throw new Error(`--fault ${text}: KIND must be one of ${FAULT_KINDS.join(', ')}, not "${kindText}".`);
  if (countText === 'all') return { operation, kind, count: Number.POSITIVE_INFINITY };
  return { operation, kind, count: wholeNumber(`--fault ${text}: COUNT`, countText, { min: 1 }) };
}
