import {
  type CognitoIdentityProviderClient,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { errorMessage } from '../../tools/errorMessage';
import type { CognitoRequest } from './services';

interface Client {
  UserPoolId: string;
  ClientId: string;
}

/**
 * The resources that requests created in Cognito and did not delete. The clients of a created pool are not listed: Cognito
 * deletes them with it.
 */
export interface CreatedResources {
  pools: string[];
  clients: Client[];
  /** Names of resources that Cognito may have created: it got the request, and its answer did not arrive. */
  unconfirmed: string[];
}

/** Reads from requests and their answers which resources still exist. */
export function createdResources(requests: readonly CognitoRequest[]): CreatedResources {
  const pools = new Set<string>();
  const clients = new Map<string, Client>();
  const unconfirmed: string[] = [];
  for (const { operation, input, status, answer } of requests) {
    if (operation === 'CreateUserPool' && status === 200) pools.add((answer.UserPool as { Id: string }).Id);
    if (operation === 'CreateUserPoolClient' && status === 200) {
      const { UserPoolId, ClientId } = answer.UserPoolClient as Client;
      clients.set(ClientId, { UserPoolId, ClientId });
    }
    if (operation === 'DeleteUserPoolClient' && status === 200) clients.delete(String(input.ClientId));
    if (operation === 'CreateUserPool' && status === undefined) unconfirmed.push(`a user pool named ${input.PoolName}`);
    if (operation === 'CreateUserPoolClient' && status === undefined && !pools.has(String(input.UserPoolId)))
      unconfirmed.push(`an app client named ${input.ClientName} in user pool ${input.UserPoolId}`);
  }
  return { pools: [...pools], clients: [...clients.values()].filter(({ UserPoolId }) => !pools.has(UserPoolId)), unconfirmed };
}

/**
 * Deletes created resources.
 * @returns a message for each resource that may still exist, with the command that deletes it
 */
export async function deleteCreated(
  cognito: CognitoIdentityProviderClient,
  { pools, clients, unconfirmed }: CreatedResources,
): Promise<string[]> {
  const region = await cognito.config.region();
  const messages = unconfirmed.map(
    (resource) => `Cognito may have created ${resource}: its answer did not arrive. Look for it in the account, and delete it.`,
  );
  const attempt = async (resource: string, deletion: () => Promise<unknown>, command: string) => {
    try {
      await deletion();
    } catch (error) {
      const problem = `npm start could not delete ${resource}: ${errorMessage(error)}`;
      messages.push(`${problem}\nTo delete it, run: aws cognito-idp ${command} --region ${region}`);
    }
  };
  for (const client of clients) {
    await attempt(
      `app client ${client.ClientId} of user pool ${client.UserPoolId}`,
      () => cognito.send(new DeleteUserPoolClientCommand(client)),
      `delete-user-pool-client --user-pool-id ${client.UserPoolId} --client-id ${client.ClientId}`,
    );
  }
  for (const UserPoolId of pools) {
    await attempt(
      `user pool ${UserPoolId}`,
      () => cognito.send(new DeleteUserPoolCommand({ UserPoolId })),
      `delete-user-pool --user-pool-id ${UserPoolId}`,
    );
  }
  return messages;
}
