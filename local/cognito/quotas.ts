import { tooManyRequests } from './errors';
import { poolIdOf, type ReceivedCall } from './receivedCall';
import type { CognitoState } from './state';

/** Requests a second (DOC). */
export interface Quotas {
  /** For one operation on one pool. Default: 5. */
  perPool: number;
  /** For all operations of a group in the account. Default: 15. */
  perAccount: number;
}

export const SERVICE_QUOTAS: Quotas = { perPool: 5, perAccount: 15 };

/**
 * The groups of operations, under the names of Cognito's quotas (DOC). The groups of the operations on secrets and sessions are
 * INF.
 */
const GROUPS: readonly [name: string, operations: RegExp][] = [
  ['UserPoolClientRead', /^(Describe|List|Get)UserPoolClient/],
  ['UserPoolClientUpdate', /^(Create|Update|Delete|Add|Set)UserPoolClient/],
  ['UserPoolRead', /^(Describe|List)UserPools?$/],
  ['UserPoolUpdate', /^(Create|Delete)UserPool$/],
  ['UserPoolResourceRead', /^(Describe|List)(IdentityProvider|ResourceServer)/],
  ['UserPoolResourceUpdate', /^(Create|Delete)(IdentityProvider|ResourceServer)|^AddCustomAttributes$/],
];

/** The group whose quota in the account an operation uses; undefined if it uses none. */
export function quotaGroupOf(operation: string): string | undefined {
  return GROUPS.find(([, operations]) => operations.test(operation))?.[0];
}

/** Holds the tokens of one second, and refills steadily. How AWS counts exactly is not known (INF). */
class TokenBucket {
  private tokens: number;
  private countedAt: number;

  constructor(
    private readonly perSecond: number,
    private readonly now: () => number,
  ) {
    this.tokens = perSecond;
    this.countedAt = now();
  }

  get isEmpty(): boolean {
    const now = this.now();
    this.tokens = Math.min(this.perSecond, this.tokens + ((now - this.countedAt) * this.perSecond) / 1000);
    this.countedAt = now;
    return this.tokens < 1;
  }

  take(): void {
    this.tokens -= 1;
  }
}

export class QuotaKeeper {
  private readonly buckets = new Map<string, TokenBucket>();
  private readonly quotas: Quotas;

  constructor(
    quotas: Partial<Quotas>,
    private readonly state: Pick<CognitoState, 'now' | 'pools'>,
  ) {
    this.quotas = { ...SERVICE_QUOTAS, ...quotas };
  }

  /**
   * Counts a call. A refused call does not count (INF).
   * @throws CognitoError TooManyRequestsException when a quota is used up
   */
  count(call: ReceivedCall): void {
    const poolId = poolIdOf(call);
    const group = quotaGroupOf(call.operation);
    const buckets = [
      ...(poolId !== undefined && this.state.pools.has(poolId)
        ? [this.bucket(`${call.operation} ${poolId}`, this.quotas.perPool)]
        : []),
      ...(group === undefined ? [] : [this.bucket(group, this.quotas.perAccount)]),
    ];
    if (buckets.some((bucket) => bucket.isEmpty)) throw tooManyRequests();
    for (const bucket of buckets) bucket.take();
  }

  private bucket(name: string, perSecond: number): TokenBucket {
    const bucket = this.buckets.get(name) ?? new TokenBucket(perSecond, this.state.now);
    this.buckets.set(name, bucket);
    return bucket;
  }
}
