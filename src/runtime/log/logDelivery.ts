import { randomUUID } from 'node:crypto';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { type AwsSession, sdkConfig } from '../../aws/sdkConfig';
import { within } from '../../time/within';

/** The log group that CloudFormation names, and the credentials to write to it. */
export interface LoggingConfiguration extends AwsSession {
  logGroupName: string;
}

/** The longest time that an answer waits for its log. */
const LONGEST_DELIVERY_MS = 1_000;

/** Each process has one stream. */
const logStreamName = `My-Cognito-UserPoolClient/${randomUUID()}`;

/** The log groups that have the stream, each with its Region. */
const withStream = new Set<string>();

/**
 * Delivers the line of one invocation to CloudWatch Logs, with one call if the stream exists. The first invocation of a process
 * creates the stream while it waits for Cognito. An error here never fails an invocation.
 */
export class LogDelivery {
  private readonly logs: CloudWatchLogsClient;
  private readonly group: string;
  private readonly abort = new AbortController();
  private readonly prepared: Promise<void>;

  constructor(private readonly configuration: LoggingConfiguration) {
    this.logs = new CloudWatchLogsClient(sdkConfig(configuration));
    this.group = `${configuration.region} ${configuration.logGroupName}`;
    this.prepared = withStream.has(this.group) ? Promise.resolve() : this.createStream().catch(() => undefined);
  }

  /**
   * Never rejects, because a lost log line must not fail the invocation.
   * @param timestamp the time of the line, in epoch milliseconds
   * @param withinMs the time limit of the delivery
   */
  async deliver(line: string, timestamp: number, withinMs: number): Promise<void> {
    try {
      await within(Math.min(withinMs, LONGEST_DELIVERY_MS), async (stop) => {
        stop.addEventListener('abort', () => this.abort.abort());
        await this.prepared;
        await this.put(line, timestamp).catch((error) => this.recreateAndPut(error, line, timestamp));
      });
    } catch {
      // The failure is not reported. The only other place is the output of the handler, which other people than the owner of the
      // stack can read.
    }
  }

  private async put(message: string, timestamp: number): Promise<void> {
    const { logGroupName } = this.configuration;
    const command = new PutLogEventsCommand({ logGroupName, logStreamName, logEvents: [{ message, timestamp }] });
    await this.logs.send(command, { abortSignal: this.abort.signal });
  }

  /** The stream or its group may have been deleted. */
  private async recreateAndPut(error: Error, line: string, timestamp: number): Promise<void> {
    if (error.name !== 'ResourceNotFoundException') throw error;
    await this.createStream();
    await this.put(line, timestamp);
  }

  /** Creates the stream, and its group if that is missing. The role that the CloudFormation CLI creates for logs allows both. */
  private async createStream(): Promise<void> {
    const { logGroupName } = this.configuration;
    const options = { abortSignal: this.abort.signal };
    const create = () => ignoreExisting(this.logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }), options));
    await create().catch(async (error) => {
      if (error.name !== 'ResourceNotFoundException') throw error;
      await ignoreExisting(this.logs.send(new CreateLogGroupCommand({ logGroupName }), options));
      await create();
    });
    withStream.add(this.group);
  }
}

async function ignoreExisting(creation: Promise<unknown>): Promise<void> {
  await creation.catch((error) => {
    if (error.name !== 'ResourceAlreadyExistsException') throw error;
  });
}
