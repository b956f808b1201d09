import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientRequest,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientRequest,
  type UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider';
import { type AwsSession, sdkConfig } from '../aws/sdkConfig';
import { secretsOf } from '../model/clientSecret';
import { onlyIdentifiers } from '../model/primaryIdentifier';
import type { Identifiers, LiveUserPoolClient, Settings } from '../model/properties';
import type { ListedUserPoolClient } from '../model/userPoolClientModel';
import { CLOCK, type Clock } from '../time/clock';
import type { Deadline } from '../time/deadline';
import { type Asked, answeredClient, type DatedUserPoolClient } from './answeredClient';
import type { CallObserver } from './callObserver';
import { Calls, LONGEST_CREATE_MS } from './calls';
import { CallError } from './errors';
import { Retries } from './retries';
import { passUnknownMembers } from './unknownMembers';

/** The largest page of ListUserPoolClients (API model). */
const PAGE_SIZE = 60;

export interface ListPage {
  clients: ListedUserPoolClient[];
  nextToken?: string;
}

/** Settings that the calls of one invocation share. They are not kept after the invocation. */
export interface CallSettings extends AwsSession {
  deadline: Pick<Deadline, 'timeLeft'>;
  observer: CallObserver;
  /** The number of times that CloudFormation has called back for this request. Undefined if it cannot call back. */
  callbacks?: number | undefined;
  clock?: Clock;
}

/**
 * The five app-client operations of Cognito, with the credentials of one session. Only this class calls Cognito. Each method
 * makes one call and throws {@link HandlerError}. The caller repeats a call, or several calls that belong together, with
 * `retries`.
 */
export class UserPoolClients {
  readonly calls: Calls;
  readonly retries: Retries;
  private readonly cognito: CognitoIdentityProviderClient;

  constructor({ credentials, region, deadline, observer, callbacks, clock = CLOCK }: CallSettings) {
    this.cognito = new CognitoIdentityProviderClient(sdkConfig({ credentials, region }));
    passUnknownMembers(this.cognito);
    this.calls = new Calls(deadline, observer, clock);
    this.retries = new Retries(deadline, callbacks, clock);
  }

  /**
   * Creates a client. If it fails, the caller must first check if there is a client: Cognito has no idempotency token, so another
   * create may make a second client.
   */
  async create(userPoolId: string, generateSecret: boolean | undefined, settings: Settings): Promise<DatedUserPoolClient> {
    const secret = generateSecret === undefined ? {} : { GenerateSecret: generateSecret };
    const asked = { UserPoolId: userPoolId };
    const command = new CreateUserPoolClientCommand({ ...asked, ...secret, ...settings } as CreateUserPoolClientRequest);
    const answer = await this.calls.make(
      'CreateUserPoolClient',
      asked,
      (options) => this.cognito.send(command, options),
      LONGEST_CREATE_MS,
    );
    return this.client('CreateUserPoolClient', answer.UserPoolClient, asked);
  }

  /** Returns the client with all its members, including those that the SDK does not know. */
  async describe(client: Identifiers): Promise<DatedUserPoolClient> {
    const asked = onlyIdentifiers(client);
    const command = new DescribeUserPoolClientCommand(asked);
    const answer = await this.calls.make('DescribeUserPoolClient', asked, (options) => this.cognito.send(command, options));
    return this.client('DescribeUserPoolClient', answer.UserPoolClient, asked);
  }

  /** Writes all settings, including members that the SDK does not know. Cognito resets the settings that a request leaves out. */
  async update(client: Identifiers, settings: Settings): Promise<LiveUserPoolClient> {
    const asked = onlyIdentifiers(client);
    const command = new UpdateUserPoolClientCommand({ ...asked, ...settings } as UpdateUserPoolClientRequest);
    const answer = await this.calls.make('UpdateUserPoolClient', asked, (options) => this.cognito.send(command, options));
    return this.client('UpdateUserPoolClient', answer.UserPoolClient, asked);
  }

  async delete(client: Identifiers): Promise<void> {
    const asked = onlyIdentifiers(client);
    const command = new DeleteUserPoolClientCommand(asked);
    await this.calls.make('DeleteUserPoolClient', asked, (options) => this.cognito.send(command, options));
  }

  /**
   * Returns one page of a pool's clients, with the token of the next page if there is one.
   * @param maxResults the largest number of clients on the page
   */
  async list(userPoolId: string, nextToken: string | undefined, maxResults = PAGE_SIZE): Promise<ListPage> {
    const asked = { UserPoolId: userPoolId };
    const MaxResults = Math.min(maxResults, PAGE_SIZE);
    const command = new ListUserPoolClientsCommand({ ...asked, MaxResults, NextToken: nextToken });
    const answer = await this.calls.make('ListUserPoolClients', asked, (options) => this.cognito.send(command, options));
    const { UserPoolClients: clients, NextToken: further } = answer;
    if (!Array.isArray(clients) || !['string', 'undefined'].includes(typeof further)) {
      throw new CallError('GeneralServiceException', 'ListUserPoolClients answered without a list of app clients.', 'no');
    }
    return {
      clients: clients.map((client) => this.client('ListUserPoolClients', client, asked)),
      ...(further && { nextToken: further }),
    };
  }

  /** Returns the client of an answer. It registers the secret first, so that a message about a wrong answer cannot show it. */
  private client(operation: string, client: UserPoolClientType | undefined, asked: Asked): DatedUserPoolClient {
    for (const secret of secretsOf(client ?? {})) this.calls.observer.secret(secret);
    return answeredClient(operation, client, asked);
  }
}
