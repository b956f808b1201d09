import { randomUUID } from 'node:crypto';
import { LOCAL_CREDENTIALS } from '../../tools/noAccount';

export type Action = 'CREATE' | 'READ' | 'UPDATE' | 'DELETE' | 'LIST';

export interface EventParts {
  action: Action;
  desired: object;
  previous?: object | undefined;
  nextToken?: string | undefined;
  /** The most clients in one page of a list. */
  maxResults?: number | undefined;
  /** Whether the update is part of a stack's rollback. */
  rollback?: boolean | undefined;
  /** The ARN of the stack. */
  stackId?: string | undefined;
  /** The name of the resource in its template; null for a resource outside a template. Default: `Client`. */
  logicalResourceId?: string | null;
  /** CloudFormation's idempotency token. Default: a new one. */
  token?: string;
  /** The context of the last IN_PROGRESS answer, when CloudFormation calls back. */
  callbackContext?: object | undefined;
  /** The log group of the type's registration. Default: no logging. */
  logGroupName?: string | undefined;
  /** The credentials with which the handler calls Cognito. Default: LOCAL_CREDENTIALS. */
  callerCredentials?: CallerCredentials | undefined;
  /** Default: us-east-1. */
  region?: string | undefined;
  /** Default: My::Cognito::UserPoolClient. */
  resourceType?: string | undefined;
}

export interface CallerCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

/** The credentials with which a handler writes to the local CloudWatch Logs. */
export const LOCAL_LOG_CREDENTIALS = {
  accessKeyId: 'LOCALLOGGER',
  secretAccessKey: 'local-logger-secret',
  sessionToken: 'local-logger-token',
};

/** An event of CloudFormation's protocol 2.0.0, in the form of the contract tests. */
export function handlerRequest(parts: EventParts) {
  const { action, desired, previous, nextToken, logicalResourceId, token, callbackContext, logGroupName } = parts;
  const { maxResults, rollback, stackId, callerCredentials, region, resourceType } = parts;
  return {
    action,
    awsAccountId: '123456789012',
    bearerToken: token ?? randomUUID(),
    callbackContext: callbackContext ?? null,
    region: region ?? 'us-east-1',
    resourceType: resourceType ?? 'My::Cognito::UserPoolClient',
    requestData: {
      callerCredentials: callerCredentials ?? LOCAL_CREDENTIALS,
      logicalResourceId: logicalResourceId === undefined ? 'Client' : logicalResourceId,
      resourceProperties: desired,
      previousResourceProperties: previous ?? null,
      typeConfiguration: null,
      ...(logGroupName !== undefined && {
        providerCredentials: LOCAL_LOG_CREDENTIALS,
        providerLogGroupName: logGroupName,
      }),
    },
    ...(nextToken !== undefined && { nextToken }),
    ...(maxResults !== undefined && { maxResults }),
    ...(rollback !== undefined && { rollback }),
    ...(stackId !== undefined && { stackId }),
  };
}

/** The progress event that a handler answers, with the members on which a caller can rely. */
export interface AnsweredEvent {
  status: 'SUCCESS' | 'FAILED' | 'IN_PROGRESS';
  message?: string;
  errorCode?: string;
  resourceModel?: Record<string, unknown>;
  resourceModels?: Record<string, unknown>[];
  nextToken?: string;
  callbackDelaySeconds?: number;
  callbackContext?: object;
}

/**
 * Invokes the function over HTTP, as the CloudFormation CLI does.
 * @param signal ends the wait for the answer
 * @throws Error when the function threw an error, crashed or ran out of time
 */
export async function invoke(
  lambdaUrl: string,
  event: unknown,
  functionName = 'TypeFunction',
  signal?: AbortSignal,
): Promise<AnsweredEvent> {
  const response = await fetch(`${lambdaUrl}/2015-03-31/functions/${functionName}/invocations`, {
    method: 'POST',
    body: JSON.stringify(event),
    ...(signal && { signal }),
  });
  const text = await response.text();
  if (!response.ok || response.headers.has('x-amz-function-error'))
    throw new Error(`The function ${functionName} failed: ${text}`);
  return JSON.parse(text) as AnsweredEvent;
}
