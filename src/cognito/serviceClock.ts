/** The resolution of the header `Date` of an answer (RFC 9110). */
const SECOND_MS = 1_000;

/** A moment by the service's clock, in epoch milliseconds: it lies between the two. */
export interface ServiceTime {
  earliest: number;
  latest: number;
}

/**
 * The service's clock, as far as its answers tell it: this machine's clock counts the milliseconds between them, and is never asked
 * for the date. An answer says the time in whole seconds and on its way, so that the difference between the two clocks is known as
 * a range, which every further answer can only narrow.
 */
export class ServiceClock {
  private low = Number.NEGATIVE_INFINITY;
  private high = Number.POSITIVE_INFINITY;

  /**
   * Takes note of an answer.
   * @param date its header `Date`; without one, or with one that can't be read, nothing is learned
   * @param sentAt when its request was sent, and `receivedAt` when it was there, both by this machine's clock
   */
  observe(date: string | undefined, sentAt: number, receivedAt: number): void {
    const second = Date.parse(date ?? '');
    if (Number.isNaN(second)) return;
    const low = Math.max(this.low, second - receivedAt);
    const high = Math.min(this.high, second + SECOND_MS - sentAt);
    // Two answers that can't both be right come from two machines, whose clocks differ a little: the time lies between them.
    this.low = Math.min(low, high);
    this.high = Math.max(low, high);
  }

  /** A moment of this machine's clock by the service's. Unbounded before the first answer. */
  at(moment: number): ServiceTime {
    return { earliest: moment + this.low, latest: moment + this.high };
  }

  /** By how many milliseconds the two moments of a {@link ServiceTime} differ. */
  get uncertainty(): number {
    return this.high - this.low;
  }

  /**
   * How long to wait before a request whose answer narrows the range most: the service's next full second should fall into the
   * middle of what is not known yet. The answer says whether it had begun, and so halves the range.
   */
  untilTelling(now: number): number {
    const phase = (now + (this.low + this.high) / 2) % SECOND_MS;
    return (SECOND_MS - phase) % SECOND_MS;
  }
}
