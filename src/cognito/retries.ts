import { type ErrorCode, HandlerError } from '../model/handlerError';
import { CLOCK, type Clock } from '../time/clock';
import type { Deadline } from '../time/deadline';

/**
 * The longest first wait, in milliseconds, for every error that is worth another attempt. Cognito counts its quotas by the second;
 * the other troubles pass faster.
 */
const FIRST_WAIT_MS: Partial<Readonly<Record<ErrorCode, number>>> = {
  Throttling: 1_000,
  ResourceConflict: 200,
  ServiceInternalError: 200,
  NetworkFailure: 200,
};

/** A single wait takes no more than this part of the time left, so that several attempts fit in. */
const LONGEST_WAIT = 1 / 3;

/** A single wait is drawn from no more than this: an invocation that sleeps for longer may leave the quota unused. */
const LONGEST_DRAWN_MS = 8_000;
/** Where CloudFormation can call back, it does a wait that is longer than this. */
const LONGEST_OWN_MS = 5_000;

/**
 * The one retry policy of an invocation: back-off with full jitter (a random part of a wait that doubles) within its deadline.
 * Two hundred clients that start at once spread over the 40 seconds that Cognito's five calls a second take, without knowing of
 * each other; near the deadline the waits shrink with the time left, so that the last of them still come through.
 */
export class Retries {
  private lastCode: ErrorCode | undefined;
  /** How often the last code has been repeated. */
  private inARow = 0;

  /**
   * @param callbacks how often CloudFormation has called back for this request: the waits go on growing from there. Undefined where
   * it can't, so that all waiting is done here.
   * @param random a number from 0 up to 1
   */
  constructor(
    private readonly deadline: Pick<Deadline, 'timeLeft'>,
    private readonly callbacks?: number,
    private readonly clock: Clock = CLOCK,
    private readonly random: () => number = Math.random,
  ) {}

  /**
   * Repeats an attempt, which is one call or several that belong together, until it succeeds.
   * @throws what the attempt threw, once that is not worth another one or no time is left
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
   * @throws the error that the last attempt ended with, when there is to be no other
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

  /** How often the wait has doubled: with each error in a row, and with each callback. */
  private doublings(): number {
    return this.inARow + (this.callbacks ?? 0);
  }

  /** Whether CloudFormation waits in place of this invocation. After a failure of the network it repeats the request without a wait. */
  private isCalledBack(code: ErrorCode): boolean {
    return this.callbacks !== undefined && code !== 'NetworkFailure';
  }

  /** Any part of the longest wait. One that is too long for this invocation is CloudFormation's. */
  private ownWait(longest: number): number | undefined {
    const wait = this.random() * longest;
    return wait > Math.min(LONGEST_OWN_MS, this.affordable()) ? undefined : wait;
  }

  /** Any part of the longest wait, or of as much of it as the time left allows, if that is not less than `least`. */
  private fittingWait(longest: number, least: number): number | undefined {
    const fitting = Math.min(longest, this.affordable());
    return fitting < least ? undefined : this.random() * fitting;
  }

  private affordable(): number {
    return this.deadline.timeLeft() * LONGEST_WAIT;
  }
}
