import { CognitoError } from '../../local/cognito/errors';
import type { FaultFor, FaultKind } from '../../local/cognito/faults';
import type { ReceivedCall } from '../../local/cognito/receivedCall';
import { encodingsOf } from './secrets';
import type { SeededRandom } from './seededRandom';

/** The faults of a call. Frequent faults are listed more than once. `error-with-secrets` is an error that quotes secrets. */
const FAULTS: readonly (FaultKind | 'error-with-secrets')[] = [
  'throttle',
  'throttle',
  'throttle',
  'internal-error-before',
  'internal-error-before',
  'internal-error-after',
  'internal-error-after',
  'cut-before',
  'cut-before',
  'cut-after',
  'cut-after',
  'cut-inside',
  'cut-inside',
  'hang-before',
  'hang-after',
  'access-denied',
  'expired-credentials',
  'error-with-secrets',
  'error-with-secrets',
];

/** The errors that quote secrets: an exception of Cognito, an internal failure, and an exception that the SDK does not know. */
const ERRORS_WITH_SECRETS = [
  ['InvalidParameterException', 400],
  ['InternalErrorException', 500],
  ['BrandNewException', 400],
] as const;

/** The probability that a call has a fault. */
const FAULT_PROBABILITY = 0.25;

/** The secrets of one lifecycle, which an error message can quote. */
export interface LifecycleSecrets {
  credentials: readonly string[];
  /** The secrets that the client of the lifecycle has had until now. */
  clientSecrets: string[];
  /** The secret that Cognito answers now. Undefined if Secrets Manager keeps it. */
  answeredSecret(): string | undefined;
}

/**
 * Chooses the faults for the calls of many lifecycles at once. Each lifecycle has a random source, so concurrent lifecycles do
 * not change each other's faults.
 */
export class FaultInjector {
  private readonly lifecycles = new Map<string, { random: SeededRandom; secrets: LifecycleSecrets }>();

  /** From now on, calls signed with this key can fail. */
  start(accessKeyId: string, random: SeededRandom, secrets: LifecycleSecrets): void {
    this.lifecycles.set(accessKeyId, { random, secrets });
  }

  stop(accessKeyId: string): void {
    this.lifecycles.delete(accessKeyId);
  }

  readonly faultFor: FaultFor = (call) => {
    const lifecycle = this.lifecycles.get(call.accessKeyId ?? '');
    if (!lifecycle?.random.chance(FAULT_PROBABILITY)) return undefined;
    const fault = lifecycle.random.pick(FAULTS);
    if (fault !== 'error-with-secrets') return fault;
    const [type, status] = lifecycle.random.pick(ERRORS_WITH_SECRETS);
    return new CognitoError(type, `It was ${quotedSecrets(call, lifecycle.secrets).join(' or ')}.`, status);
  };
}

/**
 * The encoded forms of Cognito's current secret are quoted to UpdateUserPoolClient only: there the handler already knows the
 * secret from its Describe call. A handler recognizes any other client secret by its format alone, and base 64 hides the format.
 */
function quotedSecrets({ operation }: ReceivedCall, { credentials, clientSecrets, answeredSecret }: LifecycleSecrets): string[] {
  const answered = operation === 'UpdateUserPoolClient' ? answeredSecret() : undefined;
  return [...credentials.flatMap(encodingsOf), ...clientSecrets, ...(answered === undefined ? [] : encodingsOf(answered))];
}
