import { quotaGroupOf, SERVICE_QUOTAS } from '../../local/cognito/quotas';

/** What is done to every client of a crowd, in this order. */
export const CROWD_ACTIONS = ['CREATE', 'UPDATE', 'DELETE'] as const;
export type CrowdAction = (typeof CROWD_ACTIONS)[number];

/** So many clients, the same number in each of so many pools. */
export interface CrowdSize {
  clients: number;
  pools: number;
}

/** The calls that an action can't do without, for one client: an update reads before it writes. */
export const NEEDED_CALLS: Readonly<Record<CrowdAction, readonly string[]>> = {
  CREATE: ['CreateUserPoolClient'],
  UPDATE: ['DescribeUserPoolClient', 'UpdateUserPoolClient'],
  DELETE: ['DeleteUserPoolClient'],
};

/**
 * The seconds that the needed calls of a crowd take at the rates of Cognito's quotas: those of one operation on one pool, and those of
 * a group of operations in the account, whichever take longer. That a second's worth may be called at once is not reckoned with.
 */
export function quotaSeconds(action: CrowdAction, { clients, pools }: CrowdSize): number {
  const needed = NEEDED_CALLS[action];
  const groups = needed.map(quotaGroupOf);
  const callsOfGroups = groups.map((group) => clients * groups.filter((other) => other === group).length);
  return Math.max(clients / pools / SERVICE_QUOTAS.perPool, Math.max(...callsOfGroups) / SERVICE_QUOTAS.perAccount);
}
