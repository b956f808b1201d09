import type { UserPoolClients } from '../cognito/userPoolClients';
import { identifiersOf } from '../model/primaryIdentifier';
import type { Properties } from '../model/properties';
import { userPoolClientModel } from '../model/userPoolClientModel';
import type { OperationRequest } from './request';

/** Returns the model of a client, with one call to Cognito. */
export async function readUserPoolClient(cognito: UserPoolClients, { desired }: OperationRequest): Promise<Properties> {
  const identifiers = identifiersOf(desired);
  return userPoolClientModel(await cognito.retries.run(() => cognito.describe(identifiers)));
}
