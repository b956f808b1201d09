import { join } from 'node:path';
import { Pool } from '../../campaigns/chaos/pool';
import { startLocalCognito } from '../../local/cognito/server';
import { requestEvent } from '../life';
import type { MeasuredByNode } from '../measuredProcess';
import { NodeProcess } from '../nodeProcess';

/** The memory that the list of a pool needs, in MB of 1,048,576 bytes. */
export interface Listing {
  /** The number of clients in the pool, and in every list of it. */
  clients: number;
  pages: number;
  /** The largest heap after any page, without garbage. */
  heapMb: number;
  /** The largest resident memory after any page. */
  residentMb: number;
}

const COLLECTING = join(__dirname, 'collecting.cjs.entrypoint');
const MB = 1024 * 1024;

/**
 * Lists a pool page by page, as CloudFormation does, with the bundle's handler in a new process.
 * @param atLeastPages a pool with fewer pages is listed repeatedly. A process needs more memory after many answers, so processes
 *   are
 *   compared after the same number of answers.
 * @throws Error when a list does not have every client once
 */
export async function measureListing(clients: number, atLeastPages: number): Promise<Listing> {
  const cognito = await startLocalCognito({ clientsPerPool: clients });
  const process = new NodeProcess(COLLECTING, { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url });
  try {
    const pool = new Pool(cognito, 'listing');
    for (let number = 0; number < clients; number++) pool.create({ ClientName: `client-${number}` });
    const pages: Page[] = [];
    while (pages.length < atLeastPages) pages.push(...(await list(pool, clients, process)));
    const most = (of: keyof Page) => Math.max(...pages.map((page) => page[of])) / MB;
    return { clients, pages: pages.length, heapMb: most('heapBytes'), residentMb: most('residentBytes') };
  } finally {
    await process.stop();
    await cognito.stop();
  }
}

type Page = Pick<MeasuredByNode, 'heapBytes' | 'residentBytes'>;

async function list({ id: UserPoolId }: Pool, clients: number, process: NodeProcess): Promise<Page[]> {
  const pages: Page[] = [];
  const named = new Set<unknown>();
  let nextToken: string | undefined;
  do {
    const event = requestEvent({ action: 'LIST', desired: { UserPoolId }, nextToken });
    const { answer, heapBytes, residentBytes } = await process.invoke(event);
    for (const { ClientId } of answer.resourceModels ?? []) named.add(ClientId);
    pages.push({ heapBytes, residentBytes });
    nextToken = answer.nextToken;
  } while (nextToken !== undefined);
  if (named.size !== clients) throw new Error(`The list has ${named.size} clients. The pool has ${clients}.`);
  return pages;
}
