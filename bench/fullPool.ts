import {
  type CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  paginateListUserPoolClients,
} from '@aws-sdk/client-cognito-identity-provider';
import { startLocalCognito } from '../local/cognito/server';
import { createPool, localCognitoClient } from '../local/cognitoClient';

export interface DescribeBenchOptions {
  /** The number of clients in the pool. */
  clients: number;
  /** The number of describes, one after the other. */
  describes: number;
}

/** All times in milliseconds. */
export interface DescribeBenchResult {
  createMs: number;
  listMs: number;
  pages: number;
  listed: number;
  describeMedianMs: number;
  describeP99Ms: number;
}

/** Cognito's maximum for a page (DOC). */
const PAGE_SIZE = 60;

/**
 * Measures calls to a full pool of the local Cognito with the real SDK over loopback: creates, a complete list, and describes.
 */
export async function benchDescribe({ clients, describes }: DescribeBenchOptions): Promise<DescribeBenchResult> {
  const cognito = await startLocalCognito({ clientsPerPool: clients });
  const sdk = localCognitoClient(cognito.url);
  try {
    const UserPoolId = await createPool(cognito.url, 'bench');
    const created = await timed(() => createClients(sdk, UserPoolId, clients));
    const listed = await timed(() => listClients(sdk, UserPoolId));
    const times: number[] = [];
    for (let number = 0; number < describes; number++) {
      // The describes are spread over the whole pool.
      const ClientId = listed.value.ids[Math.floor((number * clients) / describes)];
      times.push((await timed(() => sdk.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId })))).ms);
    }
    return {
      createMs: created.ms,
      listMs: listed.ms,
      pages: listed.value.pages,
      listed: listed.value.ids.length,
      describeMedianMs: percentile(times, 50),
      describeP99Ms: percentile(times, 99),
    };
  } finally {
    sdk.destroy();
    await cognito.stop();
  }
}

async function createClients(sdk: CognitoIdentityProviderClient, UserPoolId: string, count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    await sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: `client ${number}` }));
  }
}

async function listClients(sdk: CognitoIdentityProviderClient, UserPoolId: string): Promise<{ pages: number; ids: string[] }> {
  const ids: string[] = [];
  let pages = 0;
  for await (const { UserPoolClients = [] } of paginateListUserPoolClients(
    { client: sdk, pageSize: PAGE_SIZE },
    { UserPoolId },
  )) {
    pages += 1;
    ids.push(...UserPoolClients.map(({ ClientId = '' }) => ClientId));
  }
  return { pages, ids };
}

async function timed<Value>(act: () => Promise<Value>): Promise<{ value: Value; ms: number }> {
  const startedAt = performance.now();
  const value = await act();
  return { value, ms: performance.now() - startedAt };
}

/** The percentile of the times. */
function percentile(times: number[], percent: number): number {
  const ascending = times.toSorted((a, b) => a - b);
  return ascending[Math.ceil((ascending.length * percent) / 100) - 1] ?? Number.NaN;
}
