import { createOrAdopt } from '../cognito/adoption';
import type { UserPoolClients } from '../cognito/userPoolClients';
import { READ_ONLY, settingsOf } from '../model/attributes';
import { HandlerError } from '../model/handlerError';
import type { Properties } from '../model/properties';
import { userPoolClientModel } from '../model/userPoolClientModel';
import { generatedClientName } from './clientName';
import { userPoolIdOf } from './identifiers';
import type { OperationRequest } from './request';

/** Creates the app client of the desired state; answers its model. One call to Cognito. */
export async function createUserPoolClient(cognito: UserPoolClients, request: OperationRequest): Promise<Properties> {
  const { desired } = request;
  const given = READ_ONLY.filter((name) => desired[name] !== undefined);
  if (given.length > 0) {
    throw new HandlerError('InvalidRequest', given.map((name) => `${name} can't be given: it is Cognito's to set.`).join(' '));
  }
  const ClientName = desired.ClientName ?? generatedClientName(request.logicalResourceId, request.clientRequestToken);
  const client = await createOrAdopt(cognito, {
    userPoolId: userPoolIdOf(desired),
    generateSecret: desired.GenerateSecret,
    settings: { ...settingsOf(desired), ClientName },
    nameIsOurs: desired.ClientName === undefined,
  });
  return userPoolClientModel(client);
}
