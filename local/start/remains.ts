import {
  type CognitoIdentityProviderClient,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { errorMessage } from '../../tools/errorMessage';
import type { CognitoRequest } from './stage';

interface Client {
  UserPoolId: string;
  ClientId: string;
}

/** What requests have made in Cognito and not deleted again. The clients of such a pool are gone with it, and not counted. */
export interface Remains {
  pools: string[];
  clients: Client[];
  /** What may have been made besides, for its answer never came: sentences. */
  doubts: string[];
}

/** Reads from requests and their answers what remains. */
export function remains(requests: readonly CognitoRequest[]): Remains {
  const pools = new Set<string>();
  const clients = new Map<string, Client>();
  const doubts: string[] = [];
  for (const { operation, input, status, answer } of requests) {
    if (operation === 'CreateUserPool' && status === 200) pools.add((answer.UserPool as { Id: string }).Id);
    if (operation === 'CreateUserPoolClient' && status === 200) {
      const { UserPoolId, ClientId } = answer.UserPoolClient as Client;
      clients.set(ClientId, { UserPoolId, ClientId });
    }
    if (operation === 'DeleteUserPoolClient' && status === 200) clients.delete(String(input.ClientId));
    if (operation === 'CreateUserPool' && status === undefined) doubts.push(`a user pool named ${input.PoolName}`);
    if (operation === 'CreateUserPoolClient' && status === undefined && !pools.has(String(input.UserPoolId)))
      doubts.push(`an app client named ${input.ClientName} in user pool ${input.UserPoolId}`);
  }
  return { pools: [...pools], clients: [...clients.values()].filter(({ UserPoolId }) => !pools.has(UserPoolId)), doubts };
}

/**
 * Deletes what remains.
 * @returns what is left all the same: sentences, with the commands that delete it
 */
export async function deleteRemains(
  cognito: CognitoIdentityProviderClient,
  { pools, clients, doubts }: Remains,
): Promise<string[]> {
  const region = await cognito.config.region();
  const left = doubts.map((doubt) => `There may be ${doubt}: the answer to its creation never came.`);
  const attempt = async (what: string, deletion: () => Promise<unknown>, command: string) => {
    try {
      await deletion();
    } catch (error) {
      left.push(`${what} is left: ${errorMessage(error)}\nTo delete it: aws cognito-idp ${command} --region ${region}`);
    }
  };
  for (const client of clients) {
    await attempt(
      `App client ${client.ClientId} of user pool ${client.UserPoolId}`,
      () => cognito.send(new DeleteUserPoolClientCommand(client)),
      `delete-user-pool-client --user-pool-id ${client.UserPoolId} --client-id ${client.ClientId}`,
    );
  }
  for (const UserPoolId of pools) {
    await attempt(
      `User pool ${UserPoolId}`,
      () => cognito.send(new DeleteUserPoolCommand({ UserPoolId })),
      `delete-user-pool --user-pool-id ${UserPoolId}`,
    );
  }
  return left;
}
