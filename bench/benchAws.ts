import { CreateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider';
import { startLocalCognito } from '../local/cognito/server';
import { createPool, localCognitoClient } from '../local/cognitoClient';
import { startOtherAws } from './otherAws';

/** The AWS of every side: a pool with a client in it, and a server for the other services. */
export interface BenchAws {
  poolId: string;
  clientId: string;
  /** The SDKs' variables that point to both servers. */
  endpoints: Record<string, string>;
  /** The number of requests that Cognito and all other services have received. */
  requests(): { cognito: number; others: number };
  stop(): Promise<void>;
}

export async function startBenchAws(): Promise<BenchAws> {
  const cognito = await startLocalCognito();
  const others = await startOtherAws();
  const poolId = await createPool(cognito.url, 'bench');
  const sdk = localCognitoClient(cognito.url);
  const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand({ UserPoolId: poolId, ClientName: 'to-be-read' }));
  sdk.destroy();
  return {
    poolId,
    clientId: UserPoolClient?.ClientId ?? '',
    endpoints: { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url, ...others.endpoints },
    requests: () => ({ cognito: cognito.requests.length, others: others.count }),
    stop: async () => void (await Promise.all([cognito.stop(), others.stop()])),
  };
}
