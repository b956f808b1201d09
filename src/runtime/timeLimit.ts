import { Action, type LambdaContext } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';

/** How long CloudFormation waits for a handler (its guide, resource-type-test-contract). */
const LIMIT_MS = 60_000;
const READING_LIMIT_MS = 30_000;
const READING: ReadonlySet<unknown> = new Set([Action.Read, Action.List]);

/** How long an invocation may take: as CloudFormation waits, or shorter where Lambda ends the function before. */
export function timeLimit(action: unknown, context: Partial<LambdaContext> | undefined): number {
  const limit = READING.has(action) ? READING_LIMIT_MS : LIMIT_MS;
  const remaining = remainingTime(context);
  return typeof remaining === 'number' && remaining >= 0 ? Math.min(limit, remaining) : limit;
}

/** The answer of the context. The context is Lambda's, or that of another program that invokes the handler. An error in it fails no event. */
function remainingTime(context: Partial<LambdaContext> | undefined): unknown {
  try {
    return context?.getRemainingTimeInMillis?.();
  } catch {
    return undefined;
  }
}
