/** Keeps calls under the quotas of an AWS account. */
import { RateLimiter } from 'limiter';
import type { SendRequest } from '../tools/signedCalls/signedCalls';

/**
 * The quotas (DOC), in requests a second: 5 for each operation on one pool, 15 for all operations that read app clients, and 15
 * for all that write them. The run sends evenly, and stays one fifth below the quotas, so that other callers in the account are
 * not throttled.
 */
const MS_PER_POOL_AND_OPERATION = 250;
const MS_PER_GROUP = 84;

const READS = new Set(['DescribeUserPoolClient', 'ListUserPoolClients']);
const WRITES = new Set(['CreateUserPoolClient', 'UpdateUserPoolClient', 'DeleteUserPoolClient']);

/** Sends requests no faster than the rates above. */
export function paced(send: SendRequest): SendRequest {
  const limiters = new Map<string, RateLimiter>();
  const due = async (key: string, interval: number) => {
    const limiter = limiters.get(key) ?? new RateLimiter({ tokensPerInterval: 1, interval });
    limiters.set(key, limiter);
    await limiter.removeTokens(1);
  };
  return async (request, signal) => {
    await due(`${request.operation} ${request.poolId}`, MS_PER_POOL_AND_OPERATION);
    await due(groupOf(request.operation), MS_PER_GROUP);
    signal?.throwIfAborted();
    return send(request, signal);
  };
}

function groupOf(operation: string): string {
  if (READS.has(operation)) return 'reads of app clients';
  return WRITES.has(operation) ? 'writes of app clients' : 'others';
}
