/** A local Cognito, the handlers and one pool. */
import { type LocalCognito, type LocalCognitoOptions, type RecordedRequest, startLocalCognito } from '../../local/cognito/server';
import { type Action, type AnsweredEvent, type EventParts, handlerRequest, invoke } from '../../local/lambda/invoke';
import { type LocalAws, startLocalAws } from '../../local/localAws';
import type { LocalLogsOptions } from '../../local/logs/server';

export type Json = Record<string, unknown>;

/** The variable by which the SDK is pointed at another Cognito than the real one. */
const COGNITO_ENDPOINT = 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER';

/** The entry points of the handlers, each of which answers one event. */
export interface Handlers {
  entrypoint: (event: unknown) => Promise<unknown>;
  testEntrypoint: (event: unknown) => Promise<unknown>;
}

/** The parts of a world. */
interface Parts {
  cognito: LocalCognito;
  handlers: Handlers;
  /** With the bundle only. */
  aws?: LocalAws;
  stop: () => Promise<void>;
}

const inJson = (value: Json): Json => JSON.parse(JSON.stringify(value));

export class World {
  /** Everything that the bundle wrote to stdout and stderr, behind the Lambda endpoint. */
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
   * With the handlers in this process, which is faster. One at a time: the SDK finds the local Cognito by a variable of the process.
   * @param handlers the module `src/handlers`, or the bundle
   * @param tier of the pool
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
    // Whatever the options forbid or let fail, the world has a pool.
    const request = { PoolName: 'tests', ...(tier !== undefined && { UserPoolTier: tier }) };
    const { Id } = parts.cognito.perform('CreateUserPool', request).UserPool as { Id: string };
    return new World(parts, Id);
  }

  get handlers(): Handlers {
    return this.parts.handlers;
  }

  /** @throws Error for a world with the handlers in this process */
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

  /** An event for this world's pool, answered by the handlers. */
  handle(action: Action, desired: Json, parts: Omit<EventParts, 'action' | 'desired'> = {}): Promise<AnsweredEvent> {
    return this.send(handlerRequest({ action, desired: { UserPoolId: this.poolId, ...desired }, ...parts }));
  }

  /** Any event at all. */
  send(event: unknown): Promise<AnsweredEvent> {
    return this.handlers.entrypoint(event) as Promise<AnsweredEvent>;
  }

  /** A new client; answers its model. Throws what the handler answered instead. */
  async create(desired: Json = {}): Promise<Json & { ClientId: string }> {
    const { status, message, resourceModel } = await this.handle('CREATE', { ClientName: 'app', ...desired });
    if (status !== 'SUCCESS') throw new Error(message);
    return resourceModel as Json & { ClientId: string };
  }

  /** The client as Cognito shows it, past all of our own code, without the members that cannot be set. */
  async live(ClientId: string, UserPoolId = this.poolId): Promise<Json> {
    const { UserPoolClient } = this.perform('DescribeUserPoolClient', { UserPoolId, ClientId });
    const { CreationDate: _created, LastModifiedDate: _modified, ClientType: _type, ...settings } = UserPoolClient as Json;
    return settings;
  }

  /** An edit as the console makes it: all settings that it shows, the changed ones among them. */
  async editInConsole(ClientId: string, edit: Json, UserPoolId = this.poolId): Promise<void> {
    const { ClientSecret: _secret, ClientSecretArn: _arn, ...shown } = await this.live(ClientId, UserPoolId);
    const analytics = shown.AnalyticsConfiguration as { ApplicationArn?: string; RoleArn?: string } | undefined;
    // The role next to an ARN is Cognito's own, and refused when it is written back.
    if (analytics?.ApplicationArn) delete analytics.RoleArn;
    await this.overwrite(ClientId, { ...shown, ...edit }, UserPoolId);
  }

  /** Makes a client past the handlers; answers its id. Throws the service's exception. */
  async createOutside(settings: Json): Promise<string> {
    const request = { ClientName: 'other', ...settings, UserPoolId: this.poolId };
    const { UserPoolClient } = this.perform('CreateUserPoolClient', request);
    return (UserPoolClient as { ClientId: string }).ClientId;
  }

  /** An update as a careless script makes it: whatever it does not send, Cognito resets. */
  async overwrite(ClientId: string, settings: Json, UserPoolId = this.poolId): Promise<void> {
    this.perform('UpdateUserPoolClient', { ...settings, UserPoolId, ClientId });
  }

  /** An operation without the SDK, which does not know Cognito's newest members, and without faults. Its JSON is what HTTP would carry. */
  private perform(operation: string, input: Json): Json {
    return inJson(this.cognito.perform(operation, inJson(input)));
  }

  /** The requests that Cognito got while `act` ran. */
  async requestsOf(act: () => Promise<unknown>): Promise<RecordedRequest[]> {
    const { requests } = this.parts.cognito;
    // Not a position: the record of a long run loses its beginning.
    const last = requests.at(-1);
    await act();
    return requests.slice(last === undefined ? 0 : requests.lastIndexOf(last) + 1);
  }
}
