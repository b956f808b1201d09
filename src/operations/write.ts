import type { UserPoolClients } from '../cognito/userPoolClients';
import { HandlerError } from '../model/handlerError';
import type { Identifiers, Settings } from '../model/properties';
import { unknownNames, withoutMembers } from '../model/unknownMembers';
import type { LiveUserPoolClient } from '../model/userPoolClientModel';
import type { OperationRecord } from './request';

/**
 * Writes the whole of a client, what Cognito has added to app clients since our release as it came. One call to Cognito, more
 * where it refuses something of that: then the update is made without it, since not all that Cognito answers can be written.
 */
export async function writeUserPoolClient(
  cognito: UserPoolClients,
  identifiers: Identifiers,
  whole: Settings,
  record: OperationRecord,
): Promise<LiveUserPoolClient> {
  const unknown = unknownNames(whole);
  if (unknown.length > 0) record.warn(`This version does not know, and writes back as they came: ${unknown.join(', ')}.`);
  return await write(whole);

  /** Ends: every refusal leaves less that is unknown, and without that it is final. */
  async function write(settings: Settings): Promise<LiveUserPoolClient> {
    try {
      return await cognito.update(identifiers, settings);
    } catch (error) {
      const refused = refusedMembers(error, unknownNames(settings));
      if (refused.length === 0) throw error;
      const client = await write(withoutMembers(settings, refused));
      record.warn(
        `Cognito refused the update with what this version does not know, so it was made without ${refused.join(', ')}.`,
      );
      return client;
    }
  }
}

/** The unknown members that a refusal is about: those that it names or, where it names none of them, all. */
function refusedMembers(error: unknown, unknown: readonly string[]): readonly string[] {
  if (!(error instanceof HandlerError) || error.errorCode !== 'InvalidRequest') return [];
  const words: readonly string[] = error.message.toLowerCase().match(/\w+/g) ?? [];
  const named = unknown.filter((path) => words.includes(path.split('.').at(-1)?.toLowerCase() ?? ''));
  return named.length > 0 ? named : unknown;
}
