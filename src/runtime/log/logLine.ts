import { Action } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import type { CallEntry } from '../../cognito/callObserver';
import type { ProgressAnswer } from '../progressEvent';
import type { InvocationRecord } from './invocationRecord';

/** The facts of an invocation that are not in its record. */
export interface Invoked {
  /** The action of the event, unchecked. */
  action: unknown;
  /** The logical id of the resource in its template. */
  logicalResourceId?: string | undefined;
  /** The ARN of the stack. */
  stackId?: string | undefined;
  /** Lambda's id of the invocation, unchecked. */
  requestId?: unknown;
  answer: ProgressAnswer;
  /** The time at which the answer was ready, in epoch milliseconds. */
  endedAt: number;
  milliseconds: number;
}

/** A line lists only the first calls, because CloudWatch Logs accepts no event of more than 256 KB (DOC). */
const MOST_CALLS = 100;
/** The same for warnings, and for the length of a warning: the names of Cognito's unknown members can have any length. */
const MOST_WARNINGS = 20;
const LONGEST_WARNING = 4_096;

/** The members of the line from which CloudWatch makes metrics (embedded metric format). */
const METRICS = {
  Namespace: 'My/Cognito/UserPoolClient',
  Dimensions: [['action'], ['action', 'outcome']],
  Metrics: [
    { Name: 'milliseconds', Unit: 'Milliseconds' },
    { Name: 'cognitoCalls', Unit: 'Count' },
    { Name: 'cognitoRetries', Unit: 'Count' },
  ],
};

/**
 * The log line of an invocation: JSON in CloudWatch's embedded metric format. It contains names, numbers and codes, but no values
 * of a model. So it does not contain the message of the event either, which may quote a value.
 */
export function logLine(invoked: Invoked, { calls, warnings, ownership = {}, secrets }: InvocationRecord): string {
  const { action, logicalResourceId, stackId, requestId, answer, endedAt, milliseconds } = invoked;
  const settings = Object.entries(ownership);
  const namesOf = (owner: string) => settings.filter(([, decided]) => decided === owner).map(([name]) => name);
  return JSON.stringify({
    _aws: { Timestamp: endedAt, CloudWatchMetrics: [METRICS] },
    action: Object.values(Action).find((known) => known === action) ?? 'UNKNOWN',
    outcome: answer.status,
    ...(answer.status === 'FAILED' && { errorCode: answer.errorCode }),
    milliseconds: rounded(milliseconds),
    cognitoCalls: calls.length,
    cognitoRetries: retriesIn(calls),
    calls: calls.slice(0, MOST_CALLS).map((call) => ({ ...call, milliseconds: rounded(call.milliseconds) })),
    ...(calls.length > MOST_CALLS && { furtherCalls: calls.length - MOST_CALLS }),
    warnings: warnings.slice(0, MOST_WARNINGS).map((warning) => secrets.mask(warning, LONGEST_WARNING)),
    ...(warnings.length > MOST_WARNINGS && { furtherWarnings: warnings.length - MOST_WARNINGS }),
    ...(settings.length > 0 && {
      settings: { owned: namesOf('owned'), released: namesOf('released'), kept: namesOf('kept') },
    }),
    logicalResourceId: logicalResourceId && secrets.mask(logicalResourceId, LONGEST_WARNING),
    stackId: stackId && secrets.mask(stackId, LONGEST_WARNING),
    requestId: typeof requestId === 'string' ? requestId : undefined,
  });
}

/** The number of calls that repeat a failed call. */
function retriesIn(calls: readonly CallEntry[]): number {
  const failed = new Set<string>();
  let retries = 0;
  for (const { operation, error } of calls) {
    if (failed.delete(operation)) retries++;
    if (error !== undefined) failed.add(operation);
  }
  return retries;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
