import type { Merge } from '../model/merge';
import type { Properties } from '../model/properties';

/** Receives the reports of an operation for the log. They contain names of members, never their values. */
export interface OperationRecord {
  warn(warning: string): void;
  /** The ownership of each setting in an update. */
  merged(ownership: Merge['ownership']): void;
}

/** CloudFormation's request to one operation. */
export interface OperationRequest {
  /** The desired state, after all checks that need no call to Cognito. */
  desired: Properties;
  /**
   * The state before an update: the properties of the previous template, or the whole model that the handler answered for it. A
   * whole model does not show which settings the template set. So every value in it that is not a default counts as set by the
   * template.
   */
  previous: Properties;
  /** CloudFormation's idempotency token. It is the same each time CloudFormation repeats a request. */
  clientRequestToken: string;
  /** The logical id of the resource in its template. */
  logicalResourceId?: string | undefined;
  record: OperationRecord;
  /** The token of the page to list, from the answer with the page before. */
  nextToken?: string | undefined;
  /** The largest number of clients on the page. */
  maxResults?: number | undefined;
  /** Whether the update rolls a stack back. If so, the previous state has the properties of the failed template. */
  isRollback?: boolean | undefined;
  /** Whether this is a callback: an earlier invocation for this request answered IN_PROGRESS. */
  calledBack?: boolean | undefined;
}
