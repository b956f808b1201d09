import { isDeepStrictEqual } from 'node:util';
import { sum } from 'simple-statistics';
import { Handlers } from '../../campaigns/chaos/handlers';
import { Pool } from '../../campaigns/chaos/pool';
import { WatchedCaller } from '../../campaigns/chaos/watchedCaller';
import { type Invoke, TIME_LIMIT_MS } from '../../local/cloudformation/handlerCaller';
import type { ReceivedCall } from '../../local/cognito/receivedCall';
import { type LocalCognitoOptions, startLocalCognito } from '../../local/cognito/server';
import type { AnsweredEvent } from '../../local/lambda/invoke';
import { CROWD_ACTIONS, type CrowdAction, type CrowdSize } from './quotaTime';

/** The result of one action on all clients of a crowd at once. */
export interface ActionResult {
  /** The time until the last client was done. */
  seconds: number;
  /** The number of calls to Cognito by operation, including refused calls. */
  calls: Record<string, number>;
  /** The number of answers that ask CloudFormation to call back. */
  callbacks: number;
  /** The number of times that CloudFormation repeated the action because of a code that it retries. */
  retries: number;
  /** The number of clients whose action did not end in SUCCESS, or had an answer that is not well-formed. */
  failed: number;
  /** The number of clients that Cognito shows with wrong settings, does not show, or shows although they were deleted. */
  wrong: number;
}

export interface CrowdResult extends CrowdSize {
  actions: Record<CrowdAction, ActionResult>;
}

/** The time of a call within the quotas, in milliseconds. Without it, two updates would never be concurrent. */
const CALL_MS = 50;

const BEFORE = { CallbackURLs: ['https://a.example.com'] };
const AFTER = { CallbackURLs: ['https://a.example.com', 'https://b.example.com'] };

/**
 * Creates, updates and deletes clients through the built bundle, all at once, as CloudFormation does. They have a separate local
 * Cognito with Cognito's quotas and its lock on updates.
 * @param onDone called for every client after each action
 * @param options further options of the local Cognito
 * @throws Error when the process of the handlers ends
 */
export async function measureCrowd(size: CrowdSize, onDone: () => void, options: LocalCognitoOptions = {}): Promise<CrowdResult> {
  let calls = new Map<string, number>();
  const count = ({ operation }: ReceivedCall) => {
    calls.set(operation, (calls.get(operation) ?? 0) + 1);
    return undefined;
  };
  const cognito = await startLocalCognito({ quotas: {}, latency: CALL_MS, ...options, faultFor: count });
  const handlers = new Handlers({ AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url });
  try {
    const pools = Array.from({ length: size.pools }, (_, number) => new Pool(cognito, `crowd-${number}`));
    const invoke: Invoke = (event) => handlers.invoke(event, TIME_LIMIT_MS.UPDATE);
    const clients = Array.from(
      { length: size.clients },
      (_, number) => new CrowdClient(number, pools[number % size.pools] as Pool, invoke),
    );
    const actions: Partial<CrowdResult['actions']> = {};
    for (const action of CROWD_ACTIONS) {
      calls = new Map();
      const started = performance.now();
      const results = await Promise.all(clients.map((client) => client.perform(action).finally(onDone)));
      const seconds = (performance.now() - started) / 1000;
      actions[action] = {
        seconds,
        calls: Object.fromEntries(calls),
        ...summed(results),
        wrong: wrongClients(action, size, pools),
      };
    }
    return { ...size, actions: actions as CrowdResult['actions'] };
  } finally {
    await handlers.stop();
    await cognito.stop();
  }
}

/** The average number of calls to Cognito for a client of the crowd, including refused calls. */
export function callsPerClient({ clients, actions }: CrowdResult, action: CrowdAction): number {
  return sum(Object.values(actions[action].calls)) / clients;
}

type ClientResult = Pick<ActionResult, 'callbacks' | 'retries' | 'failed'>;

/** One client of the crowd, with its CloudFormation. */
class CrowdClient {
  private identifiers: Record<string, unknown> = {};

  constructor(
    private readonly number: number,
    private readonly pool: Pool,
    private readonly invoke: Invoke,
  ) {}

  async perform(action: CrowdAction): Promise<ClientResult> {
    const cloud = new WatchedCaller({ invoke: this.invoke });
    const last = await this.run(cloud, action);
    const failures = cloud.answers.filter(({ status }) => status === 'FAILED').length;
    const succeeded = last.status === 'SUCCESS';
    return {
      callbacks: cloud.answers.filter(({ status }) => status === 'IN_PROGRESS').length,
      retries: succeeded ? failures : failures - 1,
      failed: succeeded && cloud.malformed.length === 0 ? 0 : 1,
    };
  }

  private async run(cloud: WatchedCaller, action: CrowdAction): Promise<AnsweredEvent> {
    const logicalResourceId = `Client${this.number}`;
    const { identifiers } = this;
    if (action === 'UPDATE') {
      return cloud.run('UPDATE', { ...AFTER, ...identifiers }, { previous: { ...BEFORE, ...identifiers }, logicalResourceId });
    }
    if (action === 'DELETE') return cloud.run('DELETE', identifiers, { logicalResourceId });
    const answer = await cloud.run('CREATE', { UserPoolId: this.pool.id, ...BEFORE }, { logicalResourceId });
    this.identifiers = { UserPoolId: this.pool.id, ClientId: answer.resourceModel?.ClientId };
    return answer;
  }
}

function summed(results: readonly ClientResult[]): ClientResult {
  const total = (of: keyof ClientResult) => sum(results.map((result) => result[of]));
  return { callbacks: total('callbacks'), retries: total('retries'), failed: total('failed') };
}

/** Counts the wrong clients in Cognito itself, without the handlers. */
function wrongClients(action: CrowdAction, { clients }: CrowdSize, pools: readonly Pool[]): number {
  const all = pools.flatMap((pool) => pool.clients().map(({ ClientId }) => pool.describe(ClientId)));
  if (action === 'DELETE') return all.length;
  const { CallbackURLs: wanted } = action === 'CREATE' ? BEFORE : AFTER;
  const right = all.filter((client) => isDeepStrictEqual(client?.CallbackURLs, wanted)).length;
  return Math.max(clients, all.length) - right;
}
