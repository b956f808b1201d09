/** Calls a handler as CloudFormation does: one operation on one resource, with callbacks and retries, until its end. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Action, type AnsweredEvent, type EventParts, handlerRequest, invoke } from '../lambda/invoke';

/** The error codes that CloudFormation retries (the CLI's guide, "Handler error codes"). */
const RETRIED_CODES: ReadonlySet<unknown> = new Set(['NetworkFailure', 'ResourceConflict', 'ServiceInternalError', 'Throttling']);

/** The time limit of a handler for one event (the CLI's guide, the contract of handlers). */
export const TIME_LIMIT_MS: Readonly<Record<Action, number>> = {
  CREATE: 60_000,
  READ: 30_000,
  UPDATE: 60_000,
  DELETE: 60_000,
  LIST: 30_000,
};

/** More callbacks than our handlers request. Without a limit, a defective handler would run forever. */
const MAX_CALLBACKS = 50;

/** The retries of an event that failed with a retryable code. The pause doubles each time. */
export interface RetryPolicy {
  retries: number;
  firstPauseSeconds: number;
}

/** Our choice: CloudFormation does not document the number and the pauses of its retries. */
const RETRIES: RetryPolicy = { retries: 4, firstPauseSeconds: 5 };

/** For interactive use: all retries together take 13 seconds. */
export const QUICK_RETRIES: RetryPolicy = { retries: 7, firstPauseSeconds: 0.1 };

/** Sends an event to the handlers. At the time limit, the signal ends the wait for the answer. */
export type Invoke = (event: unknown, signal: AbortSignal) => Promise<AnsweredEvent>;

/** Sends the events to the function that runs the handlers. */
export function lambdaAt(url: string): Invoke {
  return (event, signal) => invoke(url, event, 'TypeFunction', signal);
}

/** The action and the desired state of an event. A callback has another desired state than the first event. */
export type SentEvent = Pick<EventParts, 'action' | 'desired'>;

export interface HandlerCallerOptions {
  invoke: Invoke;
  /** The parts that all events of this caller have. */
  common?: Partial<EventParts>;
  retries?: RetryPolicy;
  /** Default: the limits of CloudFormation. */
  timeLimitsMs?: Readonly<Record<Action, number>>;
  /** Calls `send` when the event may be sent. The time limit starts then. Default: sends at once. */
  turn?: (send: () => Promise<AnsweredEvent>) => Promise<AnsweredEvent>;
  /** Waits between two events. The signal ends the wait when the operation is ended. Default: waits in real time. */
  wait?: (seconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Gets each answer, and the seconds until the next event, if there is one. */
  onAnswer?: (answer: AnsweredEvent, event: SentEvent, nextInSeconds: number | undefined) => void;
}

/** Thrown when a handler does not answer within its time limit. */
export class HandlerTimedOut extends Error {}

/** Thrown when the answer of a handler is not a progress event. */
export class NoProgressEvent extends Error {}

/**
 * Invokes a handler until an operation has ended. After an answer IN_PROGRESS, it sends a callback with the answered context and
 * model. After a retryable code, it sends the same event again. All events of one operation have the same request token.
 */
export class HandlerCaller {
  constructor(private readonly options: HandlerCallerOptions) {}

  /**
   * Returns the last progress event of the operation.
   * @param signal ends the operation before its next event: the promise rejects with the signal's reason
   * @throws HandlerTimedOut, NoProgressEvent, or an error of `invoke`
   */
  async run(
    action: Action,
    desired: object,
    parts: Partial<EventParts> = {},
    { signal, onAnswer }: Pick<HandlerCallerOptions, 'onAnswer'> & { signal?: AbortSignal } = {},
  ): Promise<AnsweredEvent> {
    const { turn = (send) => send() } = this.options;
    const next = new NextEvent(this.options.retries ?? RETRIES);
    let event: EventParts = { ...this.options.common, ...parts, action, desired };
    event.token ??= randomUUID();
    for (;;) {
      signal?.throwIfAborted();
      const answer = await turn(() => this.answerTo(event));
      const inSeconds = next.secondsAfter(answer);
      for (const observe of [this.options.onAnswer, onAnswer]) observe?.(answer, event, inSeconds);
      if (inSeconds === undefined) return answer.status === 'IN_PROGRESS' ? notStabilized(answer) : answer;
      await this.pause(inSeconds, signal);
      event = answer.status === 'IN_PROGRESS' ? callbackOf(event, answer) : event;
    }
  }

  private async answerTo(parts: EventParts): Promise<AnsweredEvent> {
    const limit = (this.options.timeLimitsMs ?? TIME_LIMIT_MS)[parts.action];
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort(new HandlerTimedOut(`The handler did not answer ${parts.action} within ${limit / 1000} seconds.`));
    }, limit);
    try {
      return progressEvent(await this.options.invoke(handlerRequest(parts), controller.signal));
    } finally {
      clearTimeout(timer);
    }
  }

  private async pause(seconds: number, signal: AbortSignal | undefined): Promise<void> {
    const { wait = pass } = this.options;
    try {
      await wait(seconds, signal);
    } finally {
      signal?.throwIfAborted();
    }
  }
}

/** Decides whether another event follows an answer, and when. */
class NextEvent {
  private retried = 0;
  private calledBack = 0;

  constructor(private readonly policy: RetryPolicy) {}

  /** Undefined: no event follows. */
  secondsAfter({ status, errorCode, callbackDelaySeconds = 0 }: AnsweredEvent): number | undefined {
    if (status === 'IN_PROGRESS' && this.calledBack < MAX_CALLBACKS) {
      this.calledBack++;
      return callbackDelaySeconds;
    }
    if (status === 'FAILED' && RETRIED_CODES.has(errorCode) && this.retried < this.policy.retries) {
      return this.policy.firstPauseSeconds * 2 ** this.retried++;
    }
    return undefined;
  }
}

/** The answered model is the desired state of the callback. */
function callbackOf(event: EventParts, { resourceModel = {}, callbackContext }: AnsweredEvent): EventParts {
  return { ...event, desired: resourceModel, callbackContext };
}

const STATUSES: readonly unknown[] = ['SUCCESS', 'FAILED', 'IN_PROGRESS'];

/** Checks the answer of the function, which may be anything. */
function progressEvent(answer: unknown): AnsweredEvent {
  if (typeof answer === 'object' && answer !== null && 'status' in answer && STATUSES.includes(answer.status)) {
    return answer as AnsweredEvent;
  }
  throw new NoProgressEvent('The handler did not answer a progress event.');
}

/** The failure of a handler that requests too many callbacks. */
function notStabilized({ resourceModel }: AnsweredEvent): AnsweredEvent {
  const message = `The handler was still in progress after ${MAX_CALLBACKS} callbacks.`;
  return { status: 'FAILED', errorCode: 'NotStabilized', message, ...(resourceModel && { resourceModel }) };
}

async function pass(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(seconds * 1000, undefined, { ...(signal && { signal }) });
}
