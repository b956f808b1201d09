import { Action } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import type { ErrorCode, HandlerError } from '../model/handlerError';
import type { Invocation } from './event';
import { inProgress, type Progress } from './progressEvent';

/** The actions that may answer that they are in progress: they have a client, which such an answer has to name. */
const ACTIONS: ReadonlySet<Action> = new Set([Action.Update, Action.Delete]);

/** What passes by itself. */
const CODES: ReadonlySet<ErrorCode> = new Set(['Throttling', 'ResourceConflict', 'ServiceInternalError']);

/** After ten callbacks, about seven minutes, the error itself is the answer. */
const MOST_CALLBACKS = 10;
const FIRST_DELAY_SECONDS = 4;
const LONGEST_DELAY_SECONDS = 60;

/** The part of an invocation's time for which such an action itself repeats what was refused. A longer wait is CloudFormation's. */
const PATIENCE = 1 / 3;

/** What of the time of an invocation is for repeating calls: all of it, where nobody else would wait. */
export function patienceOf(action: unknown): number {
  return ACTIONS.has(action as Action) ? PATIENCE : 1;
}

/** How often CloudFormation has called back for a request. A context that is not ours is that of a first invocation. */
export function callbacksIn({ callbacks }: Record<string, unknown>): number {
  return Number.isInteger(callbacks) ? Math.min(Math.max(callbacks as number, 0), MOST_CALLBACKS) : 0;
}

/**
 * The answer that makes CloudFormation call back later; undefined where the error is the answer. The delays grow: each is drawn from
 * a range that begins where the one before ended. CloudFormation calls back with the model in place of the desired state, so all of
 * that is in it; it sends the previous state again by itself.
 */
export function callBack(invocation: Invocation, error: HandlerError, random: () => number = Math.random): Progress | undefined {
  const { action, callbackContext, desired } = invocation;
  const callbacks = callbacksIn(callbackContext);
  if (!ACTIONS.has(action) || !CODES.has(error.errorCode) || callbacks >= MOST_CALLBACKS) return undefined;
  const longest = Math.min(FIRST_DELAY_SECONDS * 2 ** callbacks, LONGEST_DELAY_SECONDS);
  const delaySeconds = Math.ceil((longest * (1 + random())) / 2);
  return inProgress(desired, { callbacks: callbacks + 1 }, delaySeconds, error.message);
}
