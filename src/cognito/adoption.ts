import { HandlerError } from '../model/handlerError';
import type { CallError } from './errors';
import { LostCreate, SHORTEST_SEARCH_MS, type Wanted } from './lostCreate';
import type { DatedUserPoolClient, UserPoolClients } from './userPoolClients';

/** With less time than this no answer can be waited for. */
const LEAST_TIME_MS = 250;

/**
 * Creates a client, once. Cognito has no idempotency token, so a create whose answer is lost is not simply repeated: what became
 * of it is looked up first, and a client that it made is adopted. One call when nothing goes wrong.
 * @throws HandlerError, with a code that CloudFormation retries only where no client was made
 */
export async function createOrAdopt(cognito: UserPoolClients, wanted: Wanted): Promise<DatedUserPoolClient> {
  if (cognito.deadline.timeLeft() < LEAST_TIME_MS) {
    throw new HandlerError(
      'ServiceInternalError',
      'There was no time left to create the client, so nothing was sent to Cognito.',
    );
  }
  let lost: LostCreate | undefined;
  for (;;) {
    const began = cognito.clock.now();
    try {
      const made = await cognito.create(wanted.userPoolId, wanted.generateSecret, wanted.settings);
      cognito.observer.made(made);
      await lost?.lookForTwinOf(made);
      return made;
    } catch (thrown) {
      const error = thrown as CallError;
      if (error.carriedOut !== 'no') lost ??= new LostCreate(cognito, wanted, began, error);
      const adopted = await lost?.find(error);
      if (adopted) return adopted;
      await cognito.retries.pause(error);
      // Rather a failure that CloudFormation repeats than a create whose outcome there is no time to find out.
      if (cognito.deadline.timeLeft() < timeToCreateAndLook(cognito, lost)) throw error;
    }
  }
}

/** What a further create may take together with the search for it, if its answer is lost: by what calls and looks took so far. */
function timeToCreateAndLook({ slowestAnswer }: UserPoolClients, lost: LostCreate | undefined): number {
  const look = Math.max(2 * slowestAnswer, lost?.longestLook ?? 0);
  return SHORTEST_SEARCH_MS + 2 * slowestAnswer + 2 * look;
}
