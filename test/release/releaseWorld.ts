/** A local Cognito, with today's handlers and the handlers of older releases. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { FaultFor } from '../../local/cognito/faults';
import { type LocalCognito, type LocalCognitoOptions, type RecordedRequest, startLocalCognito } from '../../local/cognito/server';
import { type AnsweredEvent, handlerRequest, invoke } from '../../local/lambda/invoke';
import { startLocalLambda } from '../../local/lambda/server';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import type { Json } from '../support/world';
import type { SentEvent } from './recording';

/** Sends an event to the handlers of one release. */
export type Handle = (event: SentEvent) => Promise<AnsweredEvent>;

/** The time limit for an invocation of a story. An interrupted invocation uses most of it. */
const TIMEOUT_MS = 6_000;

const TODAY = join(PROJECT_ROOT, 'build', 'TypeFunction');

export class ReleaseWorld {
  private readonly stops: (() => Promise<void>)[] = [];
  /** The faults of each pool, by its id. */
  private readonly faults = new Map<unknown, FaultFor>();

  private constructor(readonly cognito: LocalCognito) {}

  static async open(options: LocalCognitoOptions = {}): Promise<ReleaseWorld> {
    const faultFor: FaultFor = (call) => world.faults.get(call.input.UserPoolId)?.(call);
    const world = new ReleaseWorld(await startLocalCognito({ ...options, faultFor }));
    world.stops.push(() => world.cognito.stop());
    return world;
  }

  async close(): Promise<void> {
    await Promise.all(this.stops.map((stop) => stop()));
  }

  today(): Promise<Handle> {
    return this.handlersIn(TODAY);
  }

  /** The bundle of a release, as it was registered, in a new Node process. */
  older(version: string): Promise<Handle> {
    const folder = mkdtempSync(join(tmpdir(), 'release-'));
    this.stops.push(async () => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'dist'));
    const bundle = brotliDecompressSync(readFileSync(join(__dirname, version, 'handlers.js.br')));
    writeFileSync(join(folder, 'dist', 'handlers.js'), bundle);
    return this.handlersIn(folder);
  }

  /** @param taskRoot the folder with dist/handlers.js */
  private async handlersIn(taskRoot: string): Promise<Handle> {
    const lambda = await startLocalLambda({
      taskRoot,
      handlers: { TypeFunction: 'dist/handlers.entrypoint' },
      variables: { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: this.cognito.url },
      timeoutMs: TIMEOUT_MS,
    });
    this.stops.push(() => lambda.stop());
    // This event starts the process, so that the start does not take time from an event of a story.
    await invoke(lambda.url, {});
    return (event) => invoke(lambda.url, handlerRequest(event));
  }

  /** Creates a pool. Returns its id. */
  pool(): string {
    const { UserPool } = this.cognito.perform('CreateUserPool', { PoolName: 'release' });
    return (UserPool as { Id: string }).Id;
  }

  /** Applies faults to the calls for one pool while `act` runs. */
  async during<Result>(UserPoolId: string, faultFor: FaultFor, act: () => Promise<Result>): Promise<Result> {
    this.faults.set(UserPoolId, faultFor);
    try {
      return await act();
    } finally {
      this.faults.delete(UserPoolId);
    }
  }

  /** The ids of the clients in a pool. */
  clientsOf(UserPoolId: string): string[] {
    const { UserPoolClients } = this.cognito.perform('ListUserPoolClients', { UserPoolId });
    return (UserPoolClients as { ClientId: string }[]).map(({ ClientId }) => ClientId);
  }

  /** A client as Cognito shows it, without its dates. */
  live(UserPoolId: string, ClientId: string): Json {
    const { UserPoolClient } = this.cognito.perform('DescribeUserPoolClient', { UserPoolId, ClientId });
    const { CreationDate: _created, LastModifiedDate: _modified, ...client } = UserPoolClient as Json;
    return client;
  }

  /** The answer of `act`, and the requests for one pool that Cognito received while `act` ran. */
  async requestsOf<Answer>(
    UserPoolId: string,
    act: () => Promise<Answer>,
  ): Promise<{ answer: Answer; requests: RecordedRequest[] }> {
    const { requests } = this.cognito;
    // Not an index, because the list of requests drops its oldest entries in a long run.
    const last = requests.at(-1);
    const answer = await act();
    const since = requests.slice(last === undefined ? 0 : requests.lastIndexOf(last) + 1);
    return { answer, requests: since.filter(({ input }) => input.UserPoolId === UserPoolId) };
  }
}
