import { HandlerError } from '../model/handlerError';
import type { Identifiers } from '../model/properties';
import type { DatedUserPoolClient } from './answeredClient';
import { ClientSearch } from './clientSearch';
import { CallError } from './errors';
import type { UserPoolClients } from './userPoolClients';
import type { Wanted } from './wanted';

/**
 * For how long to look at least: that a list shows at once what was just created is documented nowhere. A create that is perhaps
 * still being carried out is looked for half as long as it was waited for.
 */
export const SHORTEST_SEARCH_MS = 1_000;
/** The part of the time left that a search may wait: the rest is for its calls, and for a further create. */
const LONGEST_SEARCH = 1 / 4;

const EARLIER_LOST = "Cognito's answer to an earlier create was lost.";

/** By how much two creates may differ in how long they are on their way, at the most. */
const EXACT_MS = 250;
/** A client that was created this long before is older by any clock. */
const ABOUT_THE_SAME_TIME_MS = 10_000;

/**
 * A create whose answer was lost, and the search for the client that it may have made.
 *
 * A client whose name is derived from the request token is adopted. A client of a name of the template may belong
 * to another stack, so a further create comes first. Cognito's dates of the two clients then say whether the lost create made the
 * first one.
 */
export class LostCreate {
  private losses = 0;
  /** Whether the service may still be at it. */
  private mayStillCome = false;
  private readonly pool: ClientSearch;
  /** The result of the last whole search. Undefined until the last lost create has been searched for. */
  private found: DatedUserPoolClient[] | undefined;

  /**
   * @param began when the create was sent, by this machine's clock
   * @param loss what it ended with; of two that were lost, the last
   */
  constructor(
    private readonly cognito: UserPoolClients,
    private readonly wanted: Wanted,
    private readonly began: number,
    private loss: CallError,
  ) {
    this.pool = new ClientSearch(cognito, wanted);
  }

  /** How long the longest look at the pool took, in milliseconds. */
  get longestLook(): number {
    return this.pool.longestLook;
  }

  /** Whether a further create was lost, too. There is to be no third: the list of a pool may lag behind. */
  get isLostAgain(): boolean {
    return this.losses > 1;
  }

  /**
   * The client that the create made, if its name says so.
   * @param error what the last create ended with
   * @throws HandlerError that says what to look for, when the search fails. CloudFormation does not retry its code: a further create
   * might make a second client.
   */
  async find(error: CallError): Promise<DatedUserPoolClient | undefined> {
    if (error.carriedOut !== 'no') {
      this.losses++;
      this.loss = error;
      this.found = undefined;
      this.mayStillCome ||= error.carriedOut === 'perhaps later';
    } else if (!this.mayStillCome) {
      return undefined;
    }
    try {
      this.found = await this.pool.search(this.searchMs(), () => true);
    } catch (problem) {
      // A failed extra search changes nothing: an earlier one ran to its end.
      if (this.found && problem instanceof CallError) return undefined;
      throw this.unsettled(problem);
    }
    if (!this.wanted.nameIsOurs) return undefined;
    const [newest, ...others] = this.found.sort((a, b) => createdAt(b) - createdAt(a));
    this.tellOf(others);
    if (newest) this.cognito.calls.observer.made(newest);
    return newest;
  }

  /**
   * The client to keep of the one that a further create has `made` and the one that the lost create made after all. Never throws.
   * @param sentAt when the further create was sent
   */
  async choose(made: DatedUserPoolClient, sentAt: number): Promise<DatedUserPoolClient> {
    const exactMs = Math.min(this.cognito.calls.clock.now() - sentAt, EXACT_MS);
    // The lost create was sent at this time by Cognito's clock, as far as both creates were on their way equally long.
    const sentLost = createdAt(made) - (sentAt - this.began);
    const { nameIsOurs } = this.wanted;
    try {
      this.pool.leaveOut(made);
      const isOlder = (client: DatedUserPoolClient) => createdAt(client) < sentLost - ABOUT_THE_SAME_TIME_MS;
      const twins = await this.pool.search(this.found?.length ? this.searchMs() : 0, (client) => nameIsOurs || !isOlder(client));
      const [twin, ...others] = twins.filter((client) => createdAt(client) >= sentLost - exactMs);
      const adopted = nameIsOurs || others.length > 0 ? undefined : twin;
      this.tellOf(twins.filter((client) => client !== adopted));
      if (twins.length === 0) this.advise(`${EARLIER_LOST} ${this.notFound()}`);
      if (adopted) {
        await this.takeBack(made);
        return adopted;
      }
    } catch (problem) {
      this.advise(`${EARLIER_LOST} ${wordsOf(problem)}${this.whatToLookFor()}`);
    }
    return made;
  }

  /** The error of a create that is not repeated: `error`, and what to look for. */
  failure(error: CallError): HandlerError {
    if (this.found?.length) {
      const refusal = error === this.loss ? '' : ` ${sentence(error.message)}`;
      return this.unsettled(new HandlerError(error.errorCode, `The new client may be ${list(this.found)}.${refusal}`));
    }
    return new HandlerError(error.errorCode, `${sentence(error.message)} ${this.notFound()}`, { cause: error });
  }

  private searchMs(): number {
    const { clock, deadline } = this.cognito.calls;
    const ms = Math.max(SHORTEST_SEARCH_MS, this.mayStillCome ? (clock.now() - this.began) / 2 : 0);
    return Math.min(ms, deadline.timeLeft() * LONGEST_SEARCH);
  }

  /** Deletes a client that a create of this invocation has just made, and that nothing uses yet. */
  private async takeBack(made: Identifiers): Promise<void> {
    try {
      await this.cognito.retries.run(() => this.cognito.delete(made));
    } catch (error) {
      if (error instanceof HandlerError && error.errorCode === 'NotFound') return;
      this.advise(`A second client, ${made.ClientId}, could not be deleted. ${wordsOf(error)}${this.whatToLookFor()}`);
    }
  }

  private tellOf(clients: DatedUserPoolClient[]): void {
    if (clients.length === 0) return;
    this.advise(`${EARLIER_LOST} It may have created another client: ${list(clients)}. ${this.whatToLookFor()}`);
  }

  private advise(sentence: string): void {
    this.cognito.calls.observer.advise(sentence);
    this.cognito.calls.observer.warn(
      'A create without an answer may have created a second client. The message of the event says how to find it.',
    );
  }

  private unsettled(problem: unknown): HandlerError {
    return new HandlerError(
      'GeneralServiceException',
      `${sentence(this.loss.message)} The handler could not find out if a client was created. ${wordsOf(problem)}${this.whatToLookFor()}`,
      { cause: problem },
    );
  }

  private notFound(): string {
    return `A search found no new client, but it may have been too early. ${this.whatToLookFor()}`;
  }

  private whatToLookFor(): string {
    const { userPoolId, settings } = this.wanted;
    return `Look in user pool ${userPoolId} for a client named "${settings.ClientName}" that was created at about the time of this event, and delete it if nothing uses it.`;
  }
}

/** Epoch milliseconds. A client without a date is neither older nor younger than another one. */
function createdAt({ CreationDate }: DatedUserPoolClient): number {
  return CreationDate?.getTime() ?? Number.NaN;
}

function list(clients: DatedUserPoolClient[]): string {
  return clients.map(({ ClientId }) => ClientId).join(', ');
}

/** The message of a handler error. The text of a defect is the engine's, and does not help the person who reads a stack's events. */
function wordsOf(problem: unknown): string {
  return problem instanceof HandlerError ? `${sentence(problem.message)} ` : '';
}

/** The service's own words end as it likes. */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
