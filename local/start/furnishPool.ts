import {
  AddCustomAttributesCommand,
  type AddCustomAttributesRequest,
  type CognitoIdentityProviderClient,
  CreateIdentityProviderCommand,
  type CreateIdentityProviderRequest,
  CreateResourceServerCommand,
  type CreateResourceServerRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { localCognitoClient } from '../cognitoClient';
import { type PoolContents, type PoolRequest, requestsFor } from './poolContents';

/**
 * Makes in a pool what a client names of it.
 * @throws Error with the reason of Cognito, for what no pool can have
 */
export async function furnishPool(cognitoUrl: string, poolId: string, contents: PoolContents): Promise<void> {
  const cognito = localCognitoClient(cognitoUrl);
  try {
    for (const request of requestsFor(poolId, contents)) await send(cognito, request);
  } finally {
    cognito.destroy();
  }
}

async function send(cognito: CognitoIdentityProviderClient, { operation, input }: PoolRequest): Promise<void> {
  switch (operation) {
    case 'CreateIdentityProvider':
      await cognito.send(new CreateIdentityProviderCommand(input as unknown as CreateIdentityProviderRequest));
      return;
    case 'CreateResourceServer':
      await cognito.send(new CreateResourceServerCommand(input as unknown as CreateResourceServerRequest));
      return;
    case 'AddCustomAttributes':
      await cognito.send(new AddCustomAttributesCommand(input as unknown as AddCustomAttributesRequest));
  }
}
