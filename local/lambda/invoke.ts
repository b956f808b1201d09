import { randomUUID } from 'node:crypto';

export type Action = 'CREATE' | 'READ' | 'UPDATE' | 'DELETE' | 'LIST';

export interface EventParts {
  action: Action;
  desired: object;
  previous?: object | undefined;
  nextToken?: string | undefined;
  logicalResourceId?: string;
  /** CloudFormation's idempotency token. Default: a new one. */
  token?: string;
}

/** Credentials that the local Cognito takes. No account knows them. */
export const LOCAL_CREDENTIALS = {
  accessKeyId: 'LOCALCALLER',
  secretAccessKey: 'local-caller-secret',
  sessionToken: 'local-caller-token',
};

/** An event of CloudFormation's protocol 2.0.0, in the form in which the contract tests send it. */
export function handlerRequest({ action, desired, previous, nextToken, logicalResourceId, token }: EventParts) {
  return {
    action,
    awsAccountId: '123456789012',
    bearerToken: token ?? randomUUID(),
    callbackContext: null,
    region: 'us-east-1',
    resourceType: 'My::Cognito::UserPoolClient',
    requestData: {
      callerCredentials: LOCAL_CREDENTIALS,
      logicalResourceId: logicalResourceId ?? 'Client',
      resourceProperties: desired,
      previousResourceProperties: previous ?? null,
      typeConfiguration: null,
    },
    ...(nextToken !== undefined && { nextToken }),
  };
}

/** What a handler answers, as far as a caller can rely on it. */
export interface AnsweredEvent {
  status: 'SUCCESS' | 'FAILED' | 'IN_PROGRESS';
  message?: string;
  errorCode?: string;
  resourceModel?: Record<string, unknown>;
  resourceModels?: Record<string, unknown>[];
  nextToken?: string;
  callbackDelaySeconds?: number;
}

/**
 * Invokes the function over HTTP, as the CloudFormation CLI does.
 * @throws Error when the function itself failed (threw, crashed or ran out of time)
 */
export async function invoke(lambdaUrl: string, event: unknown, functionName = 'TypeFunction'): Promise<AnsweredEvent> {
  const response = await fetch(`${lambdaUrl}/2015-03-31/functions/${functionName}/invocations`, {
    method: 'POST',
    body: JSON.stringify(event),
  });
  const text = await response.text();
  if (!response.ok || response.headers.has('x-amz-function-error'))
    throw new Error(`The function ${functionName} failed: ${text}`);
  return JSON.parse(text) as AnsweredEvent;
}
