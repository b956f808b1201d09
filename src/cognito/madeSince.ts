import { HandlerError } from '../model/handlerError';
import type { ServiceClock } from './serviceClock';
import type { DatedUserPoolClient, UserPoolClients } from './userPoolClients';

/** The clock is read again as long as the range in which its time lies comes down to this part of what it was. */
const WORTHWHILE = 3 / 4;
/** A reading waits for less than this part of the time left. */
const LONGEST_WAIT = 1 / 2;
/** It has to be read as exactly as this at the least, which is about what a create takes by itself. */
const EXACT_ENOUGH_MS = 100;

/**
 * The clients that were not made before a moment, by the service's own clock.
 * @param moment by this machine's clock
 * @param clients at least one
 * @throws HandlerError when that can't be found out: the service does not tell the time, or there is too little of it left
 */
export async function madeSince(
  moment: number,
  clients: DatedUserPoolClient[],
  cognito: UserPoolClients,
  serviceClock: ServiceClock,
): Promise<DatedUserPoolClient[]> {
  await readClock(moment, clients, cognito, serviceClock);
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
  for (let before = Number.POSITIVE_INFINITY; ; ) {
    const { earliest, latest } = serviceClock.at(moment);
    const unclear = clients.find((client) => createdAt(client) >= earliest && createdAt(client) < latest);
    if (!unclear) return;
    const wait = serviceClock.untilTelling(clock.now());
    const isThereTime = wait < deadline.timeLeft() * LONGEST_WAIT;
    const isExactEnough = serviceClock.uncertainty <= EXACT_ENOUGH_MS;
    if (isExactEnough && (!isThereTime || serviceClock.uncertainty > before * WORTHWHILE)) return;
    if (!isThereTime) {
      throw new HandlerError('GeneralServiceException', `Whether client ${unclear.ClientId} is older could not be found out.`);
    }
    before = serviceClock.uncertainty;
    await clock.wait(wait);
    // Whatever it answers, a refusal too, carries the time.
    await cognito.describe(unclear).catch(() => undefined);
  }
}
