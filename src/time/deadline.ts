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

  /** @param allowedMs the time that the invocation has, from now on */
  constructor(
    allowedMs: number,
    private readonly clock: Clock = CLOCK,
  ) {
    this.end = clock.now() + allowedMs;
    this.workUntil = this.end - Math.min(allowedMs / 10, LONGEST_RESERVE_MS);
  }

  /** Milliseconds until CloudFormation stops waiting for the answer. */
  untilTheEnd(): number {
    return Math.max(0, this.end - this.clock.now());
  }

  /** Milliseconds until the answer has to be ready. */
  timeLeft(): number {
    return Math.max(0, this.workUntil - this.clock.now());
  }
}
