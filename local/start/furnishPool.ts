import {
  AddCustomAttributesCommand,
  type AddCustomAttributesRequest,
  type CognitoIdentityProviderClient,
  CreateIdentityProviderCommand,
  type CreateIdentityProviderRequest,
  CreateResourceServerCommand,
  type CreateResourceServerRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { errorMessage } from '../../tools/errorMessage';
import { localCognitoClient } from '../cognitoClient';
import { type PoolContents, type PoolRequest, requestsFor } from './poolContents';

/**
 * Makes in a pool what a client names of it.
 * @throws Error that says what the pool could not get, with the reason of Cognito
 */
export async function furnishPool(cognitoUrl: string, poolId: string, contents: PoolContents): Promise<void> {
  const cognito = localCognitoClient(cognitoUrl);
  try {
    for (const request of requestsFor(poolId, contents)) {
      await send(cognito, request).catch((error: unknown) => {
        throw new Error(`The user pool could not get ${inWords(request)}, which the client names: ${errorMessage(error)}`);
      });
    }
  } finally {
    cognito.destroy();
  }
}

function inWords({ operation, input }: PoolRequest): string {
  switch (operation) {
    case 'CreateIdentityProvider':
      return `the identity provider ${input.ProviderName}`;
    case 'CreateResourceServer':
      return `the resource server ${input.Identifier}`;
    case 'AddCustomAttributes':
      return 'the custom attributes';
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
