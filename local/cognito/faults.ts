import { type CognitoError, expiredCredentials, serviceFailure, tooManyRequests } from './errors';
import { OPERATION_NAMES } from './operations';
import { accessDenied } from './permissions';
import type { ReceivedCall } from './receivedCall';

/**
 * How a fault ends a request. `cut` closes the connection before the answer, `cut-inside` in the middle of it, and `hang` never
 * answers. A function returns an error to answer.
 */
type Ending =
  | 'cut'
  | 'cut-inside'
  | 'hang'
  | ((call: ReceivedCall, account: { region: string; accountId: string }) => CognitoError);

/** `before` means that the operation does not take effect, `after` that it has taken effect. */
const KINDS = {
  throttle: ['before', tooManyRequests],
  'internal-error-before': ['before', serviceFailure],
  'internal-error-after': ['after', serviceFailure],
  'cut-before': ['before', 'cut'],
  'cut-after': ['after', 'cut'],
  // The server answers only after the operation has taken effect.
  'cut-inside': ['after', 'cut-inside'],
  'hang-before': ['before', 'hang'],
  'hang-after': ['after', 'hang'],
  'access-denied': ['before', accessDenied],
  'expired-credentials': ['before', expiredCredentials],
} as const satisfies Record<string, readonly ['before' | 'after', Ending]>;

export type FaultKind = keyof typeof KINDS;

export const FAULT_KINDS = Object.keys(KINDS) as FaultKind[];

/** One of the kinds, or an error that replaces the operation. */
export type Fault = FaultKind | CognitoError;

/** Chooses the fault of a request; undefined means no fault. */
export type FaultFor = (call: ReceivedCall) => Fault | undefined;

export const faultName = (fault: Fault): string => (typeof fault === 'string' ? fault : fault.type);

export function readFault(fault: Fault): readonly ['before' | 'after', Ending] {
  return typeof fault === 'string' ? KINDS[fault] : ['before', () => fault];
}

/** A queue of faults for each operation. Pass its `faultFor` to the server as an option. */
export class FaultQueue {
  private readonly queues = new Map<string, { fault: Fault; count: number }[]>();

  /**
   * Adds a fault for `count` requests of the operation, after the faults that are queued already. Infinity: for all further
   * requests.
   * @throws Error for a fault that can never happen
   */
  add(operation: string, fault: Fault, count = 1): this {
    if (!OPERATION_NAMES.includes(operation)) throw new Error(`The local Cognito does not have the operation "${operation}".`);
    if (typeof fault === 'string' && !FAULT_KINDS.includes(fault))
      throw new Error(`The kinds of faults are ${FAULT_KINDS.join(', ')}, not "${fault}".`);
    if (!(count >= 1)) throw new Error(`A fault must happen at least once, not ${count} times.`);
    this.queues.set(operation, [...(this.queues.get(operation) ?? []), { fault, count }]);
    return this;
  }

  readonly faultFor: FaultFor = ({ operation }) => {
    const queue = this.queues.get(operation);
    const next = queue?.[0];
    if (!queue || !next) return undefined;
    next.count -= 1;
    if (next.count < 1) queue.shift();
    return next.fault;
  };
}
