import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { mistyped } from '../model/mistyped';
import type { Identifiers, LiveUserPoolClient } from '../model/properties';
import { CallError } from './errors';

/** A client as Describe and Create answer it. */
export type DatedUserPoolClient = LiveUserPoolClient & { CreationDate?: Date };

/** The identifiers that a request names. */
export type Asked = Pick<Identifiers, 'UserPoolId'> & Partial<Identifiers>;

/**
 * The client of an answer. Its lists of enum values are strings to us: Cognito knows more of them than the SDK.
 * @throws CallError where the answer is not about the client that the request named
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
  const strange = mistyped(client);
  return strange.length === 0 ? undefined : `with an app client that has values of the wrong type: ${strange.join(', ')}`;
}
