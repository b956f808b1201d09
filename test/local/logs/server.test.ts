import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { LOCAL_LOG_CREDENTIALS } from '../../../local/lambda/invoke';
import { LogsError } from '../../../local/logs/logGroups';
import { type LocalLogs, type LogsFault, startLocalLogs } from '../../../local/logs/server';
import '../../support/realm';

let server: LocalLogs;
let client: CloudWatchLogsClient;
const faults: LogsFault[] = [];
beforeAll(async () => {
  server = await startLocalLogs({ faultFor: () => faults.shift() });
  client = new CloudWatchLogsClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: LOCAL_LOG_CREDENTIALS,
    maxAttempts: 1,
  });
});
afterAll(() => {
  client.destroy();
  return server.stop();
});

const group = (logGroupName: string) => client.send(new CreateLogGroupCommand({ logGroupName }));
const stream = (logGroupName: string, logStreamName: string) =>
  client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
const put = (logGroupName: string, logStreamName: string, ...messages: string[]) => {
  const logEvents = messages.map((message, index) => ({ message, timestamp: 1_700_000_000_000 + index }));
  return client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
};

test('records events in their order, and requests with their access key', async () => {
  await group('g');
  await stream('g', 's/1');
  await put('g', 's/1', 'one', 'two');
  expect(server.events.map(({ message }) => message)).toEqual(['one', 'two']);
  expect(server.requests.at(-1)).toMatchObject({ operation: 'PutLogEvents', accessKeyId: LOCAL_LOG_CREDENTIALS.accessKeyId });
});

test.each<[string, () => Promise<unknown>, string]>([
  ['a stream in a missing group', () => stream('no', 's'), 'ResourceNotFoundException'],
  ['events in a missing group', () => put('no', 's', 'x'), 'ResourceNotFoundException'],
  ['an existing group', () => group('g').then(() => group('g')), 'ResourceAlreadyExistsException'],
  ['a group with an invalid name', () => group('a b'), 'InvalidParameterException'],
  ['an empty batch', () => put('g', 's/1'), 'InvalidParameterException'],
  ['an empty event', () => put('g', 's/1', ''), 'InvalidParameterException'],
  ['an unknown operation', () => client.send(new DescribeLogGroupsCommand({})), 'UnknownOperationException'],
])('%s is refused', async (_case, ask, name) => {
  await expect(ask()).rejects.toMatchObject({ name });
});

test('the deletion of a group deletes its streams', async () => {
  await group('h');
  await stream('h', 's');
  await expect(stream('h', 's')).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
  server.deleteLogGroup('h');
  await expect(put('h', 's', 'x')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await group('h');
  await expect(put('h', 's', 'x')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a request fails with the fault that faultFor returns', async () => {
  faults.push(new LogsError('ThrottlingException', 'Rate exceeded'), 'cut');
  await expect(put('g', 's/1', 'x')).rejects.toMatchObject({ name: 'ThrottlingException' });
  await expect(put('g', 's/1', 'x')).rejects.toMatchObject({ code: 'ECONNRESET' });
});
