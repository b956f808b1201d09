import { missingProblem } from '../model/cast';
import { HandlerError } from '../model/handlerError';
import type { Identifiers, Properties } from '../model/properties';

/**
 * The primary identifier of a request for an existing client.
 * @throws HandlerError NotFound without ClientId (the contract suite asks for exactly that), InvalidRequest without UserPoolId
 */
export function identifiersOf({ UserPoolId, ClientId }: Properties): Identifiers {
  const userPoolId = userPoolIdOf({ UserPoolId });
  if (!ClientId) throw new HandlerError('NotFound', 'ClientId is missing from the request, so there is no app client to find.');
  return { UserPoolId: userPoolId, ClientId };
}

/** @throws HandlerError InvalidRequest */
export function userPoolIdOf({ UserPoolId }: { UserPoolId?: string | undefined }): string {
  if (!UserPoolId) throw new HandlerError('InvalidRequest', missingProblem('UserPoolId').sentence);
  return UserPoolId;
}
