import { CognitoError } from '../../local/cognito/errors';
import type { FaultFor, FaultKind } from '../../local/cognito/faults';
import type { ReceivedCall } from '../../local/cognito/receivedCall';
import type { Dice } from './dice';
import { quotesOf } from './secrets';

/** What may happen to a call, the frequent more than once. `indiscretion` is a refusal that quotes what nobody may read. */
const TROUBLES: readonly (FaultKind | 'indiscretion')[] = [
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
  'indiscretion',
  'indiscretion',
];

/** What the service refuses a call with while it is indiscreet: an exception of its own, a failure, and one that nobody knows yet. */
const INDISCRETIONS = [
  ['InvalidParameterException', 400],
  ['InternalErrorException', 500],
  ['BrandNewException', 400],
] as const;

/** How often something happens to a call. */
const PART = 0.25;

/** What the service could quote in a lifecycle. */
export interface Quotable {
  credentials: readonly string[];
  /** The secrets that its client has had, once there is one. */
  clientSecrets: string[];
  /** The one that Cognito answers now; undefined where Secrets Manager keeps it. */
  answeredSecret(): string | undefined;
}

/** The faults of one lifecycle: whatever happens to its calls is decided by its own dice, however many others run beside it. */
export class Weather {
  private readonly lifecycles = new Map<string, { dice: Dice; quotable: Quotable }>();

  /** Bad weather for the calls that are signed with this key, from now on. */
  begin(accessKeyId: string, dice: Dice, quotable: Quotable): void {
    this.lifecycles.set(accessKeyId, { dice, quotable });
  }

  end(accessKeyId: string): void {
    this.lifecycles.delete(accessKeyId);
  }

  readonly faultFor: FaultFor = (call) => {
    const lifecycle = this.lifecycles.get(call.accessKeyId ?? '');
    if (!lifecycle?.dice.chance(PART)) return undefined;
    const trouble = lifecycle.dice.pick(TROUBLES);
    if (trouble !== 'indiscretion') return trouble;
    const [type, status] = lifecycle.dice.pick(INDISCRETIONS);
    return new CognitoError(type, `It was ${quotes(call, lifecycle.quotable).join(' or ')}.`, status);
  };
}

/**
 * A handler knows the secret of a client once the service has answered it, which an update has it do before its second call. Any other
 * secret it knows by its form alone, which base 64 hides.
 */
function quotes({ operation }: ReceivedCall, { credentials, clientSecrets, answeredSecret }: Quotable): string[] {
  const answered = operation === 'UpdateUserPoolClient' ? answeredSecret() : undefined;
  return [...credentials.flatMap(quotesOf), ...clientSecrets, ...(answered === undefined ? [] : quotesOf(answered))];
}
