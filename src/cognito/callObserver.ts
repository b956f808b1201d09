import type { ErrorCode } from '../model/handlerError';
import type { Identifiers } from '../model/properties';

/** One call to Cognito, as the log lists it. */
export interface CallEntry {
  operation: string;
  milliseconds: number;
  /** The code of the error, if the call failed. */
  error?: ErrorCode;
}

/** Listens to the calls of an invocation. */
export interface CallObserver {
  called(call: CallEntry): void;
  /** This invocation has created a client. Its event must name the client, even if the invocation fails later. */
  created(identifiers: Identifiers): void;
  /** A value that no message and no log may contain. */
  secret(value: string): void;
  /** A sentence for the event. It asks the user to check something, although the request succeeded. */
  advise(sentence: string): void;
  /** A sentence for the log. It contains no values of properties. */
  warn(warning: string): void;
}
