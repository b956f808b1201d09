import type { Merge } from '../model/merge';
import type { Properties } from '../model/properties';

/** Takes what an operation reports for the log: names of members, never their values. */
export interface OperationRecord {
  warn(warning: string): void;
  /** Who decided about each setting of an update. */
  merged(ownership: Merge['ownership']): void;
}

/** CloudFormation's request to one operation. */
export interface OperationRequest {
  /** The desired state, checked as far as it can be without asking Cognito. */
  desired: Properties;
  /**
   * The state before an update: the last template's properties, or the whole model answered then. A whole model does not show which
   * settings are the template's and which were kept for the console, so every value that is not a default counts as the template's.
   */
  previous: Properties;
  /** CloudFormation's idempotency token: the same for every repetition of one request. */
  clientRequestToken: string;
  /** The name of the resource in its template. */
  logicalResourceId?: string | undefined;
  record: OperationRecord;
  /** The page to list, as an earlier page named it. */
  nextToken?: string | undefined;
  /** How many clients the page may hold. */
  maxResults?: number | undefined;
  /** Whether the update takes a stack back after a failure: then the previous state is what the failed template asked for. */
  isRollback?: boolean | undefined;
  /** Whether CloudFormation calls back: an earlier invocation for this request answered that it is in progress. */
  calledBack?: boolean | undefined;
}
