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
    `UserPoolId can't change from ${describeValue(previous.UserPoolId)} to ${describeValue(desired.UserPoolId)}: a client stays in its pool. Replace the resource to make a client in the other pool.`,
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
    `GenerateSecret can't change to ${wanted}: whether a client has a secret is decided when it is made. Replace the resource to make a client ${wanted ? 'with' : 'without'} a secret.`,
  ];
}

function refuse(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new HandlerError('NotUpdatable', reasons.join(' '));
}
