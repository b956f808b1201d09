import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { exitCode, start } from '../../../tools/childProcesses';
import { ensureVenv } from '../../../tools/contract/venv';
import { NO_ACCOUNT } from '../../../tools/noAccount';
import type { LoopbackServer } from '../../http/loopbackServer';
import { serveHandlerCaller } from '../handlerCallerServer';

/** CloudFormation on this machine: moto's engine, which knows our type among others and sends its events to the built bundle. */
export interface StackEngine {
  cloudFormation: CloudFormationClient;
  /** The environment in which the AWS CLI, or any other program, finds the engine and the local Cognito, and no real account. */
  variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Where the local Cognito and the handlers are: a LocalAws will do. */
export interface Addresses {
  cognito: { url: string };
  lambda: { url: string };
}

/**
 * Starts the engine, a Python process that takes any number of stacks. What a stack makes in Cognito is in
 * the local Cognito, everything else is moto's.
 * @throws Error when it does not start
 */
export async function startStackEngine(aws: Addresses): Promise<StackEngine> {
  const { python } = ensureVenv();
  const variables = { ...NO_ACCOUNT, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: aws.cognito.url };
  const caller = await serveHandlerCaller(aws.lambda.url);
  const env = {
    ...process.env,
    ...variables,
    HANDLER_CALLER_URL: caller.url,
    PYTHONPATH: join(__dirname, '..'),
    PYTHONDONTWRITEBYTECODE: '1',
  };
  const { url, stop } = await serve(python, ['-m', 'stacks.serve'], env).catch(async (error: unknown) => {
    await caller.stop();
    throw error;
  });
  const cloudFormation = clientOf(url);
  return {
    cloudFormation,
    variables: { ...variables, AWS_ENDPOINT_URL: url },
    stop: async () => {
      cloudFormation.destroy();
      await stop();
      await caller.stop();
    },
  };
}

/**
 * Runs a Python program that prints the address at which it serves.
 * @throws Error when it ends before that
 */
export async function serve(
  python: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<Pick<LoopbackServer, 'url' | 'stop'>> {
  const server = start(python, ['-W', 'ignore', ...args], { env, output: 'pipe' });
  server.stderr?.pipe(process.stderr);
  const ended = exitCode(server);
  const url = await Promise.race([firstLine(server.stdout), ended.then(() => undefined)]);
  if (url === undefined) throw new Error('The CloudFormation engine did not start; stderr says why.');
  const stop = async () => {
    server.kill();
    await ended;
  };
  return { url, stop };
}

/** A client of CloudFormation at an address of this machine. */
export function clientOf(url: string): CloudFormationClient {
  return new CloudFormationClient({
    endpoint: url,
    region: NO_ACCOUNT.AWS_DEFAULT_REGION,
    credentials: { accessKeyId: NO_ACCOUNT.AWS_ACCESS_KEY_ID, secretAccessKey: NO_ACCOUNT.AWS_SECRET_ACCESS_KEY },
    // An error of the engine is a finding, not something to try again.
    maxAttempts: 1,
  });
}

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string | undefined> {
  if (stream === null) return undefined;
  const [line] = await once(createInterface({ input: stream }), 'line');
  return line as string;
}
