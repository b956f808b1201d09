/** A local Cognito, the built bundle behind a Lambda endpoint, one pool: what a test over HTTP needs. */
import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import type { LocalCognitoOptions, RecordedRequest } from '../../local/cognito/server';
import { localCognitoClient } from '../../local/cognitoClient';
import { type Action, type AnsweredEvent, type EventParts, handlerRequest, invoke } from '../../local/lambda/invoke';
import { type LocalAws, startLocalAws } from '../../local/localAws';
import type { LocalLogsOptions } from '../../local/logs/server';

export type Json = Record<string, unknown>;

export class World {
  /** Everything that the handlers wrote to stdout and stderr. */
  output = '';

  private constructor(
    readonly aws: LocalAws,
    readonly poolId: string,
    private readonly cognito: CognitoIdentityProviderClient,
  ) {}

  static async start(cognito: LocalCognitoOptions = {}, logs: LocalLogsOptions = {}): Promise<World> {
    const sink: { world?: World } = {};
    const onOutput = (text: string) => {
      if (sink.world) sink.world.output += text;
    };
    const aws = await startLocalAws({ cognito, logs, lambda: { onOutput } });
    // Whatever the options forbid or let fail, the world has a pool.
    const { Id } = aws.cognito.perform('CreateUserPool', { PoolName: 'tests' }).UserPool as { Id: string };
    const world = new World(aws, Id, localCognitoClient(aws.cognito.url));
    sink.world = world;
    return world;
  }

  async stop(): Promise<void> {
    this.cognito.destroy();
    await this.aws.stop();
  }

  /** An event for this world's pool, answered by the bundle. */
  handle(action: Action, desired: Json, parts: Omit<EventParts, 'action' | 'desired'> = {}): Promise<AnsweredEvent> {
    return this.send(handlerRequest({ action, desired: { UserPoolId: this.poolId, ...desired }, ...parts }));
  }

  /** Any event at all. */
  send(event: unknown): Promise<AnsweredEvent> {
    return invoke(this.aws.lambda.url, event);
  }

  /** A new client; answers its model. Throws what the handler answered instead. */
  async create(desired: Json = {}): Promise<Json & { ClientId: string }> {
    const { status, message, resourceModel } = await this.handle('CREATE', { ClientName: 'app', ...desired });
    if (status !== 'SUCCESS') throw new Error(message);
    return resourceModel as Json & { ClientId: string };
  }

  /** The client as Cognito shows it, past all of our own code. */
  async live(ClientId: string): Promise<Json> {
    const { UserPoolClient } = await this.cognito.send(new DescribeUserPoolClientCommand({ UserPoolId: this.poolId, ClientId }));
    const { CreationDate: _created, LastModifiedDate: _modified, ...settings } = UserPoolClient as Json;
    return settings;
  }

  /** An edit as the console makes it: all settings that it shows, the changed ones among them. */
  async editInConsole(ClientId: string, edit: Json): Promise<void> {
    const { ClientSecret: _secret, ...shown } = await this.live(ClientId);
    const analytics = shown.AnalyticsConfiguration as { ApplicationArn?: string; RoleArn?: string } | undefined;
    // The role beside an ARN is Cognito's own, and refused when it is written back.
    if (analytics?.ApplicationArn) delete analytics.RoleArn;
    await this.cognito.send(new UpdateUserPoolClientCommand({ ...shown, ...edit } as unknown as UpdateUserPoolClientRequest));
  }

  /** The requests that Cognito got while `act` ran. */
  async requestsOf(act: () => Promise<unknown>): Promise<RecordedRequest[]> {
    const first = this.aws.cognito.requests.length;
    await act();
    return this.aws.cognito.requests.slice(first);
  }
}
