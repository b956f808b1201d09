import { concurrentModification } from './errors';
import { poolIdOf, type ReceivedCall } from './receivedCall';

const LOCKING = new Set(['UpdateUserPoolClient', 'DeleteUserPoolClient']);

/** Cognito updates or deletes one client of a pool at a time, and refuses a second request while the first one runs (LIVE). */
export class UpdateLock {
  private readonly lockedPools = new Set<string>();

  /**
   * Does the work of a call. A call that updates or deletes a client locks its pool meanwhile.
   * @throws CognitoError ConcurrentModificationException while another call locks the pool
   */
  async during<Result>(call: ReceivedCall, work: () => Promise<Result>): Promise<Result> {
    const poolId = poolIdOf(call);
    if (poolId === undefined || !LOCKING.has(call.operation)) return work();
    if (this.lockedPools.has(poolId)) throw concurrentModification();
    this.lockedPools.add(poolId);
    try {
      return await work();
    } finally {
      this.lockedPools.delete(poolId);
    }
  }
}
