import { SETTING_NAMES } from '../model/attributes';
import { sameSetting, writable } from '../model/canonical';
import { hasSecret } from '../model/clientSecret';
import { HandlerError } from '../model/handlerError';
import type { Identifiers, Settings } from '../model/properties';
import { CallError } from './errors';
import { createdAt, madeSince } from './madeSince';
import type { ServiceClock } from './serviceClock';
import type { DatedUserPoolClient, UserPoolClients } from './userPoolClients';

/** The client that a create asks for. */
export interface Wanted {
  userPoolId: string;
  generateSecret: boolean | undefined;
  settings: Settings & { ClientName: string };
  /** Whether the name was derived from the request token: then whatever bears it was made by this request, and by no other. */
  nameIsOurs: boolean;
}

/** How soon to look again for a client that may still come. The time doubles. */
const SECOND_LOOK_MS = 250;
/**
 * For how long to look at least: that a list shows at once what was just created is documented nowhere. A create that is perhaps
 * still being carried out is looked for half as long as it was waited for.
 */
export const SHORTEST_SEARCH_MS = 1_000;
/** The part of the time left that a search may wait: the rest is for its calls, and for a further create. */
const LONGEST_SEARCH = 1 / 4;

/** A create whose answer was lost, and the search for the client that it may have made. */
export class LostCreate {
  /** Whether the service may still be at it. */
  private mayStillCome = false;
  /** Clients of the wanted name that others made, or that are not like the wanted one. */
  private readonly strangers = new Set<string>();
  private readonly serviceClock: ServiceClock;
  /** Whether a whole search has found nothing of the last create that was lost. */
  private wasSearched = false;
  private longest = 0;

  /**
   * @param began when the create was sent, by this machine's clock
   * @param loss what it ended with; of several that were lost, the last
   */
  constructor(
    private readonly cognito: UserPoolClients,
    private readonly wanted: Wanted,
    private readonly began: number,
    private loss: CallError,
  ) {
    this.serviceClock = cognito.serviceClock;
  }

  /** How long the longest look at the pool took, in milliseconds. */
  get longestLook(): number {
    return this.longest;
  }

  /**
   * The client that the create made; undefined when it made none.
   * @param error what the last create ended with
   * @throws HandlerError that tells what to look for, when that can't be found out. CloudFormation does not retry its code: a
   * further create might make a second client.
   */
  async find(error: CallError): Promise<DatedUserPoolClient | undefined> {
    if (error.carriedOut !== 'no') {
      this.loss = error;
      this.wasSearched = false;
    } else if (!this.mayStillCome) {
      return undefined;
    }
    try {
      const adopted = await this.search(error);
      if (adopted) this.cognito.observer.made(adopted);
      this.wasSearched = true;
      return adopted;
    } catch (problem) {
      // A look too many that could not be taken unsettles nothing.
      if (this.wasSearched && problem instanceof CallError) return undefined;
      throw this.unsettled(problem);
    }
  }

  /** Tells of a client that the lost create made after all, when a further one has made `made`. */
  async lookForTwinOf(made: Identifiers): Promise<void> {
    try {
      this.tellOfOthers((await this.candidates()).filter(({ ClientId }) => ClientId !== made.ClientId));
    } catch (problem) {
      this.advise(`An earlier create got no answer. ${wordsOf(problem)}${this.whatToLookFor()}`);
    }
  }

  private async search(error: CallError): Promise<DatedUserPoolClient | undefined> {
    const { clock, deadline } = this.cognito;
    if (error.carriedOut === 'perhaps later') this.mayStillCome = true;
    const search = Math.max(SHORTEST_SEARCH_MS, this.mayStillCome ? (clock.now() - this.began) / 2 : 0);
    const searchUntil = clock.now() + Math.min(search, deadline.timeLeft() * LONGEST_SEARCH);
    for (let pause = SECOND_LOOK_MS; ; pause *= 2) {
      const looked = clock.now();
      const adopted = this.theOne(await this.candidates());
      this.longest = Math.max(this.longest, clock.now() - looked);
      const left = searchUntil - clock.now();
      if (adopted || left <= 0) return adopted;
      await clock.wait(Math.min(pause, left));
    }
  }

  private theOne(candidates: DatedUserPoolClient[]): DatedUserPoolClient | undefined {
    const [newest, ...others] = candidates.sort((a, b) => createdAt(b) - createdAt(a));
    if (others.length > 0 && !this.wanted.nameIsOurs) {
      const ids = candidates.map(({ ClientId }) => ClientId).join(', ');
      throw new HandlerError('GeneralServiceException', `${candidates.length} clients may be the one: ${ids}.`);
    }
    this.tellOfOthers(others);
    return newest;
  }

  /** The clients that this create may have made: of the wanted name, made as it is wanted, and not before the create was sent. */
  private async candidates(): Promise<DatedUserPoolClient[]> {
    const named = await this.clientsOfTheName();
    const { nameIsOurs } = this.wanted;
    // Whatever goes wrong from here on, the event names the client, so that it can be rolled back.
    if (nameIsOurs && named[0]) this.cognito.observer.made(named[0]);
    const found: DatedUserPoolClient[] = [];
    for (const client of named) {
      const live = await this.describe(client);
      if (live) found.push(live);
    }
    return nameIsOurs || found.length === 0 ? found : this.withoutOlder(found);
  }

  private async clientsOfTheName(): Promise<Identifiers[]> {
    const named: Identifiers[] = [];
    let nextToken: string | undefined;
    do {
      const page = await this.cognito.list(this.wanted.userPoolId, nextToken);
      named.push(...page.clients.filter((client) => this.isOfTheName(client)));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return named;
  }

  private isOfTheName({ ClientId, ClientName }: { ClientId: string; ClientName?: string }): boolean {
    return ClientName === this.wanted.settings.ClientName && !this.strangers.has(ClientId);
  }

  /** The client, if it is as it is wanted. */
  private async describe(identifiers: Identifiers): Promise<DatedUserPoolClient | undefined> {
    const live = await this.cognito.describe(identifiers).catch((error: HandlerError) => {
      if (error.errorCode === 'NotFound') return undefined;
      throw error;
    });
    if (live && (this.wanted.nameIsOurs || isLike(this.wanted, live))) return live;
    this.strangers.add(identifiers.ClientId);
    return undefined;
  }

  private async withoutOlder(clients: DatedUserPoolClient[]): Promise<DatedUserPoolClient[]> {
    const young = await madeSince(this.began, clients, this.cognito, this.serviceClock);
    for (const client of clients) if (!young.includes(client)) this.strangers.add(client.ClientId);
    return young;
  }

  private tellOfOthers(others: DatedUserPoolClient[]): void {
    if (others.length === 0) return;
    const ids = others.map(({ ClientId }) => ClientId).join(', ');
    this.advise(`An earlier create that got no answer made a client too: ${ids}. ${this.whatToLookFor()}`);
  }

  private advise(sentence: string): void {
    this.cognito.observer.advise(sentence);
    this.cognito.observer.warn('A create that got no answer may have made a second client. The message of the event tells more.');
  }

  private unsettled(problem: unknown): HandlerError {
    return new HandlerError(
      'GeneralServiceException',
      `${sentence(this.loss.message)} Whether it made a client could not be found out. ${wordsOf(problem)}${this.whatToLookFor()}`,
      { cause: problem },
    );
  }

  private whatToLookFor(): string {
    const { userPoolId, settings } = this.wanted;
    const { earliest } = this.serviceClock.at(this.began);
    const since = Number.isFinite(earliest) ? ` that was created at ${new Date(earliest).toISOString()} or after` : '';
    return `Look in user pool ${userPoolId} for a client named "${settings.ClientName}"${since}, and delete it if it is nobody's.`;
  }
}

/** Whether a client is what its create would make of it now: the settings that were asked for, and no others. */
function isLike({ generateSecret = false, settings }: Wanted, live: DatedUserPoolClient): boolean {
  const shown = writable(live);
  return generateSecret === hasSecret(live) && SETTING_NAMES.every((name) => sameSetting(name, settings[name], shown[name]));
}

/** What a handler error says. The text of a defect is the engine's, not for the person who reads a stack's events. */
function wordsOf(problem: unknown): string {
  return problem instanceof HandlerError ? `${sentence(problem.message)} ` : '';
}

/** The service's own words end as it likes. */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
