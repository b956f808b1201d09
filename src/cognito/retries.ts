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

/** A single wait is drawn from no more than this: whoever sleeps for longer may sleep while the quota lies unused. */
const LONGEST_DRAWN_MS = 8_000;
/** Where CloudFormation can call back, a wait that is longer than this is CloudFormation's. */
const LONGEST_OWN_MS = 5_000;

/**
 * The one retry policy of an invocation: back-off with full jitter (a random part of a wait that doubles) within its deadline.
 * Two hundred clients that start at once spread over the 40 seconds that Cognito's five calls a second take, without knowing of
 * each other; near the deadline the waits shrink with the time left, so that the last of them still come through.
 */
export class Retries {
  private lastCode: ErrorCode | undefined;
  private inARow = 0;
  /** An attempt may itself consist of attempts: what those gave up is not taken up again. */
  private givenUp: unknown;

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
    const wait = error === this.givenUp ? undefined : this.nextWait(error);
    if (wait === undefined) {
      this.givenUp = error;
      throw error;
    }
    await this.clock.wait(wait);
  }

  private nextWait(error: unknown): number | undefined {
    if (!(error instanceof HandlerError)) return undefined;
    const { errorCode } = error;
    const firstWait = FIRST_WAIT_MS[errorCode];
    if (firstWait === undefined) return undefined;
    this.inARow = errorCode === this.lastCode ? this.inARow + 1 : 0;
    this.lastCode = errorCode;
    const drawnFrom = Math.min(firstWait * 2 ** (this.inARow + (this.callbacks ?? 0)), LONGEST_DRAWN_MS);
    const affordable = this.deadline.timeLeft() * LONGEST_WAIT;
    // A failure of the network is the answer itself, for CloudFormation does not wait to call back then.
    if (this.callbacks === undefined || errorCode === 'NetworkFailure') {
      const longest = Math.min(drawnFrom, affordable);
      return longest < firstWait / 2 ? undefined : this.random() * longest;
    }
    const wait = this.random() * drawnFrom;
    return wait > Math.min(LONGEST_OWN_MS, affordable) ? undefined : wait;
  }
}
