/**
 * App clients of a later Cognito: members that today's API model does not have, as callers will meet them that are older than the
 * service. How the service will treat its next member is nobody's knowledge (OPEN), so there is one of either kind.
 */
import { invalidParameter } from './errors';

type Json = Record<string, unknown>;
type Answer = Json | undefined;

/** Members are named by their path in a client, such as `Tomorrow` or `RefreshTokenRotation.Tomorrow`. */
export interface FutureMembers {
  /** Settings: kept as sent, gone with an update that omits them, whatever their value. */
  settings?: readonly string[];
  /** What every client shows, with the value, and no request may hold. */
  readOnly?: Readonly<Json>;
}

/** What stands between a request and its answer: the operation's name, its body, and the service of today. */
export type WithFutureMembers = (operation: string, body: unknown, today: () => Answer) => Answer;

export function withFutureMembers({ settings = [], readOnly = {} }: FutureMembers): WithFutureMembers {
  const sent = new Map<unknown, Json>();
  return (operation, body, today) => {
    const refused = Object.keys(readOnly).find((path) => at(body, path) !== undefined);
    if (refused !== undefined) throw invalidParameter(`${refused} can not be set.`);
    const answer = today();
    const client = answer?.UserPoolClient as Json | undefined;
    if (client === undefined) return answer;
    if (operation !== 'DescribeUserPoolClient') {
      sent.set(client.ClientId, Object.fromEntries(settings.map((path) => [path, at(body, path)])));
    }
    return { ...answer, UserPoolClient: shown(client, { ...sent.get(client.ClientId), ...readOnly }) };
  };
}

/** The value at a path of one or two names. */
function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => (inner as Json | undefined)?.[name], value);
}

/** The client with these members; one inside of a setting is shown where the setting is. */
function shown(client: Json, members: Json): Json {
  const result = { ...client };
  for (const [path, value] of Object.entries(members)) {
    const [name = '', inner] = path.split('.');
    if (value === undefined) continue;
    if (inner === undefined) result[name] = value;
    else if (result[name] !== undefined) result[name] = { ...(result[name] as Json), [inner]: value };
  }
  return result;
}
