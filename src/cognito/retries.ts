import { type ErrorCode, HandlerError } from '../model/handlerError';
import { CLOCK, type Clock } from '../time/clock';
import type { Deadline } from '../time/deadline';

/**
 * The longest first wait, in milliseconds, for each error that the handler retries. Cognito counts its quotas per second. The
 * other errors pass faster.
 */
const FIRST_WAIT_MS: Partial<Readonly<Record<ErrorCode, number>>> = {
  Throttling: 1_000,
  ResourceConflict: 200,
  ServiceInternalError: 200,
  NetworkFailure: 200,
};

/** The largest part of the time left for a single wait, so that there is time for several attempts. */
const LONGEST_WAIT = 1 / 3;

/** The upper limit of a single random wait. During longer waits, quota would remain unused. */
const LONGEST_DRAWN_MS = 8_000;
/** If CloudFormation can call back, the handler leaves longer waits than this to CloudFormation. */
const LONGEST_OWN_MS = 5_000;

/**
 * The retry policy of an invocation: exponential back-off with full jitter, within the deadline. Full jitter means that a wait is
 * a random part of a limit that doubles. So two hundred clients that start at once spread over 40 seconds, which is what
 * Cognito's five calls a second allow. Near the deadline the waits become shorter, so that the last clients succeed too.
 */
export class Retries {
  private lastCode: ErrorCode | undefined;
  /** The number of times that the last code has occurred again, without another code in between. */
  private inARow = 0;

  /**
   * @param callbacks how often CloudFormation has called back for this request. The waits continue to grow from there. Undefined
   * if CloudFormation cannot call back, so that the handler does all the waiting.
   * @param random returns a number from 0 (inclusive) to 1 (exclusive)
   */
  constructor(
    private readonly deadline: Pick<Deadline, 'timeLeft'>,
    private readonly callbacks?: number,
    private readonly clock: Clock = CLOCK,
    private readonly random: () => number = Math.random,
  ) {}

  /**
   * Repeats an attempt until it succeeds. An attempt is one call, or several calls that belong together.
   * @throws the error of the last attempt, if another attempt cannot help or there is no time for one
   */
  async run<T>(attempt: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        await this.pause(error);
      }
    }
  }

  /**
   * Waits until it is time for another attempt.
   * @param error the error of the last attempt
   * @throws the same error, if there should be no other attempt
   */
  async pause(error: unknown): Promise<void> {
    const wait = error instanceof HandlerError ? this.waitAfter(error.errorCode) : undefined;
    if (wait === undefined) throw error;
    await this.clock.wait(wait);
  }

  private waitAfter(code: ErrorCode): number | undefined {
    const firstWait = FIRST_WAIT_MS[code];
    if (firstWait === undefined) return undefined;
    this.count(code);
    const longest = Math.min(firstWait * 2 ** this.doublings(), LONGEST_DRAWN_MS);
    return this.isCalledBack(code) ? this.ownWait(longest) : this.fittingWait(longest, firstWait / 2);
  }

  private count(code: ErrorCode): void {
    this.inARow = code === this.lastCode ? this.inARow + 1 : 0;
    this.lastCode = code;
  }

  /** The number of times that the limit of the wait has doubled: once for each repeated error, and once for each callback. */
  private doublings(): number {
    return this.inARow + (this.callbacks ?? 0);
  }

  /**
   * Whether CloudFormation can do the wait. After a NetworkFailure it repeats the request without a wait, so the handler waits.
   */
  private isCalledBack(code: ErrorCode): boolean {
    return this.callbacks !== undefined && code !== 'NetworkFailure';
  }

  /** A random part of the longest wait. Undefined if it is too long for this invocation, so that CloudFormation does it. */
  private ownWait(longest: number): number | undefined {
    const wait = this.random() * longest;
    return wait > Math.min(LONGEST_OWN_MS, this.affordable()) ? undefined : wait;
  }

  /** A random part of the longest wait that the time left allows. Undefined if that is less than `least`. */
  private fittingWait(longest: number, least: number): number | undefined {
    const fitting = Math.min(longest, this.affordable());
    return fitting < least ? undefined : this.random() * fitting;
  }

  private affordable(): number {
    return this.deadline.timeLeft() * LONGEST_WAIT;
  }
}
