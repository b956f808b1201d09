import type { UserPoolClients } from '../cognito/userPoolClients';
import { identifiersOf } from './identifiers';
import type { OperationRequest } from './request';

/** Deletes the client that the identifiers name. One call to Cognito. */
export async function deleteUserPoolClient(cognito: UserPoolClients, { desired }: OperationRequest): Promise<void> {
  await cognito.delete(identifiersOf(desired));
}
