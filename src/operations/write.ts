import { CallError } from '../cognito/errors';
import type { UserPoolClients } from '../cognito/userPoolClients';
import type { ErrorCode } from '../model/handlerError';
import { droppableSettings, type Merge } from '../model/merge';
import type { Identifiers, LiveUserPoolClient } from '../model/properties';
import { unknownNames, withoutMembers } from '../model/unknownMembers';
import type { OperationRecord } from './request';

/**
 * Writes the whole of a client, with unknown members as they came. Not all that Cognito answers can be written, so Cognito may refuse
 * members that the update can do without. One call to Cognito, at most two more after such refusals:
 * - the second call leaves out the members that the refusal names, or all of them where it names none, so that the others survive;
 * - the third call leaves out the rest.
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
  // Ends: a second refusal drops all that is droppable, and without that a refusal is final.
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

/** How many names a warning lists. */
const MOST_NAMES = 20;

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Cognito may refuse an unknown member by an unknown exception. */
const REFUSED: ReadonlySet<ErrorCode> = new Set(['InvalidRequest', 'GeneralServiceException']);
/** These are about something else, unless they name a member. */
const REFUSED_BY_NAME: ReadonlySet<ErrorCode> = new Set([...REFUSED, 'AccessDenied', 'NotFound', 'ServiceLimitExceeded']);

/**
 * The droppable members that a refusal may be about: those that it names or, where it names none of them, all. None, where it is
 * known to be about something else.
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
