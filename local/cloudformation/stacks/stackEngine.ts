import { once } from 'node:events';
import { devNull } from 'node:os';
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
  url: string;
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

export interface StackEngineOptions {
  /** TCP port on 127.0.0.1; 0 or absent takes a free one. */
  port?: number;
  /** That of the local Cognito. Default: us-east-1. */
  region?: string | undefined;
  /** Names under which the account has registered our type besides `My::Cognito::UserPoolClient`, as an organization may. */
  furtherTypeNames?: readonly string[];
}

/**
 * Starts the engine, a Python process that takes any number of stacks. What a stack makes in Cognito is in
 * the local Cognito, everything else is moto's.
 * @throws Error when it does not start, with the code and the port as in Node's own error when it can't listen
 */
export async function startStackEngine(
  aws: Addresses,
  { port = 0, region, furtherTypeNames = [] }: StackEngineOptions = {},
): Promise<StackEngine> {
  const { python } = ensureVenv();
  const variables = {
    ...NO_ACCOUNT,
    ...(region !== undefined && { AWS_DEFAULT_REGION: region }),
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: aws.cognito.url,
  };
  const caller = await serveHandlerCaller(aws.lambda.url);
  const names = { FURTHER_TYPE_NAMES: furtherTypeNames.join(' ') };
  const env = pythonEnvironment({ ...variables, ...names, HANDLER_CALLER_URL: caller.url });
  const { url, stop } = await serve(python, ['-m', 'stacks.serve', String(port)], env).catch(async (error: unknown) => {
    await caller.stop();
    throw error;
  });
  const cloudFormation = clientOf(url);
  return {
    url,
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
 * Runs a Python program that prints the address at which it serves, and ends with its input. When it can't listen, it prints the code
 * of the error and the port.
 * @throws Error when it ends before it serves, with the code and the port, if it printed them, as Node's own errors have them
 */
export async function serve(
  python: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<Pick<LoopbackServer, 'url' | 'stop'>> {
  const server = start(python, ['-W', 'ignore', ...args], { env, input: 'pipe', output: 'pipe' });
  server.stderr?.pipe(process.stderr);
  const ended = exitCode(server);
  const url = await Promise.race([firstLine(server.stdout), ended.then(() => undefined)]);
  if (url === undefined) throw new Error('The CloudFormation engine did not start; stderr says why.');
  const [, code, port] = /^(E[A-Z]+) (\d+)$/.exec(url) ?? [];
  if (code !== undefined)
    throw Object.assign(new Error(`The CloudFormation engine can't listen on port ${port}: ${code}.`), {
      code,
      port: Number(port),
    });
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

/**
 * The environment of a Python program of this folder.
 * @param variables what it gets for AWS
 */
export function pythonEnvironment(variables: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...environmentWithoutAws(), ...variables, PYTHONPATH: join(__dirname, '..'), PYTHONDONTWRITEBYTECODE: '1' };
}

/** The environment of this process without what a person has set up for AWS, or for a way to the internet. */
function environmentWithoutAws(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^AWS_|_proxy$/i.test(name));
  return { ...Object.fromEntries(inherited), AWS_CONFIG_FILE: devNull, AWS_SHARED_CREDENTIALS_FILE: devNull };
}

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string | undefined> {
  if (stream === null) return undefined;
  const [line] = await once(createInterface({ input: stream }), 'line');
  return line as string;
}
