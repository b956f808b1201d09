import { Action, type LambdaContext } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';

/** The time that CloudFormation waits for a handler (its guide, resource-type-test-contract). */
const LIMIT_MS = 60_000;
const READING_LIMIT_MS = 30_000;
const READING: ReadonlySet<unknown> = new Set([Action.Read, Action.List]);

/** The time limit of an invocation: the time that CloudFormation waits, or less if Lambda ends the function earlier. */
export function timeLimit(action: unknown, context: Partial<LambdaContext> | undefined): number {
  const limit = READING.has(action) ? READING_LIMIT_MS : LIMIT_MS;
  const remaining = remainingTime(context);
  return typeof remaining === 'number' && remaining >= 0 ? Math.min(limit, remaining) : limit;
}

/** Asks the context for the remaining time. Other programs than Lambda may pass any context, so an error in it is ignored. */
function remainingTime(context: Partial<LambdaContext> | undefined): unknown {
  try {
    return context?.getRemainingTimeInMillis?.();
  } catch {
    return undefined;
  }
}
