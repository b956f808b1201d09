import { quotaGroupOf, SERVICE_QUOTAS } from '../../local/cognito/quotas';

/** The actions on every client of a crowd, in this order. */
export const CROWD_ACTIONS = ['CREATE', 'UPDATE', 'DELETE'] as const;
export type CrowdAction = (typeof CROWD_ACTIONS)[number];

/** The clients are spread evenly over the pools. */
export interface CrowdSize {
  clients: number;
  pools: number;
}

/** The calls that an action needs for one client. An update reads before it writes. */
export const NEEDED_CALLS: Readonly<Record<CrowdAction, readonly string[]>> = {
  CREATE: ['CreateUserPoolClient'],
  UPDATE: ['DescribeUserPoolClient', 'UpdateUserPoolClient'],
  DELETE: ['DeleteUserPoolClient'],
};

/**
 * The seconds that the needed calls of a crowd take at the rates of Cognito's quotas. One quota limits an operation on a pool,
 * another limits a group of operations in the account. The slower one counts. Bursts are ignored: Cognito accepts the calls of
 * one second at once.
 */
export function quotaSeconds(action: CrowdAction, { clients, pools }: CrowdSize): number {
  const needed = NEEDED_CALLS[action];
  const groups = needed.map(quotaGroupOf);
  const callsOfGroups = groups.map((group) => clients * groups.filter((other) => other === group).length);
  return Math.max(clients / pools / SERVICE_QUOTAS.perPool, Math.max(...callsOfGroups) / SERVICE_QUOTAS.perAccount);
}
