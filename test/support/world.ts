/** A local Cognito, the handlers and one pool. */
import { type LocalCognito, type LocalCognitoOptions, type RecordedRequest, startLocalCognito } from '../../local/cognito/server';
import { type Action, type AnsweredEvent, type EventParts, handlerRequest, invoke } from '../../local/lambda/invoke';
import { type LocalAws, startLocalAws } from '../../local/localAws';
import type { LocalLogsOptions } from '../../local/logs/server';

export type Json = Record<string, unknown>;

/** The environment variable with the endpoint of Cognito for the SDK. */
const COGNITO_ENDPOINT = 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER';

/** The entry points of the handlers. Each answers one event. */
export interface Handlers {
  entrypoint: (event: unknown) => Promise<unknown>;
  testEntrypoint: (event: unknown) => Promise<unknown>;
}

/** The parts of a world. */
interface Parts {
  cognito: LocalCognito;
  handlers: Handlers;
  /** Only if the handlers run as the bundle. */
  aws?: LocalAws;
  stop: () => Promise<void>;
}

const inJson = (value: Json): Json => JSON.parse(JSON.stringify(value));

export class World {
  /** The output of the bundle to stdout and stderr. */
  output = '';

  private constructor(
    private readonly parts: Parts,
    readonly poolId: string,
  ) {}

  /** With the built bundle, behind a Lambda endpoint. */
  static async start(cognito: LocalCognitoOptions = {}, logs: LocalLogsOptions = {}): Promise<World> {
    const sink: { world?: World } = {};
    const onOutput = (text: string) => {
      if (sink.world) sink.world.output += text;
    };
    const aws = await startLocalAws({ cognito, logs, lambda: { onOutput } });
    sink.world = await World.of({
      cognito: aws.cognito,
      aws,
      handlers: {
        entrypoint: (event) => invoke(aws.lambda.url, event),
        testEntrypoint: (event) => invoke(aws.lambda.url, event, 'TestEntrypoint'),
      },
      stop: () => aws.stop(),
    });
    return sink.world;
  }

  /**
   * With the handlers in this process, which is faster. Only one world at a time, because the SDK gets the endpoint from an
   * environment variable.
   * @param handlers the module `src/handlers`, or the bundle
   * @param tier the tier of the pool
   */
  static async inProcess(handlers: Handlers, options: LocalCognitoOptions = {}, tier?: string): Promise<World> {
    const cognito = await startLocalCognito(options);
    process.env[COGNITO_ENDPOINT] = cognito.url;
    const stop = () => {
      delete process.env[COGNITO_ENDPOINT];
      return cognito.stop();
    };
    return World.of({ cognito, handlers, stop }, tier);
  }

  private static async of(parts: Parts, tier?: string): Promise<World> {
    // The world always has a pool, even if the options make the creation of pools fail.
    const request = { PoolName: 'tests', ...(tier !== undefined && { UserPoolTier: tier }) };
    const { Id } = parts.cognito.perform('CreateUserPool', request).UserPool as { Id: string };
    return new World(parts, Id);
  }

  get handlers(): Handlers {
    return this.parts.handlers;
  }

  /** @throws Error if the handlers run in this process */
  get aws(): LocalAws {
    if (!this.parts.aws) throw new Error('Only a world with the bundle has a Lambda endpoint.');
    return this.parts.aws;
  }

  get cognito(): LocalCognito {
    return this.parts.cognito;
  }

  async stop(): Promise<void> {
    await this.parts.stop();
  }

  /** Sends an event about this world's pool to the handlers. */
  handle(action: Action, desired: Json, parts: Omit<EventParts, 'action' | 'desired'> = {}): Promise<AnsweredEvent> {
    return this.send(handlerRequest({ action, desired: { UserPoolId: this.poolId, ...desired }, ...parts }));
  }

  /** Sends any event to the handlers. */
  send(event: unknown): Promise<AnsweredEvent> {
    return this.handlers.entrypoint(event) as Promise<AnsweredEvent>;
  }

  /**
   * Creates a client with the handlers. Returns its model.
   * @throws Error with the answer of the handler, if it is not a success
   */
  async create(desired: Json = {}): Promise<Json & { ClientId: string }> {
    const { status, message, resourceModel } = await this.handle('CREATE', { ClientName: 'app', ...desired });
    if (status !== 'SUCCESS') throw new Error(message);
    return resourceModel as Json & { ClientId: string };
  }

  /** The settings of a client in Cognito, read without the handlers. */
  async live(ClientId: string, UserPoolId = this.poolId): Promise<Json> {
    const { UserPoolClient } = this.perform('DescribeUserPoolClient', { UserPoolId, ClientId });
    const { CreationDate: _created, LastModifiedDate: _modified, ClientType: _type, ...settings } = UserPoolClient as Json;
    return settings;
  }

  /** Edits a client as the console does: it sends all settings that Cognito shows, with the changes. */
  async editInConsole(ClientId: string, edit: Json, UserPoolId = this.poolId): Promise<void> {
    const { ClientSecret: _secret, ClientSecretArn: _arn, ...shown } = await this.live(ClientId, UserPoolId);
    const analytics = shown.AnalyticsConfiguration as { ApplicationArn?: string; RoleArn?: string } | undefined;
    // Cognito adds a role to an ApplicationArn, and refuses an update with that role.
    if (analytics?.ApplicationArn) delete analytics.RoleArn;
    await this.overwrite(ClientId, { ...shown, ...edit }, UserPoolId);
  }

  /**
   * Creates a client without the handlers. Returns its id.
   * @throws CognitoError
   */
  async createOutside(settings: Json): Promise<string> {
    const request = { ClientName: 'other', ...settings, UserPoolId: this.poolId };
    const { UserPoolClient } = this.perform('CreateUserPoolClient', request);
    return (UserPoolClient as { ClientId: string }).ClientId;
  }

  /** Updates a client without its other settings, as a careless script does. Cognito resets them. */
  async overwrite(ClientId: string, settings: Json, UserPoolId = this.poolId): Promise<void> {
    this.perform('UpdateUserPoolClient', { ...settings, UserPoolId, ClientId });
  }

  /** Performs an operation of Cognito with JSON, without faults and without the SDK, which does not know the newest members. */
  private perform(operation: string, input: Json): Json {
    return inJson(this.cognito.perform(operation, inJson(input)));
  }

  /** The requests that Cognito got while `act` ran. */
  async requestsOf(act: () => Promise<unknown>): Promise<RecordedRequest[]> {
    const { requests } = this.parts.cognito;
    // A position would not work, because the record of a long run loses its beginning.
    const last = requests.at(-1);
    await act();
    return requests.slice(last === undefined ? 0 : requests.lastIndexOf(last) + 1);
  }
}
