import { CallError } from '../cognito/errors';
import type { UserPoolClients } from '../cognito/userPoolClients';
import type { Identifiers, Settings } from '../model/properties';
import { unknownNames, withoutMembers } from '../model/unknownMembers';
import type { LiveUserPoolClient } from '../model/userPoolClientModel';
import type { OperationRecord } from './request';

/**
 * Writes the whole of a client, what Cognito has added to app clients since our release as it came. One call to Cognito, at most two
 * more where it refuses something of that, since not all that Cognito answers can be written: the first leaves out what the refusal
 * names (all that is unknown, where it names nothing of it), so that what can be set survives beside it; the second leaves out the rest.
 */
export async function writeUserPoolClient(
  cognito: UserPoolClients,
  identifiers: Identifiers,
  whole: Settings,
  record: OperationRecord,
): Promise<LiveUserPoolClient> {
  const unknown = unknownNames(whole);
  if (unknown.length > 0) record.warn(`This version does not know, and writes back as they came: ${unknown.join(', ')}.`);
  let dropped: readonly string[] = [];
  // Ends: a second refusal drops all that is unknown, and without that a refusal is final.
  for (;;) {
    try {
      const client = await cognito.update(identifiers, withoutMembers(whole, dropped));
      if (dropped.length > 0) {
        record.warn(
          `Cognito refused the update with what this version does not know, so it was made without ${dropped.join(', ')}.`,
        );
      }
      return client;
    } catch (error) {
      const kept = unknown.filter((name) => !dropped.includes(name));
      const refused = refusedMembers(error, kept);
      if (refused.length === 0) throw error;
      dropped = dropped.length === 0 ? refused : unknown;
    }
  }
}

/**
 * The unknown members that a refusal may be about: those that it names or, where it names none of them, all. None, where it is known
 * to be about something else.
 */
function refusedMembers(error: unknown, unknown: readonly string[]): readonly string[] {
  if (!(error instanceof CallError) || error.errorCode !== 'InvalidRequest') return [];
  const words: readonly string[] = error.message.toLowerCase().match(/\w+/g) ?? [];
  const named = unknown.filter((path) => words.includes(path.split('.').at(-1)?.toLowerCase() ?? ''));
  if (named.length > 0) return named;
  return error.about.length > 0 ? [] : unknown;
}
