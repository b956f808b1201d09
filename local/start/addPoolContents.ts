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
 * Adds to a pool the identity providers, resource servers and custom attributes that its clients name.
 * @throws Error that names the first one that Cognito refuses, with Cognito's reason
 */
export async function addPoolContents(cognitoUrl: string, poolId: string, contents: PoolContents): Promise<void> {
  const cognito = localCognitoClient(cognitoUrl);
  try {
    for (const request of requestsFor(poolId, contents)) {
      await send(cognito, request).catch((error: unknown) => {
        throw new Error(`npm start could not add ${contentOf(request)} to the user pool: ${errorMessage(error)}`);
      });
    }
  } finally {
    cognito.destroy();
  }
}

function contentOf({ operation, input }: PoolRequest): string {
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
