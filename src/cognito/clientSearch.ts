import type { HandlerError } from '../model/handlerError';
import type { Identifiers } from '../model/properties';
import type { DatedUserPoolClient } from './answeredClient';
import type { UserPoolClients } from './userPoolClients';
import { isLike, type Wanted } from './wanted';

/** How soon to look again for a client that may still come. The time doubles. */
const SECOND_LOOK_MS = 250;

/** Searches a pool for the clients that a create without an answer may have made. */
export class ClientSearch {
  /** Clients of the wanted name that the create did not make. */
  private readonly strangers = new Set<string>();
  private longest = 0;

  constructor(
    private readonly cognito: UserPoolClients,
    private readonly wanted: Wanted,
  ) {}

  /** How long the longest look at the pool took, in milliseconds. */
  get longestLook(): number {
    return this.longest;
  }

  /** Leaves a client out of every further look: another create made it. */
  leaveOut({ ClientId }: Identifiers): void {
    this.strangers.add(ClientId);
  }

  /** The clients that the create may have made, as soon as there is one. */
  async search(ms: number, isWanted: (client: DatedUserPoolClient) => boolean): Promise<DatedUserPoolClient[]> {
    const { clock } = this.cognito.calls;
    const searchUntil = clock.now() + ms;
    for (let pause = SECOND_LOOK_MS; ; pause *= 2) {
      const looked = clock.now();
      const found = (await this.candidates()).filter(isWanted);
      this.longest = Math.max(this.longest, clock.now() - looked);
      const left = searchUntil - clock.now();
      if (found.length > 0 || left <= 0) return found;
      await clock.wait(Math.min(pause, left));
    }
  }

  /** The clients of the wanted name that are as they are wanted. */
  private async candidates(): Promise<DatedUserPoolClient[]> {
    const named = await this.clientsOfTheName();
    // Whatever goes wrong from here on, the event names the client, so that it can be rolled back.
    if (this.wanted.nameIsOurs && named[0]) this.cognito.calls.observer.made(named[0]);
    const found: DatedUserPoolClient[] = [];
    for (const client of named) {
      const live = await this.describe(client);
      if (live) found.push(live);
    }
    return found;
  }

  private async clientsOfTheName(): Promise<Identifiers[]> {
    const named: Identifiers[] = [];
    let nextToken: string | undefined;
    do {
      const page = await this.cognito.retries.run(() => this.cognito.list(this.wanted.userPoolId, nextToken));
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
    const { retries } = this.cognito;
    const live = await retries
      .run(() => this.cognito.describe(identifiers))
      .catch((error: HandlerError) => {
        if (error.errorCode === 'NotFound') return undefined;
        throw error;
      });
    if (live && (this.wanted.nameIsOurs || isLike(this.wanted, live))) return live;
    this.leaveOut(identifiers);
    return undefined;
  }
}
