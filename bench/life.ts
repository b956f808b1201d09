import { type Action, type EventParts, handlerRequest } from '../local/lambda/invoke';
import type { Measured } from './measuredProcess';

/** The events of a client's life that are measured. */
export const LIFE_EVENTS = ['CREATE', 'READ', 'UPDATE', 'UPDATE without change', 'LIST', 'DELETE'] as const;
export type LifeEvent = (typeof LIFE_EVENTS)[number];

/**
 * Takes a new client of the pool through its life, one event after the other.
 * @param invoke hands each event, with its name, to the side that is measured
 * @param logging whether the events carry a logging configuration
 */
export async function live(
  invoke: (event: unknown, name: LifeEvent) => Promise<Measured>,
  UserPoolId: string,
  logging = false,
): Promise<Record<LifeEvent, Measured>> {
  const handle = (name: LifeEvent, action: Action, desired: object, previous?: object) =>
    invoke(requestEvent({ action, desired: { UserPoolId, ...desired }, previous }, logging), name);

  const first = { ClientName: 'measured', CallbackURLs: ['https://a.example.com'] };
  const next = { ...first, CallbackURLs: ['https://a.example.com', 'https://b.example.com'] };
  const created = await handle('CREATE', 'CREATE', first);
  const client = { UserPoolId, ClientId: created.answer.resourceModel?.ClientId };
  return {
    CREATE: created,
    READ: await handle('READ', 'READ', client),
    UPDATE: await handle('UPDATE', 'UPDATE', { ...next, ...client }, { ...first, ...client }),
    'UPDATE without change': await handle('UPDATE without change', 'UPDATE', { ...next, ...client }, { ...next, ...client }),
    LIST: await handle('LIST', 'LIST', {}),
    DELETE: await handle('DELETE', 'DELETE', client),
  };
}

/** The log group of the events with a logging configuration. */
export const LOG_GROUP = 'user-pool-clients';

/** An event, with a logging configuration if wanted: the credentials and the log group of whoever registered the type. */
export function requestEvent(parts: EventParts, logging = false): unknown {
  const event = handlerRequest(parts);
  // An SDK that signed with the same credentials may have left a member of its own in them, which the library for Python refuses.
  const { accessKeyId, secretAccessKey, sessionToken } = event.requestData.callerCredentials;
  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  const log = { providerCredentials: credentials, providerLogGroupName: LOG_GROUP };
  return { ...event, requestData: { ...event.requestData, callerCredentials: credentials, ...(logging && log) } };
}
