import type { AnsweredEvent } from '../../lambda/invoke';
import { invalid } from './cloudControlError';
import type { OperationStatus, ResourceOperation } from './inputs';
import type { Model } from './resourceSchema';

/** A progress event in an answer of the API. Times are in epoch seconds. */
export interface ProgressEvent {
  TypeName: string;
  Identifier?: string;
  RequestToken: string;
  Operation: ResourceOperation;
  OperationStatus: OperationStatus;
  EventTime: number;
  ResourceModel?: string;
  StatusMessage?: string;
  ErrorCode?: string;
  RetryAfter?: number;
}

export interface RequestParts {
  typeName: string;
  token: string;
  operation: ResourceOperation;
  /** Unknown until a create returns it. */
  identifier?: string | undefined;
  /** The desired model of an update. */
  model?: Model | undefined;
}

/** The maximum length of StatusMessage (the API model). */
const MAX_MESSAGE = 2048;

const ENDED: readonly OperationStatus[] = ['SUCCESS', 'FAILED', 'CANCEL_COMPLETE'];

/** One request for an operation on a resource, from PENDING to its end. */
export class ResourceRequest {
  private status: OperationStatus = 'PENDING';
  private eventTime: number;
  private details: Pick<ProgressEvent, 'StatusMessage' | 'ErrorCode' | 'RetryAfter'> = {};
  private readonly cancellation = new AbortController();

  /** @param now the clock, in epoch milliseconds */
  constructor(
    private readonly parts: RequestParts,
    private readonly now: () => number,
  ) {
    this.eventTime = now();
  }

  get token(): string {
    return this.parts.token;
  }

  get operation(): ResourceOperation {
    return this.parts.operation;
  }

  get operationStatus(): OperationStatus {
    return this.status;
  }

  get hasEnded(): boolean {
    return ENDED.includes(this.status);
  }

  /** The time of the last change of its status, in epoch milliseconds. */
  get changedAt(): number {
    return this.eventTime;
  }

  /** Aborted when the request must not send another event to the handlers. */
  get cancelled(): AbortSignal {
    return this.cancellation.signal;
  }

  get progressEvent(): ProgressEvent {
    const { typeName, token, operation, identifier, model } = this.parts;
    return {
      TypeName: typeName,
      ...(identifier !== undefined && { Identifier: identifier }),
      RequestToken: token,
      Operation: operation,
      OperationStatus: this.status,
      EventTime: this.eventTime / 1000,
      ...(model && { ResourceModel: JSON.stringify(model) }),
      ...this.details,
    };
  }

  /** Called when its first event is sent to the handlers. */
  begin(): void {
    if (this.status === 'PENDING') this.change('IN_PROGRESS');
  }

  /** Called for each answer except the last one. */
  progress({ message }: AnsweredEvent, identifier: string | undefined, nextInSeconds: number): void {
    this.parts.identifier ??= identifier;
    this.details = { ...statusMessage(message), RetryAfter: this.now() / 1000 + nextInSeconds };
    if (this.status === 'IN_PROGRESS') this.eventTime = this.now();
  }

  /** Called for the last answer. A request that was cancelled before is CANCEL_COMPLETE, with the result of its last event. */
  end({ status, message, errorCode }: AnsweredEvent, identifier: string | undefined): void {
    this.parts.identifier ??= identifier;
    if (this.cancelled.aborted)
      this.change('CANCEL_COMPLETE', statusMessage(`The last event ended with ${status}. ${message ?? ''}`.trim()));
    else if (status === 'SUCCESS') this.change('SUCCESS', statusMessage(message));
    else this.change('FAILED', { ...statusMessage(message), ErrorCode: errorCode ?? 'InternalFailure' });
  }

  /** Called after a cancellation while no event is running. */
  endCancelled(): void {
    this.change('CANCEL_COMPLETE');
  }

  /** @throws CloudControlError for a request with the status SUCCESS or FAILED */
  cancel(): void {
    if (this.status === 'SUCCESS' || this.status === 'FAILED') {
      throw invalid(`Request ${this.token} cannot be canceled: its status is ${this.status}, not PENDING or IN_PROGRESS.`);
    }
    if (this.cancelled.aborted) return;
    this.change('CANCEL_IN_PROGRESS');
    this.cancellation.abort();
  }

  private change(status: OperationStatus, details: typeof this.details = {}): void {
    this.status = status;
    this.details = details;
    this.eventTime = this.now();
  }
}

function statusMessage(message: string | undefined): { StatusMessage?: string } {
  return message ? { StatusMessage: message.slice(0, MAX_MESSAGE) } : {};
}
