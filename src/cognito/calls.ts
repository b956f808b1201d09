import type { ErrorCode } from '../model/handlerError';
import type { Identifiers } from '../model/properties';
import type { Clock } from '../time/clock';
import type { Deadline } from '../time/deadline';
import { within } from '../time/within';
import type { CallObserver } from './callObserver';
import { toHandlerError } from './errors';

/**
 * The longest time that a call waits for its answer, and the largest part of the time left. So a call that hangs leaves time for
 * other calls. A create waits longer: if the handler gives up a create, it has to search for its client.
 */
const LONGEST_CALL_MS = 7_000;
export const LONGEST_CREATE_MS = 20_000;
const LONGEST_CALL = 1 / 3;

/** Makes the calls of one invocation. It repeats none of them. */
export class Calls {
  private slowest = 0;

  constructor(
    readonly deadline: Pick<Deadline, 'timeLeft'>,
    readonly observer: CallObserver,
    readonly clock: Clock,
  ) {}

  /** The duration of the slowest call that got an answer, in milliseconds. */
  get slowestAnswer(): number {
    return this.slowest;
  }

  /**
   * Makes a call, which ends before the deadline.
   * @param request the identifiers in the request, for the message of a failure
   * @param send sends the request, and stops when the signal aborts
   * @throws HandlerError
   */
  async make<Answer>(
    operation: string,
    request: Partial<Identifiers>,
    send: (options: { abortSignal: AbortSignal }) => Promise<Answer>,
    longestMs: number = LONGEST_CALL_MS,
  ): Promise<Answer> {
    const started = this.clock.now();
    try {
      const answer = await within(this.allowedMs(longestMs), (abortSignal) => send({ abortSignal }));
      this.ended(operation, started);
      return answer;
    } catch (thrown) {
      const error = toHandlerError(operation, thrown, request);
      this.ended(operation, started, error.errorCode);
      throw error;
    }
  }

  private allowedMs(longestMs: number): number {
    return Math.ceil(Math.min(longestMs, this.deadline.timeLeft() * LONGEST_CALL));
  }

  private ended(operation: string, started: number, error?: ErrorCode): void {
    const milliseconds = this.clock.now() - started;
    this.observer.called({ operation, milliseconds, ...(error !== undefined && { error }) });
    if (error !== 'NetworkFailure') this.slowest = Math.max(this.slowest, milliseconds);
  }
}
