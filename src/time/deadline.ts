import { CLOCK, type Clock } from './clock';

/** The handler reserves a tenth of the time for the log and the answer, but never more than this. */
const LONGEST_RESERVE_MS = 3_000;

/**
 * The deadline of an invocation. It limits every wait, every call and every retry, so that the handler answers before
 * CloudFormation stops waiting.
 */
export class Deadline {
  private readonly end: number;
  private readonly workUntil: number;

  /** @param allowedMs the time from now until CloudFormation stops waiting */
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

  /** Milliseconds until the answer must be ready. */
  timeLeft(): number {
    return Math.max(0, this.workUntil - this.clock.now());
  }
}
