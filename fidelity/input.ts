import type { JsonObject } from '../tools/json';
import { serviceOf } from '../tools/signedCalls/services';
import type { FactStep } from './fact';

/** Operations that name no pool. */
const ABOVE_POOLS = new Set(['CreateUserPool', 'ListUserPools']);
/** Operations on one existing client. */
const ON_A_CLIENT = new Set([
  'DescribeUserPoolClient',
  'UpdateUserPoolClient',
  'DeleteUserPoolClient',
  'AddUserPoolClientSecret',
  'ListUserPoolClientSecrets',
  'DeleteUserPoolClientSecret',
  'GetUserPoolClientSessionConfiguration',
  'SetUserPoolClientSessionConfiguration',
]);

/**
 * The input that a step sends, with its references unresolved. Adds the members that `with` leaves out: the fact's pool, the
 * client that the fact created last, the name of a new client, and the run's name for a new pool. A run finds its pools by that
 * name.
 */
export function inputOf(step: FactStep): JsonObject {
  if (step.bare) return step.with ?? {};
  return { ...usualMembers(step.call), ...step.with };
}

/** Whether `inputOf` adds the client's id. */
export const takesClientId = ({ call, with: given, bare, body }: FactStep) =>
  ON_A_CLIENT.has(call) && !bare && body === undefined && given?.ClientId === undefined;

function usualMembers(operation: string): JsonObject {
  if (operation === 'CreateUserPool') return { PoolName: '{{run}}' };
  if (ABOVE_POOLS.has(operation) || serviceOf(operation) !== 'cognito') return {};
  const pool = { UserPoolId: '{{pool}}' };
  if (operation === 'CreateUserPoolClient') return { ...pool, ClientName: 'app' };
  return ON_A_CLIENT.has(operation) ? { ...pool, ClientId: '{{client}}' } : pool;
}
