import { Action } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import type { ErrorCode, HandlerError } from '../model/handlerError';
import type { Invocation } from './event';
import { inProgress, type Progress } from './progressEvent';

/** The actions that may answer that they are in progress: they have a client, which such an answer has to name. */
const ACTIONS: ReadonlySet<Action> = new Set([Action.Update, Action.Delete]);

/** The errors that pass by themselves. */
const CODES: ReadonlySet<ErrorCode> = new Set(['Throttling', 'ResourceConflict', 'ServiceInternalError']);

/** After thirty callbacks, a quarter of an hour at the most, the error itself is the answer. */
const MOST_CALLBACKS = 30;
/**
 * Delay n is drawn between 5 s x 1.1^n and 5 s x 1.1^(n+1). Steeper growth saves few calls and makes the last ones late: with 1.2 a
 * thousand deletes at once would take three seconds longer, and four per cent fewer calls.
 */
const GROWTH = 1.1;
const FIRST_DELAY_SECONDS = 5;
const LONGEST_DELAY_SECONDS = 60;

/** How often CloudFormation has called back for a request; undefined for an action for which it can't. */
export function callbacksOf({ action, callbackContext: { callbacks } }: Invocation): number | undefined {
  if (!ACTIONS.has(action)) return undefined;
  // A context that is not ours is that of a first invocation.
  return Number.isInteger(callbacks) ? Math.min(Math.max(callbacks as number, 0), MOST_CALLBACKS) : 0;
}

/**
 * The answer that makes CloudFormation call back later; undefined where the error is the answer. CloudFormation calls back with the
 * model in place of the desired state, so all of that is in it; it sends the previous state again by itself.
 */
export function callBack(invocation: Invocation, error: HandlerError, random: () => number = Math.random): Progress | undefined {
  const callbacks = callbacksOf(invocation);
  if (callbacks === undefined || callbacks >= MOST_CALLBACKS || !CODES.has(error.errorCode)) return undefined;
  const delay = FIRST_DELAY_SECONDS * GROWTH ** (callbacks + random());
  const delaySeconds = Math.ceil(Math.min(delay, LONGEST_DELAY_SECONDS));
  return inProgress(invocation.desired, { callbacks: callbacks + 1 }, delaySeconds, error.message);
}
