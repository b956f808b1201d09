import { CLOCK, type Clock } from './clock';

/** Time that is kept back at the end, to deliver the log and to answer: a tenth of the whole, and no more than this. */
const LONGEST_RESERVE_MS = 3_000;

/**
 * How much of an invocation's time is left. It bounds every wait, every call and every repetition of a call, so that an answer
 * is given before CloudFormation stops waiting for one.
 */
export class Deadline {
  private readonly end: number;
  private readonly workUntil: number;
  private readonly patienceUntil: number;

  /**
   * @param allowedMs the time that the invocation has, from now on
   * @param patience the part of it, 0 to 1, in which a refused call is repeated. The rest is for work that has begun.
   */
  constructor(
    allowedMs: number,
    patience = 1,
    private readonly clock: Clock = CLOCK,
  ) {
    const now = clock.now();
    const workMs = allowedMs - Math.min(allowedMs / 10, LONGEST_RESERVE_MS);
    this.end = now + allowedMs;
    this.workUntil = now + workMs;
    this.patienceUntil = now + workMs * patience;
  }

  /** Milliseconds until nobody waits for the answer any more. */
  untilTheEnd(): number {
    return Math.max(0, this.end - this.clock.now());
  }

  /** Milliseconds until the answer has to be ready. */
  timeLeft(): number {
    return Math.max(0, this.workUntil - this.clock.now());
  }

  /** Milliseconds until a call that is refused again is not repeated in this invocation any more. */
  patienceLeft(): number {
    return Math.max(0, this.patienceUntil - this.clock.now());
  }
}
