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
 * Updates a client and keeps every setting that the template never mentioned. Cognito resets the settings that an update leaves
 * out, so the handler reads the live client, merges it with the template, and writes all settings. It makes one call to Cognito
 * if nothing changes, otherwise two. A retry repeats all three steps, because the live client may have changed since.
 *
 * The order of the checks: first the desired state alone, because its problems would make a replacement fail too. Then the
 * changes that need a replacement (NotUpdatable). Last the rules about all merged settings, which only apply if the client stays.
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
    // Cognito checks the rules only when a client is written, so an unchanged client may break rules.
    if (merge.changed.length === 0) return userPoolClientModel(live);
    refuseBrokenRules(merge, hasSecret(live));
    try {
      const written = await writeUserPoolClient(cognito, identifiers, merge, record);
      refuseUnmovedSecret('UpdateUserPoolClient', desired, written);
      return userPoolClientModel(written);
    } catch (error) {
      // The message says which values are not from the template, as the messages of the model's rules do.
      throw explainedRefusal(error, desired, ({ about }) => ownershipSentences(about, merge.ownership));
    }
  });
}

/** Merges the request with the live client. Logs the settings that a rollback keeps. */
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
