/** Delivers a log line with one call if possible, and never prevents an answer. */
import { LOCAL_LOG_CREDENTIALS } from '../../../../local/lambda/invoke';
import { LogsError } from '../../../../local/logs/logGroups';
import { type LocalLogs, type LogsFault, startLocalLogs } from '../../../../local/logs/server';
import { LogDelivery } from '../../../../src/runtime/log/logDelivery';
import { deadUrl } from '../../../support/servers';
import '../../../support/realm';

const environment = { ...process.env };
const faults = new Map<string, LogsFault>();
let logs: LocalLogs;
beforeAll(async () => {
  logs = await startLocalLogs({ faultFor: (operation) => faults.get(operation) });
});
beforeEach(() => {
  process.env.AWS_ENDPOINT_URL_CLOUDWATCH_LOGS = logs.url;
});
afterEach(() => {
  faults.clear();
  process.env = { ...environment };
});
afterAll(() => logs.stop());

/** Delivers a line. Returns the operations that it needed. */
async function deliver(logGroupName: string, line = 'x', withinMs = 10_000): Promise<string[]> {
  const before = logs.requests.length;
  const delivery = new LogDelivery({ credentials: LOCAL_LOG_CREDENTIALS, region: 'us-east-1', logGroupName });
  await delivery.deliver(line, Date.now(), withinMs);
  return logs.requests.slice(before).map(({ operation }) => operation);
}

const lines = () => logs.events.map(({ message }) => message);

test('creates a missing log group and its stream; after that a line takes one call', async () => {
  expect(await deliver('new', 'first')).toEqual(['CreateLogStream', 'CreateLogGroup', 'CreateLogStream', 'PutLogEvents']);
  expect(await deliver('new', 'second')).toEqual(['PutLogEvents']);
  expect(lines()).toEqual(expect.arrayContaining(['first', 'second']));
});

test('creates the stream while the invocation works', async () => {
  const before = logs.requests.length;
  const delivery = new LogDelivery({ credentials: LOCAL_LOG_CREDENTIALS, region: 'us-east-1', logGroupName: 'early' });
  while (logs.requests.length < before + 3) await new Promise(setImmediate);
  await delivery.deliver('x', Date.now(), 10_000);
  expect(logs.requests.slice(before + 3).map(({ operation }) => operation)).toEqual(['PutLogEvents']);
});

test('creates a deleted group again, and does not lose the line', async () => {
  await deliver('deleted');
  logs.deleteLogGroup('deleted');
  expect(await deliver('deleted', 'after')).toEqual([
    'PutLogEvents',
    'CreateLogStream',
    'CreateLogGroup',
    'CreateLogStream',
    'PutLogEvents',
  ]);
  expect(lines()).toContain('after');
});

test('signs the calls with the credentials for logs', async () => {
  await deliver('signed');
  expect(logs.requests.at(-1)?.accessKeyId).toBe(LOCAL_LOG_CREDENTIALS.accessKeyId);
});

describe('a log that cannot be delivered neither fails nor delays an answer', () => {
  test.each<[string, string, LogsFault]>([
    ['refused', 'PutLogEvents', new LogsError('AccessDeniedException', 'No.')],
    ['throttled', 'PutLogEvents', new LogsError('ThrottlingException', 'Rate exceeded')],
    ['failing', 'PutLogEvents', new LogsError('ServiceUnavailableException', 'x', 503)],
    ['cut', 'PutLogEvents', 'cut'],
    ['without an answer', 'PutLogEvents', 'hang'],
    ['without permission for a stream', 'CreateLogStream', new LogsError('AccessDeniedException', 'No.')],
    ['without an answer about its stream', 'CreateLogStream', 'hang'],
  ])('%s', async (name, operation, fault) => {
    faults.set(operation, fault);
    const group = `bad/${name.replaceAll(' ', '-')}`;
    await expect(deliver(group, `lost ${name}`, 200)).resolves.toBeDefined();
    expect(lines()).not.toContain(`lost ${name}`);
  });

  test('without a server', async () => {
    process.env.AWS_ENDPOINT_URL_CLOUDWATCH_LOGS = await deadUrl();
    await expect(deliver('nobody')).resolves.toEqual([]);
  });
});

test('a log waits for at most a second, or less if the invocation has less time', async () => {
  faults.set('PutLogEvents', 'hang');
  const ended: string[] = [];
  const waiting = deliver('patient', 'x', 60_000).then(() => ended.push('with a minute left'));
  await Promise.all([waiting, deliver('hurried', 'x', 50).then(() => ended.push('with hardly any time left'))]);
  expect(ended).toEqual(['with hardly any time left', 'with a minute left']);
});
