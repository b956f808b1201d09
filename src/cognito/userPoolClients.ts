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
import { type SessionConfiguration, sdkConfig } from '../aws/sdkConfig';
import { secretsOf } from '../model/clientSecret';
import type { ErrorCode } from '../model/handlerError';
import { mistyped } from '../model/mistyped';
import type { Identifiers, LiveUserPoolClient, Settings } from '../model/properties';
import type { ListedUserPoolClient } from '../model/userPoolClientModel';
import { CLOCK, type Clock } from '../time/clock';
import type { Deadline } from '../time/deadline';
import { within } from '../time/within';
import type { CallObserver } from './callObserver';
import { CallError, toHandlerError } from './errors';
import { Retries } from './retries';
import { passUnknownMembers } from './unknownMembers';

/** The most that one page of ListUserPoolClients may hold (API model). */
const PAGE_SIZE = 60;

/**
 * How long a call may go without an answer, and which part of the time left it may take, so that a call that hangs leaves room for
 * others. To give a create up is dear, because somebody has to find out what became of it.
 */
const LONGEST_CALL_MS = 7_000;
const LONGEST_CREATE_MS = 20_000;
const LONGEST_CALL = 1 / 3;

export interface ListPage {
  clients: ListedUserPoolClient[];
  nextToken?: string;
}

/** A client as Describe and Create answer it. */
export type DatedUserPoolClient = LiveUserPoolClient & { CreationDate?: Date };

/** What the calls of one invocation have in common; nothing of it is kept beyond the invocation. */
export interface CallSettings extends SessionConfiguration {
  deadline: Pick<Deadline, 'timeLeft'>;
  observer: CallObserver;
  /** How often CloudFormation has called back for this request; undefined where it can't. */
  callbacks?: number | undefined;
  clock?: Clock;
}

/**
 * The five app-client operations of Cognito, with one caller's credentials. The only place that calls the service. Every call ends
 * before the deadline. Those that read repeat what passes by itself; those that write are for their callers to repeat, by `retries`.
 * Every method throws {@link HandlerError}.
 */
export class UserPoolClients {
  readonly retries: Retries;
  readonly clock: Clock;
  readonly deadline: CallSettings['deadline'];
  readonly observer: CallObserver;
  private readonly cognito: CognitoIdentityProviderClient;
  private slowest = 0;

  constructor({ credentials, region, deadline, observer, callbacks, clock = CLOCK }: CallSettings) {
    this.cognito = new CognitoIdentityProviderClient(sdkConfig({ credentials, region }));
    passUnknownMembers(this.cognito);
    this.deadline = deadline;
    this.observer = observer;
    this.clock = clock;
    this.retries = new Retries(deadline, callbacks, clock);
  }

  /**
   * Creates a client. Not to be repeated without a look at what became of it: Cognito has no idempotency token, so that a repeated
   * create may make a second client.
   */
  async create(userPoolId: string, generateSecret: boolean | undefined, settings: Settings): Promise<DatedUserPoolClient> {
    const secret = generateSecret === undefined ? {} : { GenerateSecret: generateSecret };
    const request = { UserPoolId: userPoolId, ...secret, ...settings } as CreateUserPoolClientRequest;
    const command = new CreateUserPoolClientCommand(request);
    const answer = await this.call(
      'CreateUserPoolClient',
      { UserPoolId: userPoolId },
      (options) => this.cognito.send(command, options),
      LONGEST_CREATE_MS,
    );
    return this.live('CreateUserPoolClient', answer.UserPoolClient, { UserPoolId: userPoolId });
  }

  /** The client with all that Cognito says about it, members that the SDK does not know included. */
  async describe({ UserPoolId, ClientId }: Identifiers): Promise<DatedUserPoolClient> {
    const command = new DescribeUserPoolClientCommand({ UserPoolId, ClientId });
    const answer = await this.retries.run(() =>
      this.call('DescribeUserPoolClient', { UserPoolId, ClientId }, (options) => this.cognito.send(command, options)),
    );
    return this.live('DescribeUserPoolClient', answer.UserPoolClient, { UserPoolId, ClientId });
  }

  /** Writes the whole of the settings: Cognito resets what is left out. Members that the SDK does not know are sent as well. */
  async update({ UserPoolId, ClientId }: Identifiers, settings: Settings): Promise<LiveUserPoolClient> {
    const request = { UserPoolId, ClientId, ...settings } as UpdateUserPoolClientRequest;
    const command = new UpdateUserPoolClientCommand(request);
    const answer = await this.call('UpdateUserPoolClient', { UserPoolId, ClientId }, (options) =>
      this.cognito.send(command, options),
    );
    return this.live('UpdateUserPoolClient', answer.UserPoolClient, { UserPoolId, ClientId });
  }

  async delete({ UserPoolId, ClientId }: Identifiers): Promise<void> {
    const command = new DeleteUserPoolClientCommand({ UserPoolId, ClientId });
    await this.call('DeleteUserPoolClient', { UserPoolId, ClientId }, (options) => this.cognito.send(command, options));
  }

  /**
   * One page of a pool's clients, with the token of the next page if there is one.
   * @param maxResults how many clients it may hold at most
   */
  async list(userPoolId: string, nextToken: string | undefined, maxResults = PAGE_SIZE): Promise<ListPage> {
    const MaxResults = Math.min(maxResults, PAGE_SIZE);
    const command = new ListUserPoolClientsCommand({ UserPoolId: userPoolId, MaxResults, NextToken: nextToken });
    const answer = await this.retries.run(() =>
      this.call('ListUserPoolClients', { UserPoolId: userPoolId }, (options) => this.cognito.send(command, options)),
    );
    const { UserPoolClients: clients, NextToken: further } = answer;
    if (!Array.isArray(clients) || !['string', 'undefined'].includes(typeof further)) {
      throw new CallError('GeneralServiceException', 'ListUserPoolClients answered no list of app clients.', 'no');
    }
    const asked = { UserPoolId: userPoolId };
    return {
      clients: clients.map((client) => this.live('ListUserPoolClients', client, asked)),
      ...(further && { nextToken: further }),
    };
  }

  /** How long the slowest call took that was answered, in milliseconds. */
  get slowestAnswer(): number {
    return this.slowest;
  }

  private async call<T>(
    operation: string,
    request: Partial<Identifiers>,
    send: (options: { abortSignal: AbortSignal }) => Promise<T>,
    longestMs: number = LONGEST_CALL_MS,
  ): Promise<T> {
    const started = this.clock.now();
    const ended = (error?: ErrorCode) => {
      const milliseconds = this.clock.now() - started;
      this.observer.called({ operation, milliseconds, ...(error !== undefined && { error }) });
      if (error !== 'NetworkFailure') this.slowest = Math.max(this.slowest, milliseconds);
    };
    const allowedMs = Math.min(longestMs, this.deadline.timeLeft() * LONGEST_CALL);
    try {
      const answer = await within(Math.ceil(allowedMs), (abortSignal) => send({ abortSignal }));
      ended();
      return answer;
    } catch (thrown) {
      const error = toHandlerError(operation, thrown, request);
      ended(error.errorCode);
      throw error;
    }
  }

  /** The client of an answer. Its lists of enum values are strings to us: Cognito knows more of them than the SDK. */
  private live(
    operation: string,
    client: UserPoolClientType | undefined,
    asked: { UserPoolId: string; ClientId?: string },
  ): DatedUserPoolClient {
    for (const secret of secretsOf(client ?? {})) this.observer.secret(secret);
    const wrong = whatIsWrong(client, asked);
    if (wrong === undefined) return client as DatedUserPoolClient;
    throw new CallError('GeneralServiceException', `${operation} answered ${wrong}.`, 'perhaps');
  }
}

/** What is wrong with the client of an answer; undefined where nothing is. */
function whatIsWrong(
  client: UserPoolClientType | undefined,
  asked: { UserPoolId: string; ClientId?: string },
): string | undefined {
  if (typeof client?.UserPoolId !== 'string' || typeof client.ClientId !== 'string' || client.ClientId === '')
    return 'no app client';
  if (client.UserPoolId !== asked.UserPoolId || client.ClientId !== (asked.ClientId ?? client.ClientId)) {
    return 'another app client, or one of another user pool, than it was asked about';
  }
  const strange = mistyped(client);
  return strange.length === 0 ? undefined : `an app client with ${strange.join(', ')} in a form that Cognito's API does not have`;
}
