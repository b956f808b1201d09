import { createOrAdopt } from '../cognito/adoption';
import type { UserPoolClients } from '../cognito/userPoolClients';
import { settingsOf } from '../model/attributes';
import type { Properties } from '../model/properties';
import { userPoolClientModel } from '../model/userPoolClientModel';
import { generatedClientName } from './clientName';
import { userPoolIdOf } from './identifiers';
import type { OperationRequest } from './request';

/** Creates the app client of the desired state; answers its model. One call to Cognito. */
export async function createUserPoolClient(cognito: UserPoolClients, request: OperationRequest): Promise<Properties> {
  const { desired } = request;
  const ClientName = desired.ClientName ?? generatedClientName(request.logicalResourceId, request.clientRequestToken);
  const client = await createOrAdopt(cognito, {
    userPoolId: userPoolIdOf(desired),
    generateSecret: desired.GenerateSecret,
    settings: { ...settingsOf(desired), ClientName },
    nameIsOurs: desired.ClientName === undefined,
  });
  return userPoolClientModel(client);
}
