import { describeValue } from './describeValue';
import { HandlerError } from './handlerError';
import type { Properties } from './properties';

// If the pool or the secret changes, CloudFormation replaces the resource instead of sending an update. Other callers may send an
// update that asks for such a change.

/**
 * @param previous the state before the update. It shows if the secret changes too, because the other pool does not have the
 * client.
 * @throws HandlerError NotUpdatable, if the pool changes
 */
export function refuseOtherPool(desired: Properties, previous: Properties): void {
  if (previous.UserPoolId === undefined || previous.UserPoolId === desired.UserPoolId) return;
  refuse([
    `UserPoolId cannot change from ${describeValue(previous.UserPoolId)} to ${describeValue(desired.UserPoolId)}, because a client cannot move to another pool: replace the resource to create a client in the other pool.`,
    ...otherSecret(desired, previous.GenerateSecret),
  ]);
}

/** @throws HandlerError NotUpdatable, if the update asks for a secret that the client does not have, or to remove its secret */
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
