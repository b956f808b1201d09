import { CallError } from '../cognito/errors';
import type { UserPoolClients } from '../cognito/userPoolClients';
import { identifiersOf } from '../model/primaryIdentifier';
import type { OperationRequest } from './request';

/**
 * Deletes the client that the identifiers name. One call to Cognito. A client that is gone once an earlier attempt may have deleted
 * it is what was asked for; one that was never there is NotFound.
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
