import { HandlerCaller, type HandlerCallerOptions } from '../../local/cloudformation/handlerCaller';
import type { Action, AnsweredEvent, EventParts } from '../../local/lambda/invoke';
import { faultsOf } from './wellFormed';

/** CloudFormation's side of the calls for one resource, which keeps every answer, and what was wrong with it. */
export class WatchedCaller {
  /** Every event that a handler answered. */
  readonly answers: AnsweredEvent[] = [];
  /** What was wrong with an event. */
  readonly malformed: string[] = [];
  private readonly caller: HandlerCaller;

  constructor(options: HandlerCallerOptions) {
    this.caller = new HandlerCaller({
      ...options,
      onAnswer: (answer, { action, desired }) => {
        this.answers.push(answer);
        this.malformed.push(...faultsOf(answer, action, desired).map((fault) => `${action}: ${fault} ${JSON.stringify(answer)}`));
      },
    });
  }

  /** Brings one operation to its end. */
  run(action: Action, desired: object, parts: Partial<EventParts> = {}): Promise<AnsweredEvent> {
    return this.caller.run(action, desired, parts);
  }
}
