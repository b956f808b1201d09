import { randomUUID } from 'node:crypto';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { type AwsSession, sdkConfig } from '../../aws/sdkConfig';
import { within } from '../../time/within';

/** Where CloudFormation wants the log, and the credentials that write it. */
export interface LoggingConfiguration extends AwsSession {
  logGroupName: string;
}

/** For how long a log may keep its event waiting. */
const LONGEST_DELIVERY_MS = 1_000;

/** One stream a process. */
const logStreamName = `My-Cognito-UserPoolClient/${randomUUID()}`;

/** The log groups in which the stream is known to be, each with its Region. */
const withStream = new Set<string>();

/**
 * Brings the line of one invocation to CloudWatch Logs, in one call once the stream is there. The first invocation of a process makes
 * the stream while it works. Nothing of this ever fails an invocation.
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
   * Never rejects: a log that can't be delivered is no reason to fail.
   * @param timestamp of the line, in epoch milliseconds
   * @param withinMs how long it may take at most
   */
  async deliver(line: string, timestamp: number, withinMs: number): Promise<void> {
    try {
      await within(Math.min(withinMs, LONGEST_DELIVERY_MS), async (stop) => {
        stop.addEventListener('abort', () => this.abort.abort());
        await this.prepared;
        await this.put(line, timestamp).catch((error) => this.recreateAndPut(error, line, timestamp));
      });
    } catch {
      // The failure is not reported. The only other place is the handler's own output, which others than the stack's owner may read.
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

  /** Makes the stream, and its group where that is missing: the role that the CloudFormation CLI makes for logs allows both. */
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
