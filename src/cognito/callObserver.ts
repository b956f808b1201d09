import type { ErrorCode } from '../model/handlerError';
import type { Identifiers } from '../model/properties';

/** One call to Cognito, as the log lists it. */
export interface CallEntry {
  operation: string;
  milliseconds: number;
  /** What it ended with, if not with success. */
  error?: ErrorCode;
}

/** What an invocation wants to know of its calls. */
export interface CallObserver {
  called(call: CallEntry): void;
  /** A client is there now that this invocation made: whatever comes, its event has to name it. */
  made(identifiers: Identifiers): void;
  /** A value that may never show up in a message or a log. */
  secret(value: string): void;
  /** Something that whoever made the request should look after, though it was carried out. For the event. */
  advise(sentence: string): void;
  /** The same for the log, without any value. */
  warn(warning: string): void;
}
