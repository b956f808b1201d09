import { CloudControlError } from './cloudControlError';
import type { ResourceRequest } from './resourceRequest';

/** A client token is valid for 36 hours after its first use (the API model). */
const EXPIRY_MS = 36 * 60 * 60 * 1000;
/** The maximum number of stored tokens. */
const MAX_TOKENS = 10_000;

interface UsedToken {
  /** The operation and its input, without the token. */
  call: string;
  request: Promise<ResourceRequest>;
  usedAt: number;
}

/** The request of each client token. A call that is sent again with its token creates no second request. */
export class ClientTokens {
  /** Oldest first. */
  private readonly tokens = new Map<string, UsedToken>();

  /** @param now the clock, in epoch milliseconds */
  constructor(private readonly now: () => number) {}

  /**
   * Returns the request of a token: at its first use the result of `accept`, later the same request. A refused call does not use
   * its token.
   * @throws CloudControlError if the token belongs to another request; an error of `accept`
   */
  async requestOf(token: string, call: string, accept: () => Promise<ResourceRequest>): Promise<ResourceRequest> {
    this.forgetOld();
    const used = this.tokens.get(token);
    if (used === undefined) return this.use(token, call, accept);
    if (used.call === call) return used.request;
    const message = `The client token ${token} has already been used in another resource request.`;
    throw new CloudControlError('ClientTokenConflictException', message);
  }

  private async use(token: string, call: string, accept: () => Promise<ResourceRequest>): Promise<ResourceRequest> {
    const request = accept();
    this.tokens.set(token, { call, request, usedAt: this.now() });
    try {
      return await request;
    } catch (error) {
      this.tokens.delete(token);
      throw error;
    }
  }

  private forgetOld(): void {
    for (const [token, { usedAt }] of this.tokens) {
      if (this.now() - usedAt <= EXPIRY_MS && this.tokens.size < MAX_TOKENS) return;
      this.tokens.delete(token);
    }
  }
}
