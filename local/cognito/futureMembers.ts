/**
 * Members of app clients that a later Cognito may add. They show how a caller behaves that is older than the service. It is
 * unknown how Cognito will treat its next member (OPEN), so there are two kinds: settings and read-only members.
 */
import { invalidParameter } from './errors';

type Json = Record<string, unknown>;
type Answer = Json | undefined;

/** Each name is a path in a client, such as `Tomorrow` or `RefreshTokenRotation.Tomorrow`. */
export interface FutureMembers {
  /** Cognito stores these as sent. An update that omits them removes them. */
  settings?: readonly string[];
  /** Every client shows these values. A request that has one of these members is refused. */
  readOnly?: Readonly<Json>;
}

/**
 * Adds the future members to the answer of an operation.
 * @param today carries out the operation without them
 */
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

/** The client with these members. A member inside a setting is shown only if the client has the setting. */
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
