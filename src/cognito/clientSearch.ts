import type { HandlerError } from '../model/handlerError';
import type { Identifiers } from '../model/properties';
import type { DatedUserPoolClient } from './answeredClient';
import type { UserPoolClients } from './userPoolClients';
import { isLike, type Wanted } from './wanted';

/** The pause between the first and the second pass of a search. Each further pause is twice as long. */
const FIRST_PAUSE_MS = 250;

/** Searches a pool for the clients that a create without an answer may have made. */
export class ClientSearch {
  /** The ids of clients that have the wanted name, but that the lost create did not make. */
  private readonly excluded = new Set<string>();
  private longest = 0;

  constructor(
    private readonly cognito: UserPoolClients,
    private readonly wanted: Wanted,
  ) {}

  /** The duration of the longest pass through the pool, in milliseconds. */
  get longestPass(): number {
    return this.longest;
  }

  /** Ignores a client from now on, because another create made it. */
  exclude({ ClientId }: Identifiers): void {
    this.excluded.add(ClientId);
  }

  /**
   * Passes through the pool until it finds a client, or until the time is over.
   * @returns the clients that the create may have made
   */
  async search(ms: number, isWanted: (client: DatedUserPoolClient) => boolean): Promise<DatedUserPoolClient[]> {
    const { clock } = this.cognito.calls;
    const searchUntil = clock.now() + ms;
    for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
      const started = clock.now();
      const found = (await this.candidates()).filter(isWanted);
      this.longest = Math.max(this.longest, clock.now() - started);
      const left = searchUntil - clock.now();
      if (found.length > 0 || left <= 0) return found;
      await clock.wait(Math.min(pause, left));
    }
  }

  /** The clients that have the wanted name and the wanted settings. */
  private async candidates(): Promise<DatedUserPoolClient[]> {
    const named = await this.clientsWithTheName();
    // If a later step fails, the event still names the client, so that CloudFormation can roll it back.
    if (this.wanted.nameIsGenerated && named[0]) this.cognito.calls.observer.created(named[0]);
    const found: DatedUserPoolClient[] = [];
    for (const client of named) {
      const live = await this.describe(client);
      if (live) found.push(live);
    }
    return found;
  }

  private async clientsWithTheName(): Promise<Identifiers[]> {
    const named: Identifiers[] = [];
    let nextToken: string | undefined;
    do {
      const page = await this.cognito.retries.run(() => this.cognito.list(this.wanted.userPoolId, nextToken));
      named.push(...page.clients.filter((client) => this.hasTheName(client)));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return named;
  }

  private hasTheName({ ClientId, ClientName }: { ClientId: string; ClientName?: string }): boolean {
    return ClientName === this.wanted.settings.ClientName && !this.excluded.has(ClientId);
  }

  /** Returns the client if it still exists and has the wanted settings. */
  private async describe(identifiers: Identifiers): Promise<DatedUserPoolClient | undefined> {
    const { retries } = this.cognito;
    const live = await retries
      .run(() => this.cognito.describe(identifiers))
      .catch((error: HandlerError) => {
        if (error.errorCode === 'NotFound') return undefined;
        throw error;
      });
    if (live && (this.wanted.nameIsGenerated || isLike(this.wanted, live))) return live;
    this.exclude(identifiers);
    return undefined;
  }
}
