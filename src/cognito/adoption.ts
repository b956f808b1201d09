import type { CallError } from './errors';
import { LostCreate, type Wanted } from './lostCreate';
import type { DatedUserPoolClient, UserPoolClients } from './userPoolClients';

/**
 * Creates a client, once. Cognito has no idempotency token, so a create whose answer is lost is not simply repeated: what became
 * of it is looked up first, and a client that it made is adopted. One call when nothing goes wrong.
 * @throws HandlerError, with a code that CloudFormation retries only where no client was made
 */
export async function createOrAdopt(cognito: UserPoolClients, wanted: Wanted): Promise<DatedUserPoolClient> {
  let lost: LostCreate | undefined;
  for (;;) {
    const began = cognito.clock.now();
    try {
      const made = await cognito.create(wanted.userPoolId, wanted.generateSecret, wanted.settings);
      cognito.observer.made(made);
      await lost?.lookForTwinOf(made);
      return made;
    } catch (thrown) {
      const error = thrown as CallError;
      if (error.carriedOut !== 'no') lost ??= new LostCreate(cognito, wanted, began);
      const adopted = await lost?.find(error);
      if (adopted) return adopted;
      await cognito.retries.pause(error);
    }
  }
}
