import type { ActionResult, CrowdResult } from '../../../bench/scale/crowd';

const action = (seconds: number, calls: Record<string, number>): ActionResult => ({
  seconds,
  calls,
  callbacks: 0,
  retries: 0,
  failed: 0,
  wrong: 0,
});

/** The results of a crowd, with the same time for every action. */
export const crowd = (clients: number, pools: number, seconds: number): CrowdResult => ({
  clients,
  pools,
  actions: {
    CREATE: action(seconds, { CreateUserPoolClient: 3 * clients }),
    UPDATE: action(seconds, { DescribeUserPoolClient: 4 * clients, UpdateUserPoolClient: clients }),
    DELETE: action(seconds, { DeleteUserPoolClient: clients }),
  },
});
