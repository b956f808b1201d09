import { HandlerError } from '../model/handlerError';
import type { DatedUserPoolClient } from './answeredClient';
import type { Calls } from './calls';
import type { CallError } from './errors';
import { LostCreate, SHORTEST_SEARCH_MS } from './lostCreate';
import type { UserPoolClients } from './userPoolClients';
import type { Wanted } from './wanted';

/** Less time than this is too short to wait for an answer. */
const LEAST_TIME_MS = 250;

/**
 * Creates a client, once. Cognito has no idempotency token, so a create whose answer is lost is not simply repeated: the handler looks
 * for the client that it may have made. One call when nothing goes wrong.
 * @throws HandlerError, with a code that CloudFormation retries only where no client was found
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
    const made = await cognito
      .create(wanted.userPoolId, wanted.generateSecret, wanted.settings)
      .catch((error: CallError) => error);
    if (!(made instanceof HandlerError)) {
      const kept = lost ? await lost.choose(made, sentAt) : made;
      observer.made(kept);
      return kept;
    }
    if (made.carriedOut !== 'no') lost ??= new LostCreate(cognito, wanted, sentAt, made);
    const adopted = await lost?.find(made);
    if (adopted) return adopted;
    const isOver = await retries.pause(made).then(
      () => deadline.timeLeft() < timeToCreateAndLook(calls, lost),
      () => true,
    );
    // Prefer a failure that CloudFormation repeats to a create whose outcome there would be no time to check.
    if (isOver || lost?.isLostAgain) throw lost?.failure(made) ?? made;
  }
}

/** How long a further create and the search for its client may take, if its answer is lost too: estimated from the calls so far. */
function timeToCreateAndLook({ slowestAnswer }: Calls, lost: LostCreate | undefined): number {
  const look = Math.max(2 * slowestAnswer, lost?.longestLook ?? 0);
  return SHORTEST_SEARCH_MS + 2 * slowestAnswer + 2 * look;
}
