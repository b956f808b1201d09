import { CloudControlError } from './cloudControlError';
import type { ResourceRequest } from './resourceRequest';

/** A client token is valid for 36 hours once it is used (the API model). */
const EXPIRY_MS = 36 * 60 * 60 * 1000;
/** How many tokens are kept on this machine. */
const MOST_TOKENS = 10_000;

interface UsedToken {
  /** What was asked for: the operation, and its input but for the token. */
  asked: string;
  request: Promise<ResourceRequest>;
  usedAt: number;
}

/** Which request each client token stands for, so that a call that is sent again makes no second request. */
export class ClientTokens {
  /** Oldest first. */
  private readonly tokens = new Map<string, UsedToken>();

  /** @param now the clock, in epoch milliseconds */
  constructor(private readonly now: () => number) {}

  /**
   * The request of a token: what `accept` makes, or the one that it made when the token was used first. A call that is refused
   * does not use up its token.
   * @throws CloudControlError for a token that stands for another request; what `accept` throws
   */
  async requestOf(token: string, asked: string, accept: () => Promise<ResourceRequest>): Promise<ResourceRequest> {
    this.forgetOld();
    const used = this.tokens.get(token);
    if (used === undefined) return this.use(token, asked, accept);
    if (used.asked === asked) return used.request;
    const message = `The client token ${token} has already been used in another resource request.`;
    throw new CloudControlError('ClientTokenConflictException', message);
  }

  private async use(token: string, asked: string, accept: () => Promise<ResourceRequest>): Promise<ResourceRequest> {
    const request = accept();
    this.tokens.set(token, { asked, request, usedAt: this.now() });
    try {
      return await request;
    } catch (error) {
      this.tokens.delete(token);
      throw error;
    }
  }

  private forgetOld(): void {
    for (const [token, { usedAt }] of this.tokens) {
      if (this.now() - usedAt <= EXPIRY_MS && this.tokens.size < MOST_TOKENS) return;
      this.tokens.delete(token);
    }
  }
}
