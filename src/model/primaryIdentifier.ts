import { HandlerError } from './handlerError';
import { missingProblem } from './problem';
import type { Identifiers } from './properties';

/** The properties that identify a client, in the order of the schema. */
export const PRIMARY_IDENTIFIER = ['UserPoolId', 'ClientId'] as const satisfies readonly (keyof Identifiers)[];

/** Copies the identifiers of a client, without its other members. */
export function onlyIdentifiers<Client extends { readonly [name in keyof Identifiers]?: unknown }>({
  UserPoolId,
  ClientId,
}: Client): { [name in keyof Identifiers]: Client[name] } {
  return { UserPoolId, ClientId };
}

/** Whether a client has both identifiers. */
export function isIdentified(client: Partial<Identifiers>): client is Identifiers {
  return PRIMARY_IDENTIFIER.every((name) => client[name]);
}

/**
 * Returns the primary identifier in a request for an existing client.
 * @throws HandlerError NotFound without ClientId, as the contract suite requires; InvalidRequest without UserPoolId
 */
export function identifiersOf({ UserPoolId, ClientId }: Partial<Identifiers>): Identifiers {
  const userPoolId = userPoolIdOf({ UserPoolId });
  if (!ClientId) throw new HandlerError('NotFound', 'ClientId is missing from the request, so there is no app client to find.');
  return { UserPoolId: userPoolId, ClientId };
}

/** @throws HandlerError InvalidRequest without UserPoolId */
export function userPoolIdOf({ UserPoolId }: { UserPoolId?: string | undefined }): string {
  if (!UserPoolId) throw new HandlerError('InvalidRequest', missingProblem('UserPoolId').sentence);
  return UserPoolId;
}
