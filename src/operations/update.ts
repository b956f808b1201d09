import type { UserPoolClients } from '../cognito/userPoolClients';
import { hasSecret } from '../model/clientSecret';
import { describeValue } from '../model/describeValue';
import { HandlerError } from '../model/handlerError';
import { type Merge, mergeSettings, staySentences } from '../model/merge';
import type { Properties } from '../model/properties';
import { mergeRollback } from '../model/rollback';
import { type LiveUserPoolClient, userPoolClientModel } from '../model/userPoolClientModel';
import { origins, refuseBrokenRules } from '../model/validate';
import { identifiersOf } from './identifiers';
import { refuseUnmovedSecret } from './managedSecret';
import { explained } from './refusal';
import type { OperationRequest } from './request';
import { writeUserPoolClient } from './write';

/**
 * Brings a client to its desired state and keeps what the template never mentioned: reads the live client, merges, and
 * writes the whole, since Cognito resets what an update leaves out. One call to Cognito when nothing changes, else two. What is
 * repeated is all of it: somebody else may have changed the client meanwhile, or an update without an answer may have come through.
 *
 * CloudFormation replaces the resource where the pool or the secret changes, so NotUpdatable is for those who call by themselves. It
 * comes after what is wrong with the desired state by itself, since the replacement would fail of that too, and before the rules
 * about the whole, which would be another client's.
 */
export async function updateUserPoolClient(cognito: UserPoolClients, request: OperationRequest): Promise<Properties> {
  const { desired, previous, record } = request;
  const identifiers = identifiersOf(desired);
  const pool = otherPool(desired, previous);
  // The other pool knows no such client, so whether the secret changes too is read off the previous state.
  if (pool.length > 0) refuseReplacement([...pool, ...otherSecret(desired, previous.GenerateSecret)]);
  return cognito.retries.run(async () => {
    const live = await cognito.describe(identifiers);
    refuseReplacement(otherSecret(desired, hasSecret(live)));
    const merge = mergeOf(request, live);
    record.merged(merge.ownership);
    for (const sentence of staySentences(desired, previous, live)) record.warn(sentence);
    // Cognito judges what is written, so a client that stays as it is may break any rule.
    if (merge.changed.length === 0) return userPoolClientModel(live);
    refuseBrokenRules(merge, hasSecret(live));
    try {
      const written = await writeUserPoolClient(cognito, identifiers, merge, record);
      refuseUnmovedSecret('UpdateUserPoolClient', desired, written);
      return userPoolClientModel(written);
    } catch (error) {
      // The message says which values are not the template's, as ours of such values does.
      throw explained(error, desired, ({ about }) => origins(about, merge.ownership));
    }
  });
}

/** The merge of the request with the live client. What a rollback keeps goes into the log. */
function mergeOf({ desired, previous, isRollback, record }: OperationRequest, live: LiveUserPoolClient): Merge {
  if (!isRollback) return mergeSettings(desired, previous, live);
  const { merge, unreached, inTheWay } = mergeRollback(desired, previous, live, hasSecret(live));
  if (unreached.length > 0) {
    record.warn(`The rollback keeps the live value of ${unreached.join(', ')}: the failed update never set it.`);
  }
  if (inTheWay.length > 0) {
    record.warn(`The rollback keeps the live value of ${inTheWay.join(', ')}: Cognito's default cannot stand next to the rest.`);
  }
  return merge;
}

/** @throws HandlerError NotUpdatable, if there is a reason */
function refuseReplacement(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new HandlerError('NotUpdatable', reasons.join(' '));
}

function otherPool(desired: Properties, previous: Properties): string[] {
  if (previous.UserPoolId === undefined || previous.UserPoolId === desired.UserPoolId) return [];
  return [
    `UserPoolId can't change from ${describeValue(previous.UserPoolId)} to ${describeValue(desired.UserPoolId)}: a client stays in its pool. Replace the resource to make a client in the other pool.`,
  ];
}

function otherSecret({ GenerateSecret: wanted }: Properties, hasSecret: boolean | undefined): string[] {
  if (wanted === undefined || hasSecret === undefined || wanted === hasSecret) return [];
  return [
    `GenerateSecret can't change to ${wanted}: whether a client has a secret is decided when it is made. Replace the resource to make a client ${wanted ? 'with' : 'without'} a secret.`,
  ];
}
