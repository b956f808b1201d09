import { HandlerCaller, type HandlerCallerOptions } from '../../local/cloudformation/handlerCaller';
import type { Action, AnsweredEvent, EventParts } from '../../local/lambda/invoke';
import { faultsOf } from './wellFormed';

/** Calls the handlers for one resource as CloudFormation does. Keeps every answer, and everything that is wrong with it. */
export class WatchedCaller {
  readonly answers: AnsweredEvent[] = [];
  /** One sentence for each rule of progress events that an answer broke. */
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

  /** Runs one operation to its end: calls back, and retries as CloudFormation does. */
  run(action: Action, desired: object, parts: Partial<EventParts> = {}): Promise<AnsweredEvent> {
    return this.caller.run(action, desired, parts);
  }
}
