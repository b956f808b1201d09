import { CallError } from '../cognito/errors';
import type { UserPoolClients } from '../cognito/userPoolClients';
import { identifiersOf } from '../model/primaryIdentifier';
import type { OperationRequest } from './request';

/**
 * Deletes a client, with one call to Cognito.
 * @throws HandlerError NotFound if the client does not exist. If an earlier attempt of this request may have deleted it, that is
 * a success.
 */
export async function deleteUserPoolClient(cognito: UserPoolClients, { desired, calledBack }: OperationRequest): Promise<void> {
  const identifiers = identifiersOf(desired);
  let mayBeDeleted = calledBack;
  await cognito.retries.run(async () => {
    try {
      await cognito.delete(identifiers);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (error.errorCode === 'NotFound' && mayBeDeleted) return;
      mayBeDeleted ||= error.carriedOut !== 'no';
      throw error;
    }
  });
}
