import { CognitoIdentityProviderClient, CreateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { LOCAL_CREDENTIALS } from '../tools/noAccount';

/** The SDK's client, pointed at a local Cognito. It calls Cognito directly, as the console and scripts do. */
export function localCognitoClient(endpoint: string): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({ endpoint, region: 'us-east-1', credentials: LOCAL_CREDENTIALS });
}

/** Creates a user pool. Returns its id. */
export async function createPool(cognitoUrl: string, name: string): Promise<string> {
  const cognito = localCognitoClient(cognitoUrl);
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: name }));
  cognito.destroy();
  if (!UserPool?.Id) throw new Error('The local Cognito did not return a user pool.');
  return UserPool.Id;
}
