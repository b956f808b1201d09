import type { UserPoolClients } from '../cognito/userPoolClients';
import { userPoolIdOf } from '../model/primaryIdentifier';
import type { Properties } from '../model/properties';
import { listedModel } from '../model/userPoolClientModel';
import type { OperationRequest } from './request';

export interface ModelPage {
  models: Properties[];
  nextToken?: string | undefined;
}

/** Returns one page of a pool's clients, with one call to Cognito. Cognito lists only identifiers and names. */
export async function listUserPoolClients(
  cognito: UserPoolClients,
  { desired, nextToken, maxResults }: OperationRequest,
): Promise<ModelPage> {
  const userPoolId = userPoolIdOf(desired);
  const page = await cognito.retries.run(() => cognito.list(userPoolId, nextToken, maxResults));
  return { models: page.clients.map(listedModel), nextToken: page.nextToken };
}
