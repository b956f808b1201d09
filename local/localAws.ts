import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../tools/projectRoot';
import { type LocalCognito, type LocalCognitoOptions, startLocalCognito } from './cognito/server';
import type { LoopbackServer } from './http/loopbackServer';
import { type LocalLambdaOptions, startLocalLambda } from './lambda/server';
import { type LocalLogs, type LocalLogsOptions, startLocalLogs } from './logs/server';

const TASK_ROOT = join(PROJECT_ROOT, 'build', 'TypeFunction');

export interface LocalAwsOptions {
  cognito?: LocalCognitoOptions;
  logs?: LocalLogsOptions;
  lambda?: Pick<LocalLambdaOptions, 'port' | 'onOutput'>;
}

/** The local Cognito and CloudWatch Logs, and the Lambda endpoint that runs the built bundle against them. */
export interface LocalAws {
  cognito: LocalCognito;
  logs: LocalLogs;
  lambda: LoopbackServer;
  stop(): Promise<void>;
}

/**
 * Starts the services on 127.0.0.1. Needs the built bundle: `npm run build` writes it.
 * @throws Node's error for a port in use
 */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const cognito = await startLocalCognito(options.cognito);
  const logs = await startLocalLogs(options.logs);
  const stopServices = () => Promise.all([cognito.stop(), logs.stop()]);
  try {
    const lambda = await startHandlers(endpointVariables({ cognito, logs }), options.lambda);
    return { cognito, logs, lambda, stop: async () => void (await Promise.all([lambda.stop(), stopServices()])) };
  } catch (error) {
    await stopServices();
    throw error;
  }
}

/**
 * Starts the Lambda endpoint that runs the built bundle.
 * @param variables the SDK's standard variables for the endpoints of services: the bundle has no other settings for them
 */
export function startHandlers(
  variables: Record<string, string>,
  options: LocalAwsOptions['lambda'] = {},
): Promise<LoopbackServer> {
  return startLocalLambda({ ...options, taskRoot: TASK_ROOT, handlers: handlersOfTheProject(), variables });
}

export function endpointVariables({ cognito, logs }: Pick<LocalAws, 'cognito' | 'logs'>): Record<string, string> {
  return { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url, AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: logs.url };
}

/** The two functions of template.yml, with their handlers from .rpdk-config. */
function handlersOfTheProject(): Record<string, string> {
  const { entrypoint, testEntrypoint } = JSON.parse(readFileSync(join(PROJECT_ROOT, '.rpdk-config'), 'utf8'));
  return { TypeFunction: entrypoint, TestEntrypoint: testEntrypoint };
}
