import { type Action, type EventParts, handlerRequest } from '../local/lambda/invoke';
import type { Measured } from './measuredProcess';

/** The measured events of a client's life, from create to delete. */
export const LIFE_EVENTS = ['CREATE', 'READ', 'UPDATE', 'UPDATE without change', 'LIST', 'DELETE'] as const;
export type LifeEvent = (typeof LIFE_EVENTS)[number];

/**
 * Runs the events of a new client, one after the other.
 * @param invoke sends an event to the measured side
 * @param logging true if the events have a logging configuration
 */
export async function runLife(
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

/** The log group in the events with a logging configuration. */
export const LOG_GROUP = 'user-pool-clients';

/** An event. With `logging`, it has the credentials and the log group of the logging configuration. */
export function requestEvent(parts: EventParts, logging = false): unknown {
  const event = handlerRequest(parts);
  // The SDK may have added a member to these credentials. The library for Python refuses unknown members.
  const { accessKeyId, secretAccessKey, sessionToken } = event.requestData.callerCredentials;
  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  const log = { providerCredentials: credentials, providerLogGroupName: LOG_GROUP };
  return { ...event, requestData: { ...event.requestData, callerCredentials: credentials, ...(logging && log) } };
}
