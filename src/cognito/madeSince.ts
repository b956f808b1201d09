import { HandlerError } from '../model/handlerError';
import type { ServiceClock } from './serviceClock';
import type { DatedUserPoolClient, UserPoolClients } from './userPoolClients';

/** The clock is read again as long as the range in which its time lies comes down to this part of what it was. */
const WORTHWHILE = 3 / 4;
/** A reading waits for no more than this part of the time left. */
const LONGEST_WAIT = 1 / 2;
/** If there is no time to read it any further, this will do: about what a create takes by itself. */
const EXACT_ENOUGH_MS = 100;

/**
 * The clients that were not made before a moment, by the service's own clock.
 * @param moment by this machine's clock
 * @param clients at least one
 * @throws HandlerError when the service does not tell the time, or when there is not enough of it left to find out
 */
export async function madeSince(
  moment: number,
  clients: DatedUserPoolClient[],
  cognito: UserPoolClients,
  serviceClock: ServiceClock,
): Promise<DatedUserPoolClient[]> {
  await readClock(moment, clients, cognito, serviceClock);
  if (!Number.isFinite(serviceClock.uncertainty)) {
    throw new HandlerError('GeneralServiceException', 'The answers of Amazon Cognito do not tell the time.');
  }
  const { earliest } = serviceClock.at(moment);
  return clients.filter((client) => createdAt(client) >= earliest);
}

/** Epoch milliseconds. A client without a date counts as old: better a second client than somebody else's. */
export function createdAt({ CreationDate }: DatedUserPoolClient): number {
  return CreationDate?.getTime() ?? 0;
}

/**
 * Reads the service's clock again, each time at the moment that tells most, until every client is clearly older or younger, or until
 * further answers tell no more. What is known to the second becomes as exact as the way to the service is fast.
 */
async function readClock(
  moment: number,
  clients: DatedUserPoolClient[],
  cognito: UserPoolClients,
  serviceClock: ServiceClock,
): Promise<void> {
  const { clock, deadline } = cognito;
  for (let before = Number.POSITIVE_INFINITY; serviceClock.uncertainty < before * WORTHWHILE; ) {
    const { earliest, latest } = serviceClock.at(moment);
    const unclear = clients.find((client) => createdAt(client) >= earliest && createdAt(client) < latest);
    if (!unclear) return;
    const wait = serviceClock.untilTelling(clock.now());
    if (wait > deadline.timeLeft() * LONGEST_WAIT) {
      if (serviceClock.uncertainty <= EXACT_ENOUGH_MS) return;
      throw new HandlerError('GeneralServiceException', `Client ${unclear.ClientId} may be older: there is no time to find out.`);
    }
    before = serviceClock.uncertainty;
    await clock.wait(wait);
    // Whatever it answers, a refusal too, carries the time.
    await cognito.describe(unclear).catch(() => undefined);
  }
}
