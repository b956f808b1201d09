/** CloudFormation's side of a call to a handler: one operation on one resource, brought to its end. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Action, type AnsweredEvent, type EventParts, handlerRequest, invoke } from '../lambda/invoke';

/** The codes that CloudFormation retries by itself (the CLI's guide, "Handler error codes"). */
const RETRIED_CODES: ReadonlySet<unknown> = new Set(['NetworkFailure', 'ResourceConflict', 'ServiceInternalError', 'Throttling']);

/** How long a handler may take for one event (the CLI's guide, the contract of handlers). */
export const TIME_LIMIT_MS: Readonly<Record<Action, number>> = {
  CREATE: 60_000,
  READ: 30_000,
  UPDATE: 60_000,
  DELETE: 60_000,
  LIST: 30_000,
};

/** More callbacks than our handlers ask for; without a limit a defect of theirs would never end. */
const MOST_CALLBACKS = 50;

/** How often a call is repeated that ended with a code that passes by itself. The pause doubles each time. */
export interface RetryPolicy {
  most: number;
  firstPauseSeconds: number;
}

/** How often CloudFormation repeats a call, and how soon, is not documented. */
const RETRIES: RetryPolicy = { most: 4, firstPauseSeconds: 5 };

/** For people who wait: 13 seconds for all of them. */
export const QUICK_RETRIES: RetryPolicy = { most: 7, firstPauseSeconds: 0.1 };

/** Sends an event to the handlers. The signal ends the wait for their answer: the time limit is over. */
export type Invoke = (event: unknown, signal: AbortSignal) => Promise<AnsweredEvent>;

/** Sends the events to the function that runs the handlers. */
export function lambdaAt(url: string): Invoke {
  return (event, signal) => invoke(url, event, 'TypeFunction', signal);
}

/** What an event asks for: that of a callback differs from that of the first event. */
export type Asked = Pick<EventParts, 'action' | 'desired'>;

export interface HandlerCallerOptions {
  invoke: Invoke;
  /** What all events of this caller have in common. */
  common?: Partial<EventParts>;
  retries?: RetryPolicy;
  /** Default: CloudFormation's own. */
  timeLimitsMs?: Readonly<Record<Action, number>>;
  /** Sends an event once it is its turn; the time limit begins then. Default: at once. */
  turn?: (send: () => Promise<AnsweredEvent>) => Promise<AnsweredEvent>;
  /** Lets the seconds between two events pass. The signal ends the wait: the operation has been ended. Default: they pass. */
  wait?: (seconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Gets every answer, and the seconds until the next event if one follows. */
  onAnswer?: (answer: AnsweredEvent, asked: Asked, nextInSeconds: number | undefined) => void;
}

/** A handler that did not answer within its time limit. */
export class HandlerTimedOut extends Error {}

/** An answer that is no progress event. */
export class NoProgressEvent extends Error {}

/**
 * Invokes a handler until an operation has ended. It calls back a handler that is in progress, with the context and the model that
 * the handler answered, and repeats the codes that pass by themselves. All events of one operation have the same request token.
 */
export class HandlerCaller {
  constructor(private readonly options: HandlerCallerOptions) {}

  /**
   * Answers the last progress event of the operation.
   * @param signal ends the operation before its next event: the promise rejects with the signal's reason
   * @throws HandlerTimedOut, NoProgressEvent, or what `invoke` throws
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

/** Says whether another event follows an answer, and when. */
class NextEvent {
  private retried = 0;
  private calledBack = 0;

  constructor(private readonly retries: RetryPolicy) {}

  /** Undefined: the answer is the last one. */
  secondsAfter({ status, errorCode, callbackDelaySeconds = 0 }: AnsweredEvent): number | undefined {
    if (status === 'IN_PROGRESS' && this.calledBack < MOST_CALLBACKS) {
      this.calledBack++;
      return callbackDelaySeconds;
    }
    if (status === 'FAILED' && RETRIED_CODES.has(errorCode) && this.retried < this.retries.most) {
      return this.retries.firstPauseSeconds * 2 ** this.retried++;
    }
    return undefined;
  }
}

/** The model that the handler answered takes the place of the desired state. */
function callbackOf(event: EventParts, { resourceModel = {}, callbackContext }: AnsweredEvent): EventParts {
  return { ...event, desired: resourceModel, callbackContext };
}

const STATUSES: readonly unknown[] = ['SUCCESS', 'FAILED', 'IN_PROGRESS'];

/** A function may answer anything. */
function progressEvent(answer: unknown): AnsweredEvent {
  if (typeof answer === 'object' && answer !== null && 'status' in answer && STATUSES.includes(answer.status)) {
    return answer as AnsweredEvent;
  }
  throw new NoProgressEvent('The handler did not answer a progress event.');
}

/** A handler that never ends has failed. */
function notStabilized({ resourceModel }: AnsweredEvent): AnsweredEvent {
  const message = `The handler was still in progress after ${MOST_CALLBACKS} callbacks.`;
  return { status: 'FAILED', errorCode: 'NotStabilized', message, ...(resourceModel && { resourceModel }) };
}

async function pass(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  await sleep(seconds * 1000, undefined, { ...(signal && { signal }) });
}
