import {
  CognitoIdentityProviderClient,
  type CognitoIdentityProviderClientConfig,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientRequest,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientRequest,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { HandlerError } from '../model/handlerError';
import type { Identifiers, Settings } from '../model/properties';
import type { LiveUserPoolClient } from '../model/userPoolClientModel';
import { toHandlerError } from './errors';
import { answeringUnknownMembers, sendingUnknownMembers } from './unknownMembers';

/** The most that one page of ListUserPoolClients may hold (API model). */
const PAGE_SIZE = 60;

/**
 * One connection pool for the whole life of the process: connections belong to no caller. The SDK tries a call three times, so
 * that a read that never gets an answer still ends within CloudFormation's 30 seconds, and an update, two calls, within its 60.
 */
const requestHandler = new NodeHttpHandler({ connectionTimeout: 2_000, requestTimeout: 7_000, throwOnRequestTimeout: true });

export interface ListPage {
  clients: (Identifiers & { ClientName?: string })[];
  nextToken?: string;
}

/**
 * The five app-client operations of Cognito, with one caller's credentials. The only place that calls the service.
 * Every method throws {@link HandlerError}.
 */
export class UserPoolClients {
  private readonly config: CognitoIdentityProviderClientConfig;
  private repeating: CognitoIdentityProviderClient | undefined;

  /** @param caller the credentials and the Region of one invocation; nothing of them is kept beyond this object */
  constructor(caller: Required<Pick<CognitoIdentityProviderClientConfig, 'credentials' | 'region'>>) {
    this.config = { ...caller, requestHandler };
  }

  /** Repeats failed calls as the SDK sees fit: right for everything but create. */
  private get cognito(): CognitoIdentityProviderClient {
    this.repeating ??= new CognitoIdentityProviderClient(this.config);
    return this.repeating;
  }

  /** Creates a client. Never repeated by the SDK: Cognito has no idempotency token, so a repeat could make a second client. */
  async create(userPoolId: string, generateSecret: boolean | undefined, settings: Settings): Promise<LiveUserPoolClient> {
    const once = new CognitoIdentityProviderClient({ ...this.config, maxAttempts: 1 });
    const secret = generateSecret === undefined ? {} : { GenerateSecret: generateSecret };
    const command = new CreateUserPoolClientCommand({
      UserPoolId: userPoolId,
      ...secret,
      ...settings,
    } as CreateUserPoolClientRequest);
    const answer = await call('CreateUserPoolClient', { UserPoolId: userPoolId }, () => once.send(command));
    return live('CreateUserPoolClient', answer.UserPoolClient);
  }

  /** The client with all that Cognito says of it, members that the SDK does not know included. */
  async describe({ UserPoolId, ClientId }: Identifiers): Promise<LiveUserPoolClient> {
    const command = answeringUnknownMembers(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
    const answer = await call('DescribeUserPoolClient', { UserPoolId, ClientId }, () => this.cognito.send(command));
    return live('DescribeUserPoolClient', answer.UserPoolClient);
  }

  /** Writes the whole of the settings: Cognito resets what is left out. Members that the SDK does not know are sent as well. */
  async update({ UserPoolId, ClientId }: Identifiers, settings: Settings): Promise<LiveUserPoolClient> {
    const request = { UserPoolId, ClientId, ...settings } as UpdateUserPoolClientRequest;
    const command = sendingUnknownMembers(new UpdateUserPoolClientCommand(request));
    const answer = await call('UpdateUserPoolClient', { UserPoolId, ClientId }, () => this.cognito.send(command));
    return live('UpdateUserPoolClient', answer.UserPoolClient);
  }

  async delete({ UserPoolId, ClientId }: Identifiers): Promise<void> {
    await call('DeleteUserPoolClient', { UserPoolId, ClientId }, () =>
      this.cognito.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId })),
    );
  }

  /** One page of a pool's clients, with the token of the next page if there is one. */
  async list(userPoolId: string, nextToken: string | undefined): Promise<ListPage> {
    const command = new ListUserPoolClientsCommand({ UserPoolId: userPoolId, MaxResults: PAGE_SIZE, NextToken: nextToken });
    const answer = await call('ListUserPoolClients', { UserPoolId: userPoolId }, () => this.cognito.send(command));
    const clients = (answer.UserPoolClients ?? []).map((client) => live('ListUserPoolClients', client));
    return { clients, ...(answer.NextToken !== undefined && { nextToken: answer.NextToken }) };
  }
}

async function call<T>(operation: string, request: Partial<Identifiers>, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    throw toHandlerError(operation, error, request);
  }
}

/** The client of an answer. Its lists of enum values are strings to us: Cognito knows more of them than the SDK. */
function live(operation: string, client: UserPoolClientType | undefined): LiveUserPoolClient {
  if (client?.UserPoolId === undefined || client.ClientId === undefined) {
    throw new HandlerError('GeneralServiceException', `${operation} answered no app client.`);
  }
  return client as LiveUserPoolClient;
}
