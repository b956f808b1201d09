import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import type { Identifiers, LiveUserPoolClient } from '../model/properties';
import { wronglyTyped } from '../model/wronglyTyped';
import { CallError } from './errors';

/** A client in the answer of Describe or Create. */
export type DatedUserPoolClient = LiveUserPoolClient & { CreationDate?: Date };

/** The identifiers in a request. */
export type Asked = Pick<Identifiers, 'UserPoolId'> & Partial<Identifiers>;

/**
 * Returns the client of an answer. Its enum values are plain strings here, because Cognito knows more values than the SDK.
 * @throws CallError if the answer is not about the client in the request, or if a value has the wrong type
 */
export function answeredClient(operation: string, client: UserPoolClientType | undefined, asked: Asked): DatedUserPoolClient {
  const problem = problemOf(client, asked);
  if (problem === undefined) return client as DatedUserPoolClient;
  throw new CallError('GeneralServiceException', `${operation} answered ${problem}.`, 'perhaps');
}

function problemOf(client: UserPoolClientType | undefined, asked: Asked): string | undefined {
  if (typeof client?.UserPoolId !== 'string' || typeof client.ClientId !== 'string' || client.ClientId === '')
    return 'without an app client';
  if (client.UserPoolId !== asked.UserPoolId || client.ClientId !== (asked.ClientId ?? client.ClientId)) {
    return 'with another app client or user pool than the request names';
  }
  const wrong = wronglyTyped(client);
  return wrong.length === 0 ? undefined : `with an app client that has values of the wrong type: ${wrong.join(', ')}`;
}
