import type { UserPoolClients } from '../cognito/userPoolClients';
import type { Properties } from '../model/properties';
import { userPoolIdOf } from './identifiers';
import type { OperationRequest } from './request';

export interface ModelPage {
  models: Properties[];
  nextToken?: string | undefined;
}

/** Answers one page of a pool's clients: identifiers and names, which is all that Cognito lists. One call to Cognito. */
export async function listUserPoolClients(
  cognito: UserPoolClients,
  { desired, nextToken, maxResults }: OperationRequest,
): Promise<ModelPage> {
  const page = await cognito.list(userPoolIdOf(desired), nextToken, maxResults);
  const models = page.clients.map(({ UserPoolId, ClientId, ClientName }) => ({
    UserPoolId,
    ClientId,
    ...(ClientName !== undefined && { ClientName, Name: ClientName }),
  }));
  return { models, nextToken: page.nextToken };
}
