import { HandlerError } from '../model/handlerError';
import type { DatedUserPoolClient } from './answeredClient';
import type { Calls } from './calls';
import type { CallError } from './errors';
import { LostCreate, SHORTEST_SEARCH_MS } from './lostCreate';
import type { UserPoolClients } from './userPoolClients';
import type { Wanted } from './wanted';

/** With less time left, the handler cannot wait for Cognito's answer. */
const LEAST_TIME_MS = 250;

/**
 * Creates one client, with one call if nothing goes wrong. Cognito has no idempotency token. So if the answer to a
 * create is lost, the handler first searches for the client that the create may have made.
 * @throws HandlerError. CloudFormation retries its code only if the search found no client.
 */
export async function createOrAdopt(cognito: UserPoolClients, wanted: Wanted): Promise<DatedUserPoolClient> {
  const { calls, retries } = cognito;
  const { clock, deadline, observer } = calls;
  if (deadline.timeLeft() < LEAST_TIME_MS) {
    throw new HandlerError(
      'ServiceInternalError',
      'There was no time left to create the client, so nothing was sent to Cognito.',
    );
  }
  let lost: LostCreate | undefined;
  for (;;) {
    const sentAt = clock.now();
    const result = await cognito
      .create(wanted.userPoolId, wanted.generateSecret, wanted.settings)
      .catch((error: CallError) => error);
    if (!(result instanceof HandlerError)) {
      const kept = lost ? await lost.choose(result, sentAt) : result;
      observer.created(kept);
      return kept;
    }
    if (result.carriedOut !== 'no') lost ??= new LostCreate(cognito, wanted, sentAt, result);
    const adopted = await lost?.find(result);
    if (adopted) return adopted;
    const isOver = await retries.pause(result).then(
      () => deadline.timeLeft() < timeToCreateAndSearch(calls, lost),
      () => true,
    );
    // Prefer a retryable failure to a create whose outcome there would be no time to check.
    if (isOver || lost?.isLostAgain) throw lost?.failure(result) ?? result;
  }
}

/** The time for another create, and for the search if its answer is lost too. The earlier calls give the estimate. */
function timeToCreateAndSearch({ slowestAnswer }: Calls, lost: LostCreate | undefined): number {
  const search = Math.max(2 * slowestAnswer, lost?.longestPass ?? 0);
  return SHORTEST_SEARCH_MS + 2 * slowestAnswer + 2 * search;
}
