import { HandlerError } from '../model/handlerError';
import type { Identifiers } from '../model/properties';
import type { DatedUserPoolClient } from './answeredClient';
import { ClientSearch } from './clientSearch';
import { CallError } from './errors';
import type { UserPoolClients } from './userPoolClients';
import type { Wanted } from './wanted';

/** The shortest search. Cognito's documentation does not promise that a list shows a new client at once. */
export const SHORTEST_SEARCH_MS = 1_000;
/** The part of the time left that a search may wait. The rest is for its calls and for another create. */
const LONGEST_SEARCH = 1 / 4;

const EARLIER_LOST = "Cognito's answer to an earlier create was lost.";

/** The largest difference between the times that two creates need to reach Cognito. */
const LARGEST_DIFFERENCE_MS = 250;
/** A client that was created this long before the lost create is older, even if the clocks differ. */
const CERTAINLY_OLDER_MS = 10_000;

/**
 * A create whose answer was lost, and the search for the client that it may have made.
 *
 * - If the client's name is derived from the request token, the handler adopts the client that it finds.
 * - If the name is from the template, the client may belong to another stack. So the handler first creates another client.
 *   Cognito's creation dates of the two clients then show whether the lost create made the first one.
 */
export class LostCreate {
  private losses = 0;
  /** Whether Cognito may still be working on the create. */
  private mayStillBeCreated = false;
  private readonly pool: ClientSearch;
  /** The result of the last search that ran to its end. Undefined until the handler has searched for the last lost create. */
  private found: DatedUserPoolClient[] | undefined;

  /**
   * @param began when the first lost create was sent, by the clock of this machine
   * @param loss the error of the last lost create
   */
  constructor(
    private readonly cognito: UserPoolClients,
    private readonly wanted: Wanted,
    private readonly began: number,
    private loss: CallError,
  ) {
    this.pool = new ClientSearch(cognito, wanted);
  }

  /** The duration of the longest pass through the pool, in milliseconds. */
  get longestPass(): number {
    return this.pool.longestPass;
  }

  /** Whether a second create was lost too. The handler sends no third one, because the list of a pool may be out of date. */
  get isLostAgain(): boolean {
    return this.losses > 1;
  }

  /**
   * Searches for the client of the lost create. Returns it if its name is derived from the request token.
   * @param error the error of the last create
   * @throws HandlerError if the search fails. Its message says which client to look for. CloudFormation does not retry its code,
   * because another create might make a second client.
   */
  async find(error: CallError): Promise<DatedUserPoolClient | undefined> {
    if (error.carriedOut !== 'no') {
      this.losses++;
      this.loss = error;
      this.found = undefined;
      this.mayStillBeCreated ||= error.carriedOut === 'perhaps later';
    } else if (!this.mayStillBeCreated) {
      return undefined;
    }
    try {
      this.found = await this.pool.search(this.searchMs(), () => true);
    } catch (problem) {
      // A failed extra search changes nothing, because an earlier search ran to its end.
      if (this.found && problem instanceof CallError) return undefined;
      throw this.outcomeUnknown(problem);
    }
    if (!this.wanted.nameIsGenerated) return undefined;
    const [newest, ...others] = this.found.sort((a, b) => createdAt(b) - createdAt(a));
    this.adviseAbout(others);
    if (newest) this.cognito.calls.observer.created(newest);
    return newest;
  }

  /**
   * Chooses between the client of a later create and the client of the lost create, if there is one. If it keeps the client of
   * the lost create, it deletes the later one. Otherwise the event names the clients that the lost create may have made. Never
   * throws.
   * @param made the client of the later create
   * @param sentAt when the later create was sent
   */
  async choose(made: DatedUserPoolClient, sentAt: number): Promise<DatedUserPoolClient> {
    const differenceMs = Math.min(this.cognito.calls.clock.now() - sentAt, LARGEST_DIFFERENCE_MS);
    // The time of the lost create by Cognito's clock, if both creates needed the same time to reach Cognito.
    const sentLost = createdAt(made) - (sentAt - this.began);
    const { nameIsGenerated } = this.wanted;
    try {
      this.pool.exclude(made);
      const isOlder = (client: DatedUserPoolClient) => createdAt(client) < sentLost - CERTAINLY_OLDER_MS;
      const candidates = await this.pool.search(
        this.found?.length ? this.searchMs() : 0,
        (client) => nameIsGenerated || !isOlder(client),
      );
      const [match, ...others] = candidates.filter((client) => createdAt(client) >= sentLost - differenceMs);
      const adopted = nameIsGenerated || others.length > 0 ? undefined : match;
      this.adviseAbout(candidates.filter((client) => client !== adopted));
      if (candidates.length === 0) this.advise(`${EARLIER_LOST} ${this.notFound()}`);
      if (adopted) {
        await this.deleteSecond(made);
        return adopted;
      }
    } catch (problem) {
      this.advise(`${EARLIER_LOST} ${wordsOf(problem)}${this.searchAdvice()}`);
    }
    return made;
  }

  /** The error of a create that the handler does not repeat. It adds to `error` which client to look for. */
  failure(error: CallError): HandlerError {
    if (this.found?.length) {
      const refusal = error === this.loss ? '' : ` ${sentence(error.message)}`;
      return this.outcomeUnknown(new HandlerError(error.errorCode, `The new client may be ${idsOf(this.found)}.${refusal}`));
    }
    return new HandlerError(error.errorCode, `${sentence(error.message)} ${this.notFound()}`, { cause: error });
  }

  private searchMs(): number {
    const { clock, deadline } = this.cognito.calls;
    const ms = Math.max(SHORTEST_SEARCH_MS, this.mayStillBeCreated ? (clock.now() - this.began) / 2 : 0);
    return Math.min(ms, deadline.timeLeft() * LONGEST_SEARCH);
  }

  /** Deletes a client that this invocation has just created. Nothing uses it yet. */
  private async deleteSecond(made: Identifiers): Promise<void> {
    try {
      await this.cognito.retries.run(() => this.cognito.delete(made));
    } catch (error) {
      if (error instanceof HandlerError && error.errorCode === 'NotFound') return;
      this.advise(`A second client, ${made.ClientId}, could not be deleted. ${wordsOf(error)}${this.searchAdvice()}`);
    }
  }

  private adviseAbout(clients: DatedUserPoolClient[]): void {
    if (clients.length === 0) return;
    this.advise(`${EARLIER_LOST} It may have created another client: ${idsOf(clients)}. ${this.searchAdvice()}`);
  }

  private advise(sentence: string): void {
    this.cognito.calls.observer.advise(sentence);
    this.cognito.calls.observer.warn(
      'A create without an answer may have created a second client. The message of the event says how to find it.',
    );
  }

  private outcomeUnknown(problem: unknown): HandlerError {
    return new HandlerError(
      'GeneralServiceException',
      `${sentence(this.loss.message)} The handler could not find out if a client was created. ${wordsOf(problem)}${this.searchAdvice()}`,
      { cause: problem },
    );
  }

  private notFound(): string {
    return `A search found no new client, but it may have been too early. ${this.searchAdvice()}`;
  }

  private searchAdvice(): string {
    const { userPoolId, settings } = this.wanted;
    return `Look in user pool ${userPoolId} for a client named "${settings.ClientName}" that was created at about the time of this event, and delete it if nothing uses it.`;
  }
}

/** Epoch milliseconds. NaN for a client without a date, so that every comparison with it is false. */
function createdAt({ CreationDate }: DatedUserPoolClient): number {
  return CreationDate?.getTime() ?? Number.NaN;
}

function idsOf(clients: DatedUserPoolClient[]): string {
  return clients.map(({ ClientId }) => ClientId).join(', ');
}

/** The message of a handler error. The text of any other error comes from Node, and does not help a reader of stack events. */
function wordsOf(problem: unknown): string {
  return problem instanceof HandlerError ? `${sentence(problem.message)} ` : '';
}

/** Cognito's messages end with or without a full stop. */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
