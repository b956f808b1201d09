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
 * What a step sends, its references still in it. What goes without saying is filled in where `with` does not say otherwise: the fact's
 * pool, the client that it created last, the name of a new client, and for a new pool the run's name, by which it is known as the run's.
 */
export function inputOf(step: FactStep): JsonObject {
  if (step.bare) return step.with ?? {};
  return { ...filledIn(step.call), ...step.with };
}

/** Whether the client's id would be filled in. */
export const takesClientId = ({ call, with: given, bare, body }: FactStep) =>
  ON_A_CLIENT.has(call) && !bare && body === undefined && given?.ClientId === undefined;

function filledIn(operation: string): JsonObject {
  if (operation === 'CreateUserPool') return { PoolName: '{{run}}' };
  if (ABOVE_POOLS.has(operation) || serviceOf(operation) !== 'cognito') return {};
  const pool = { UserPoolId: '{{pool}}' };
  if (operation === 'CreateUserPoolClient') return { ...pool, ClientName: 'app' };
  return ON_A_CLIENT.has(operation) ? { ...pool, ClientId: '{{client}}' } : pool;
}
