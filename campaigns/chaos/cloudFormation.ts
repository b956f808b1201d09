import { randomUUID } from 'node:crypto';
import { type Action, type AnsweredEvent, type EventParts, handlerRequest } from '../../local/lambda/invoke';
import { faultsOf } from './wellFormed';

/** The codes that CloudFormation retries by itself (its guide). */
const RETRIED = new Set(['NetworkFailure', 'ResourceConflict', 'ServiceInternalError', 'Throttling']);
/** How often it does so, and how soon, is not documented. The time doubles. */
const MOST_RETRIES = 4;
const FIRST_RETRY_SECONDS = 5;
/** More callbacks than any handler may ask for. */
const MOST_CALLBACKS = 50;

export interface Caller {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

export type Invoke = (event: unknown) => Promise<AnsweredEvent>;

/**
 * CloudFormation, as far as one resource sees of it: it invokes a handler until an operation has ended, retries the codes that are to
 * be retried, and calls back when a handler is in progress, with the model in place of the properties.
 */
export class CloudFormation {
  /** Every event that a handler answered. */
  readonly answers: AnsweredEvent[] = [];
  /** What was wrong with an event. */
  readonly malformed: string[] = [];

  /** @param wait lets the seconds between two invocations pass; by default they take no time */
  constructor(
    private readonly caller: Caller,
    private readonly invoke: Invoke,
    private readonly logGroupName: string | undefined,
    private readonly wait: (seconds: number) => Promise<void> = async () => {},
  ) {}

  /** Brings one operation to its end. */
  async run(action: Action, desired: object, parts: Partial<EventParts> = {}): Promise<AnsweredEvent> {
    const token = randomUUID();
    for (let retries = 0; ; retries++) {
      const answer = await this.runOnce({ ...parts, action, desired, token });
      if (answer.status !== 'FAILED' || !RETRIED.has(String(answer.errorCode)) || retries === MOST_RETRIES) return answer;
      await this.wait(FIRST_RETRY_SECONDS * 2 ** retries);
    }
  }

  private async runOnce(parts: EventParts): Promise<AnsweredEvent> {
    let answer = await this.answerTo(parts);
    for (let callbacks = 0; answer.status === 'IN_PROGRESS' && callbacks < MOST_CALLBACKS; callbacks++) {
      const { callbackContext, resourceModel = {}, callbackDelaySeconds = 0 } = answer;
      await this.wait(callbackDelaySeconds);
      answer = await this.answerTo({ ...parts, desired: resourceModel, callbackContext });
    }
    return answer;
  }

  private async answerTo(parts: EventParts): Promise<AnsweredEvent> {
    const { logGroupName } = this;
    const request = handlerRequest({ ...parts, ...(logGroupName !== undefined && { logGroupName }) });
    const requestData = { ...request.requestData, callerCredentials: this.caller };
    const answer = await this.invoke({ ...request, requestData });
    this.answers.push(answer);
    const { action, desired } = parts;
    this.malformed.push(...faultsOf(answer, action, desired).map((fault) => `${action}: ${fault} ${JSON.stringify(answer)}`));
    return answer;
  }
}
