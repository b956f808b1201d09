import type { UserPoolClients } from '../cognito/userPoolClients';
import { hasSecret } from '../model/clientSecret';
import { type Merge, mergeSettings, staySentences } from '../model/merge';
import { identifiersOf } from '../model/primaryIdentifier';
import type { LiveUserPoolClient, Properties } from '../model/properties';
import { refuseOtherPool, refuseOtherSecret } from '../model/replacement';
import { mergeRollback } from '../model/rollback';
import { userPoolClientModel } from '../model/userPoolClientModel';
import { ownershipSentences, refuseBrokenRules } from '../model/validate';
import { refuseUnmovedSecret } from './managedSecret';
import { explainedRefusal } from './refusal';
import type { OperationRequest } from './request';
import { writeUserPoolClient } from './write';

/**
 * Brings a client to its desired state and keeps what the template never mentioned: reads the live client, merges, and
 * writes the whole, since Cognito resets what an update leaves out. One call to Cognito when nothing changes, else two. The whole of it
 * is repeated: another user may have changed the client meanwhile, or an update without an answer may have been carried out.
 *
 * NotUpdatable comes after the problems of the desired state by itself, since the replacement would fail of them too. It comes before the
 * rules about the whole, which would be another client's.
 */
export async function updateUserPoolClient(cognito: UserPoolClients, request: OperationRequest): Promise<Properties> {
  const { desired, previous, record } = request;
  const identifiers = identifiersOf(desired);
  refuseOtherPool(desired, previous);
  return cognito.retries.run(async () => {
    const live = await cognito.describe(identifiers);
    refuseOtherSecret(desired, hasSecret(live));
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
      // The message says which values are not the template's, as the messages of our own rules do.
      throw explainedRefusal(error, desired, ({ about }) => ownershipSentences(about, merge.ownership));
    }
  });
}

/** The merge of the request with the live client. What a rollback keeps goes into the log. */
function mergeOf({ desired, previous, isRollback, record }: OperationRequest, live: LiveUserPoolClient): Merge {
  if (!isRollback) return mergeSettings(desired, previous, live);
  const { merge, unreached, conflicting } = mergeRollback(desired, previous, live, hasSecret(live));
  if (unreached.length > 0) {
    record.warn(`The rollback keeps the live value of ${unreached.join(', ')}: the failed update never set it.`);
  }
  if (conflicting.length > 0) {
    record.warn(
      `The rollback keeps the live value of ${conflicting.join(', ')}: Cognito's default would break a rule together with the other settings.`,
    );
  }
  return merge;
}
