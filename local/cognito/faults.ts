import { type CognitoError, expiredCredentials, serviceFailure, tooManyRequests } from './errors';
import { OPERATION_NAMES } from './operations';
import { accessDenied } from './permissions';
import type { ReceivedCall } from './receivedCall';

/**
 * How a fault ends a request: with an error, with its connection cut before the answer or inside of it, or never, with no answer at all.
 */
type Ending =
  | 'cut'
  | 'cut-inside'
  | 'hang'
  | ((call: ReceivedCall, account: { region: string; accountId: string }) => CognitoError);

/** `before` or `after` the commit, which is the moment at which the operation takes effect. */
const KINDS = {
  throttle: ['before', tooManyRequests],
  'internal-error-before': ['before', serviceFailure],
  'internal-error-after': ['after', serviceFailure],
  'cut-before': ['before', 'cut'],
  'cut-after': ['after', 'cut'],
  // An answer that has begun says that the operation was done.
  'cut-inside': ['after', 'cut-inside'],
  'hang-before': ['before', 'hang'],
  'hang-after': ['after', 'hang'],
  'access-denied': ['before', accessDenied],
  'expired-credentials': ['before', expiredCredentials],
} as const satisfies Record<string, readonly ['before' | 'after', Ending]>;

export type FaultKind = keyof typeof KINDS;

export const FAULT_KINDS = Object.keys(KINDS) as FaultKind[];

/** One of the kinds, or an error of one's own in place of the operation. */
export type Fault = FaultKind | CognitoError;

/** Chooses what happens to a request. */
export type FaultFor = (call: ReceivedCall) => Fault | undefined;

export const faultName = (fault: Fault): string => (typeof fault === 'string' ? fault : fault.type);

export function readFault(fault: Fault): readonly ['before' | 'after', Ending] {
  return typeof fault === 'string' ? KINDS[fault] : ['before', () => fault];
}

/** Faults in the order in which they are to happen to the requests of an operation. Its `faultFor` is the server's option. */
export class FaultQueue {
  private readonly queues = new Map<string, { fault: Fault; count: number }[]>();

  /**
   * The fault happens to `count` further requests of the operation, behind the faults that are waiting; Infinity: to all of them.
   * @throws Error for a fault that would never happen
   */
  add(operation: string, fault: Fault, count = 1): this {
    if (!OPERATION_NAMES.includes(operation)) throw new Error(`The local Cognito knows no operation "${operation}".`);
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
