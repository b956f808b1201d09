import { describeValue } from './describeValue';
import { HandlerError } from './handlerError';
import type { Properties } from './properties';

// CloudFormation replaces the resource where the pool or the secret changes. Only another caller sends an update that asks for such a
// change.

/**
 * @param previous the state before the update. It says whether the secret changes too, since the other pool has no such client.
 * @throws HandlerError NotUpdatable, if the pool changes
 */
export function refuseOtherPool(desired: Properties, previous: Properties): void {
  if (previous.UserPoolId === undefined || previous.UserPoolId === desired.UserPoolId) return;
  refuse([
    `UserPoolId cannot change from ${describeValue(previous.UserPoolId)} to ${describeValue(desired.UserPoolId)}, because a client cannot move to another pool: replace the resource to create a client in the other pool.`,
    ...otherSecret(desired, previous.GenerateSecret),
  ]);
}

/** @throws HandlerError NotUpdatable, if a client is to get a secret that it does not have, or to lose the one that it has */
export function refuseOtherSecret(desired: Properties, hasSecret: boolean): void {
  refuse(otherSecret(desired, hasSecret));
}

function otherSecret({ GenerateSecret: wanted }: Properties, hasSecret: boolean | undefined): string[] {
  if (wanted === undefined || hasSecret === undefined || wanted === hasSecret) return [];
  return [
    `GenerateSecret cannot change to ${wanted} after the client is created: replace the resource to create a client ${wanted ? 'with' : 'without'} a secret.`,
  ];
}

function refuse(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new HandlerError('NotUpdatable', reasons.join(' '));
}
