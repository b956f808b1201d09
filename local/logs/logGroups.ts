/**
 * Log groups with their streams, and the three operations that a writer of logs needs. Names and messages follow the API
 * (DOC).
 */

/** An exception of CloudWatch Logs. */
export class LogsError extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export interface LogEvent {
  /** Epoch milliseconds. */
  timestamp: number;
  message: string;
}

type Input = Record<string, unknown>;

const invalid = (message: string) => new LogsError('InvalidParameterException', message);
const notFound = (what: string) => new LogsError('ResourceNotFoundException', `The specified log ${what} does not exist.`);
const alreadyExists = (what: string) =>
  new LogsError('ResourceAlreadyExistsException', `The specified log ${what} already exists`);

/** Any characters except a colon and an asterisk. */
const STREAM_NAME = /^[^:*]{1,512}$/;
const GROUP_NAME = /^[.\-_/#A-Za-z0-9]{1,512}$/;

export class LogGroups {
  private readonly groups = new Map<string, Map<string, LogEvent[]>>();

  /** The events of all streams, oldest first. */
  readonly events: LogEvent[] = [];

  /** @throws LogsError the error of CloudWatch Logs */
  perform(operation: string, input: Input): Input {
    switch (operation) {
      case 'CreateLogGroup':
        return this.createLogGroup(input);
      case 'CreateLogStream':
        return this.createLogStream(input);
      case 'PutLogEvents':
        return this.putLogEvents(input);
      default:
        throw new LogsError('UnknownOperationException', `The local CloudWatch Logs does not have the operation '${operation}'.`);
    }
  }

  /** Deletes a group with its streams, as a user can do in the console. */
  deleteLogGroup(name: string): void {
    this.groups.delete(name);
  }

  private createLogGroup(input: Input): Input {
    const name = nameIn(input, 'logGroupName', GROUP_NAME);
    if (this.groups.has(name)) throw alreadyExists('group');
    this.groups.set(name, new Map());
    return {};
  }

  private createLogStream(input: Input): Input {
    const group = this.groupOf(input);
    const name = nameIn(input, 'logStreamName', STREAM_NAME);
    if (group.has(name)) throw alreadyExists('stream');
    group.set(name, []);
    return {};
  }

  private putLogEvents(input: Input): Input {
    const stream = this.groupOf(input).get(nameIn(input, 'logStreamName', STREAM_NAME));
    if (!stream) throw notFound('stream');
    const events = eventsIn(input);
    stream.push(...events);
    this.events.push(...events);
    return { nextSequenceToken: String(stream.length) };
  }

  private groupOf(input: Input): Map<string, LogEvent[]> {
    const group = this.groups.get(nameIn(input, 'logGroupName', GROUP_NAME));
    if (!group) throw notFound('group');
    return group;
  }
}

function nameIn(input: Input, member: string, pattern: RegExp): string {
  const name = input[member];
  if (typeof name === 'string' && pattern.test(name)) return name;
  throw invalid(`Value '${name}' at '${member}' failed to satisfy constraint.`);
}

function eventsIn({ logEvents }: Input): LogEvent[] {
  const events = Array.isArray(logEvents) ? (logEvents as LogEvent[]) : [];
  const valid = events.every(({ timestamp, message }) => Number.isInteger(timestamp) && typeof message === 'string' && message);
  if (events.length === 0 || !valid)
    throw invalid('logEvents must have at least one event, each with a timestamp and a message.');
  return events;
}
