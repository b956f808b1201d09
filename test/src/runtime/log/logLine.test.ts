/** The line of an invocation contains names, numbers and codes. CloudWatch reads metrics from it. */
import { InvocationRecord } from '../../../../src/runtime/log/invocationRecord';
import { type Invoked, logLine } from '../../../../src/runtime/log/logLine';
import type { ProgressAnswer } from '../../../../src/runtime/progressEvent';
import { Secrets } from '../../../../src/runtime/secrets';
import { IDENTIFIERS } from '../../../support/clients';

const SUCCESS: ProgressAnswer = { status: 'SUCCESS', message: '', callbackDelaySeconds: 0, resourceModel: IDENTIFIERS };
const FAILED = {
  status: 'FAILED',
  message: 'quotes a value',
  errorCode: 'NotFound',
  resourceModel: IDENTIFIERS,
} as ProgressAnswer;

/** The number of bytes that CloudWatch Logs accepts in one event (DOC). */
const LONGEST_EVENT = 262_144;

const INVOKED: Invoked = {
  action: 'UPDATE',
  logicalResourceId: 'WebApp',
  requestId: 'e3b7a1c2',
  answer: SUCCESS,
  endedAt: 1_700_000_000_000,
  milliseconds: 12.345,
};

function lineOf(parts: Partial<Invoked>, fill: (record: InvocationRecord) => void = () => {}) {
  const record = new InvocationRecord(new Secrets(['local-caller-secret']));
  fill(record);
  return JSON.parse(logLine({ ...INVOKED, ...parts }, record));
}

test('a line, key by key', () => {
  const line = lineOf({}, (record) => {
    record.called({ operation: 'DescribeUserPoolClient', milliseconds: 3.1234 });
    record.called({ operation: 'UpdateUserPoolClient', milliseconds: 4, error: 'Throttling' });
    record.called({ operation: 'DescribeUserPoolClient', milliseconds: 3 });
    record.called({ operation: 'UpdateUserPoolClient', milliseconds: 5 });
    record.merged({ CallbackURLs: 'owned', LogoutURLs: 'released', ClientName: 'kept', AuthSessionValidity: 'kept' });
    record.warn('Something to look after.');
  });
  expect(line).toStrictEqual({
    _aws: {
      Timestamp: 1_700_000_000_000,
      CloudWatchMetrics: [
        {
          Namespace: 'My/Cognito/UserPoolClient',
          Dimensions: [['action'], ['action', 'outcome']],
          Metrics: [
            { Name: 'milliseconds', Unit: 'Milliseconds' },
            { Name: 'cognitoCalls', Unit: 'Count' },
            { Name: 'cognitoRetries', Unit: 'Count' },
          ],
        },
      ],
    },
    action: 'UPDATE',
    outcome: 'SUCCESS',
    milliseconds: 12.3,
    cognitoCalls: 4,
    cognitoRetries: 1,
    calls: [
      { operation: 'DescribeUserPoolClient', milliseconds: 3.1 },
      { operation: 'UpdateUserPoolClient', milliseconds: 4, error: 'Throttling' },
      { operation: 'DescribeUserPoolClient', milliseconds: 3 },
      { operation: 'UpdateUserPoolClient', milliseconds: 5 },
    ],
    warnings: ['Something to look after.'],
    settings: { owned: ['CallbackURLs'], released: ['LogoutURLs'], kept: ['ClientName', 'AuthSessionValidity'] },
    logicalResourceId: 'WebApp',
    requestId: 'e3b7a1c2',
  });
});

test('every metric and every dimension is a member of the line, as the format requires', () => {
  const line = lineOf({});
  const [{ Dimensions, Metrics }] = line._aws.CloudWatchMetrics;
  for (const name of Dimensions.flat()) expect(typeof line[name]).toBe('string');
  for (const { Name } of Metrics) expect(typeof line[Name]).toBe('number');
});

test('the line has the code of a failure, but not its message, which may quote a value', () => {
  const line = lineOf({ answer: FAILED });
  expect(line).toMatchObject({ outcome: 'FAILED', errorCode: 'NotFound' });
  expect(JSON.stringify(line)).not.toContain('quotes');
  expect(JSON.stringify(line)).not.toContain(IDENTIFIERS.ClientId);
});

test.each([undefined, null, 7, 'local-caller-secret', 'read'])('the line does not contain an unknown action %p', (action) => {
  expect(lineOf({ action }).action).toBe('UNKNOWN');
});

test.each([10n, {}, 7, null])('an invalid request id, %p, is left out', (requestId) => {
  expect(lineOf({ requestId })).not.toHaveProperty('requestId');
});

test('the pages of a list do not count as retries', () => {
  const line = lineOf({}, (record) => {
    for (let page = 0; page < 3; page++) record.called({ operation: 'ListUserPoolClients', milliseconds: 1 });
  });
  expect(line).toMatchObject({ cognitoCalls: 3, cognitoRetries: 0 });
});

test('a call after a failure counts as a retry, a call after a success does not', () => {
  const line = lineOf({}, (record) => {
    for (const error of ['Throttling', 'NetworkFailure', undefined, undefined, 'Throttling'] as const) {
      record.called({ operation: 'ListUserPoolClients', milliseconds: 1, ...(error && { error }) });
    }
    record.called({ operation: 'DescribeUserPoolClient', milliseconds: 1 });
  });
  expect(line).toMatchObject({ cognitoCalls: 6, cognitoRetries: 2 });
});

test('lists the first of very many calls and counts the others, so that CloudWatch Logs accepts the line', () => {
  const called = (count: number) =>
    lineOf({}, (record) => {
      for (let call = 0; call < count; call++) {
        record.called({ operation: 'DescribeUserPoolClient', milliseconds: call, error: 'ServiceInternalError' });
      }
    });
  expect(called(100)).not.toHaveProperty('furtherCalls');
  const line = called(50_000);
  expect(line).toMatchObject({ cognitoCalls: 50_000, cognitoRetries: 49_999, furtherCalls: 49_900 });
  expect(line.calls.map(({ milliseconds }: { milliseconds: number }) => milliseconds)).toEqual([...Array(100).keys()]);
  expect(JSON.stringify(line).length).toBeLessThan(LONGEST_EVENT);
});

test('masks a secret in a warning or a name', () => {
  const line = lineOf({ logicalResourceId: 'local-caller-secret' }, (record) => record.warn('It is local-caller-secret.'));
  expect(line).toMatchObject({ logicalResourceId: '***', warnings: ['It is ***.'] });
});

test('shortens very long warnings, and counts the warnings that it leaves out', () => {
  const line = lineOf({ logicalResourceId: 'W'.repeat(300_000) }, (record) => {
    for (let number = 0; number < 500; number++) record.warn(`${number} ${'word '.repeat(20_000)}`);
  });
  expect(line.warnings).toHaveLength(20);
  expect(line.furtherWarnings).toBe(480);
  expect(JSON.stringify(line).length).toBeLessThan(LONGEST_EVENT / 2);
  expect(lineOf({}, (record) => record.warn('x'))).not.toHaveProperty('furtherWarnings');
});
