import { concurrentModification } from './errors';
import { poolIdOf, type ReceivedCall } from './receivedCall';

const LOCKING = new Set(['UpdateUserPoolClient', 'DeleteUserPoolClient']);

/** The service updates or deletes one client of a pool at a time; a second request is refused while the first one runs (LIVE). */
export class UpdateLock {
  private readonly heldPools = new Set<string>();

  /**
   * Does the work of a call while it holds its pool, where its operation does so.
   * @throws CognitoError ConcurrentModificationException while another call holds it
   */
  async during<Result>(call: ReceivedCall, work: () => Promise<Result>): Promise<Result> {
    const poolId = poolIdOf(call);
    if (poolId === undefined || !LOCKING.has(call.operation)) return work();
    if (this.heldPools.has(poolId)) throw concurrentModification();
    this.heldPools.add(poolId);
    try {
      return await work();
    } finally {
      this.heldPools.delete(poolId);
    }
  }
}
