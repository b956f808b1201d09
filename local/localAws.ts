import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalCognito, type LocalCognitoOptions, startLocalCognito } from './cognito/server';
import type { LoopbackServer } from './http/loopbackServer';
import { type LocalLambdaOptions, startLocalLambda } from './lambda/server';
import { PROJECT_ROOT } from './projectRoot';

const TASK_ROOT = join(PROJECT_ROOT, 'build', 'TypeFunction');

export interface LocalAwsOptions {
  cognito?: LocalCognitoOptions;
  lambda?: Pick<LocalLambdaOptions, 'port' | 'onOutput'>;
}

/** The local Cognito, and the Lambda endpoint that runs the built bundle against it. */
export interface LocalAws {
  cognito: LocalCognito;
  lambda: LoopbackServer;
  stop(): Promise<void>;
}

/** Starts both on 127.0.0.1. The bundle has to be there: `npm run build` writes it. Throws Node's error for a port that is taken. */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const cognito = await startLocalCognito(options.cognito);
  try {
    const lambda = await startHandlers(cognito.url, options.lambda);
    return { cognito, lambda, stop: async () => void (await Promise.all([lambda.stop(), cognito.stop()])) };
  } catch (error) {
    await cognito.stop();
    throw error;
  }
}

/** Starts the Lambda endpoint that runs the built bundle against a Cognito at some address. */
export function startHandlers(cognitoUrl: string, options: LocalAwsOptions['lambda'] = {}): Promise<LoopbackServer> {
  return startLocalLambda({
    ...options,
    taskRoot: TASK_ROOT,
    handlers: handlersOfTheProject(),
    // The SDK's own variable: the bundle knows no other Cognito than the one its SDK is pointed at.
    variables: { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognitoUrl },
  });
}

/** The two functions of template.yml, with the handlers that .rpdk-config gives them. */
function handlersOfTheProject(): Record<string, string> {
  const { entrypoint, testEntrypoint } = JSON.parse(readFileSync(join(PROJECT_ROOT, '.rpdk-config'), 'utf8'));
  return { TypeFunction: entrypoint, TestEntrypoint: testEntrypoint };
}
