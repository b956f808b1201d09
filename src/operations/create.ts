import { createOrAdopt } from '../cognito/adoption';
import type { UserPoolClients } from '../cognito/userPoolClients';
import { settingsOfCreate } from '../model/merge';
import { userPoolIdOf } from '../model/primaryIdentifier';
import type { Properties } from '../model/properties';
import { userPoolClientModel } from '../model/userPoolClientModel';
import { generatedClientName } from './clientName';
import { refuseUnmovedSecret } from './managedSecret';
import { explainedRefusal } from './refusal';
import type { OperationRequest } from './request';

/**
 * Creates the app client of the desired state, with one call to Cognito. Returns its model.
 * @throws HandlerError
 */
export async function createUserPoolClient(cognito: UserPoolClients, request: OperationRequest): Promise<Properties> {
  const { desired } = request;
  const ClientName = desired.ClientName ?? generatedClientName(request.logicalResourceId, request.clientRequestToken);
  const client = await createOrAdopt(cognito, {
    userPoolId: userPoolIdOf(desired),
    generateSecret: desired.GenerateSecret,
    settings: { ...settingsOfCreate(desired), ClientName },
    nameIsGenerated: desired.ClientName === undefined,
  }).catch((error: unknown) => {
    throw explainedRefusal(error, desired);
  });
  refuseUnmovedSecret('CreateUserPoolClient', desired, client);
  return userPoolClientModel(client);
}
