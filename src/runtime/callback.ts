import { Action } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import type { ErrorCode, HandlerError } from '../model/handlerError';
import type { Invocation } from './event';
import { inProgress, type Progress } from './progressEvent';

/** The actions that may answer IN_PROGRESS. A create may not, because the answer must name the client. */
const ACTIONS: ReadonlySet<Action> = new Set([Action.Update, Action.Delete]);

/** The errors that may be gone when CloudFormation calls back. */
const CODES: ReadonlySet<ErrorCode> = new Set(['Throttling', 'ResourceConflict', 'ServiceInternalError']);

/** After this many callbacks, a quarter of an hour at most, the handler answers with the error. */
const MOST_CALLBACKS = 30;
/**
 * Delay n is a random value between 5 s x 1.1^n and 5 s x 1.1^(n+1). With a faster growth of 1.2, a thousand deletes at once
 * would take three seconds longer, and would need only four percent fewer calls.
 */
const GROWTH = 1.1;
const FIRST_DELAY_SECONDS = 5;
const LONGEST_DELAY_SECONDS = 60;

/** The number of times that CloudFormation has called back for a request. Undefined if it cannot call back for this action. */
export function callbacksOf({ action, callbackContext: { callbacks } }: Invocation): number | undefined {
  if (!ACTIONS.has(action)) return undefined;
  // A context without a number of callbacks belongs to a first invocation.
  return Number.isInteger(callbacks) ? Math.min(Math.max(callbacks as number, 0), MOST_CALLBACKS) : 0;
}

/**
 * The answer that makes CloudFormation call back later. Undefined if the handler should answer with the error. CloudFormation
 * calls back with the model of this answer as the desired state, so the model contains the whole desired state. CloudFormation
 * itself sends the previous state again.
 */
export function callBack(invocation: Invocation, error: HandlerError, random: () => number = Math.random): Progress | undefined {
  const callbacks = callbacksOf(invocation);
  if (callbacks === undefined || callbacks >= MOST_CALLBACKS || !CODES.has(error.errorCode)) return undefined;
  const delay = FIRST_DELAY_SECONDS * GROWTH ** (callbacks + random());
  const delaySeconds = Math.ceil(Math.min(delay, LONGEST_DELAY_SECONDS));
  return inProgress(invocation.desired, { callbacks: callbacks + 1 }, delaySeconds, error.message);
}
