import type { ErrorCode } from '../model/handlerError';
import type { Identifiers } from '../model/properties';

/** One call to Cognito, as the log lists it. */
export interface CallEntry {
  operation: string;
  milliseconds: number;
  /** The error that it ended with, if it failed. */
  error?: ErrorCode;
}

/** Listens to the calls of an invocation. */
export interface CallObserver {
  called(call: CallEntry): void;
  /** This invocation has made a client. Its event has to name the client, whatever happens next. */
  made(identifiers: Identifiers): void;
  /** A value that must not get into a message or a log. */
  secret(value: string): void;
  /** A sentence for the event: something that the user should look after, although the request was carried out. */
  advise(sentence: string): void;
  /** A sentence for the log, without any value. */
  warn(warning: string): void;
}
