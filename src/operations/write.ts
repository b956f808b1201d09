import { CallError } from '../cognito/errors';
import type { UserPoolClients } from '../cognito/userPoolClients';
import type { ErrorCode } from '../model/handlerError';
import { droppableSettings, type Merge } from '../model/merge';
import type { Identifiers, LiveUserPoolClient } from '../model/properties';
import { unknownNames, withoutMembers } from '../model/unknownMembers';
import type { OperationRecord } from './request';

/**
 * Writes all settings of a client, including the unknown members of Cognito's answer. Cognito may refuse to write some of them.
 * The droppable members are the unknown ones, and the settings that an update can leave out without effect. This takes one call
 * to Cognito, or up to three if Cognito refuses droppable members:
 * - The second call leaves out the members that the refusal names, so that the others stay. If it names none, it leaves out all
 *   of them.
 * - The third call leaves out all droppable members.
 */
export async function writeUserPoolClient(
  cognito: UserPoolClients,
  identifiers: Identifiers,
  merge: Merge,
  record: OperationRecord,
): Promise<LiveUserPoolClient> {
  const { settings: whole } = merge;
  const unknown = unknownNames(whole);
  const droppable = [...unknown, ...droppableSettings(merge)];
  if (unknown.length > 0)
    record.warn(`This version does not know some settings and writes them back unchanged: ${listed(unknown)}.`);
  let dropped: readonly string[] = [];
  // The loop ends because a second refusal drops all droppable members. The refusal after that is final.
  for (;;) {
    try {
      const client = await cognito.update(identifiers, withoutMembers(whole, dropped));
      if (dropped.length > 0) {
        record.warn(`Cognito refused the update with these settings, so the update left them out: ${listed(dropped)}.`);
      }
      return client;
    } catch (error) {
      const refused = refusedMembers(
        error,
        droppable.filter((name) => !dropped.includes(name)),
      );
      if (refused.length === 0) throw error;
      dropped = dropped.length === 0 ? refused : droppable;
    }
  }
}

/** The largest number of names in a warning. */
const MOST_NAMES = 20;

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** The error codes of a refusal. An unknown exception has GeneralServiceException, and may be about an unknown member. */
const REFUSED: ReadonlySet<ErrorCode> = new Set(['InvalidRequest', 'GeneralServiceException']);
/** The error codes of a refusal that names a member. Without a member's name, the added codes are about something else. */
const REFUSED_BY_NAME: ReadonlySet<ErrorCode> = new Set([...REFUSED, 'AccessDenied', 'NotFound', 'ServiceLimitExceeded']);

/**
 * The droppable members that a refusal may be about: the members that it names, or all of them if it names none. Empty if the
 * refusal is about something else.
 */
function refusedMembers(error: unknown, droppable: readonly string[]): readonly string[] {
  if (!(error instanceof CallError) || error.carriedOut !== 'no') return [];
  const { errorCode, message, about } = error;
  const words: readonly string[] = message.toLowerCase().match(/\w+/g) ?? [];
  const isNamed = (path: string) =>
    about.some((name) => name === path) || words.includes(path.split('.').at(-1)?.toLowerCase() ?? '');
  const named = droppable.filter(isNamed);
  if (named.length > 0 && REFUSED_BY_NAME.has(errorCode)) return named;
  return about.length === 0 && REFUSED.has(errorCode) ? droppable : [];
}
