import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { NodeBinary } from './lambdaNode';

export interface Invocation {
  /** The file and function in the task root, such as `dist/handlers.entrypoint`. */
  handler: string;
  event: unknown;
  functionName: string;
  requestId: string;
}

export interface InvocationResult {
  /** JSON text. */
  payload: string;
  /** `Unhandled` when the function threw, crashed or ran out of time, as Lambda reports it. */
  functionError?: string;
}

export interface EnvironmentOptions {
  /** The folder with the function's code. */
  taskRoot: string;
  node: NodeBinary;
  /** Variables in addition to those that Lambda sets. */
  variables: Readonly<Record<string, string>>;
  timeoutMs: number;
  onOutput: (text: string) => void;
}

/**
 * One execution environment of Lambda: a Node process that loads the function once and answers one event at a time. Of this
 * machine's environment variables it has only PATH.
 */
export class Environment {
  private readonly child: ChildProcess;
  private readonly exited: Promise<InvocationResult>;
  private ended = false;

  constructor(private readonly options: EnvironmentOptions) {
    this.child = fork(join(__dirname, 'bootstrap.cjs'), {
      env: { ...lambdaVariables(options), ...options.variables },
      execPath: options.node.path,
      // The function must not run with the loader of this process.
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Node's default would convert an event to JSON.
      serialization: 'advanced',
    });
    this.child.stdout?.on('data', (chunk: Buffer) => options.onOutput(chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => options.onOutput(chunk.toString()));
    this.exited = new Promise((resolve) => {
      const end = (errorType: string, message: string) => {
        this.ended = true;
        resolve(functionError(errorType, message));
      };
      this.child.once('error', (error) => end('Runtime.StartError', error.message));
      this.child.once('exit', (code, signal) =>
        end('Runtime.ExitError', `The function's process ended: ${signal ?? `code ${code}`}`),
      );
    });
  }

  /** Whether the process can take another event. */
  get alive(): boolean {
    return !this.ended && this.child.connected;
  }

  /** Runs the function with one event. Never rejects: an error is in the result. */
  async invoke({ handler, event, functionName, requestId }: Invocation): Promise<InvocationResult> {
    const { timeoutMs } = this.options;
    const context = { awsRequestId: requestId, functionName, functionVersion: '$LATEST', memoryLimitInMB: '256' };
    const answered = once(this.child, 'message').then(([result]) => result as InvocationResult);
    let timer: NodeJS.Timeout | undefined;
    const timedOut = new Promise<InvocationResult>((resolve) => {
      timer = setTimeout(() => {
        resolve(functionError('Sandbox.Timedout', `Task timed out after ${timeoutMs / 1000} seconds`));
        void this.stop();
      }, timeoutMs);
    });
    this.child.send({ handler, event, context, deadline: Date.now() + timeoutMs });
    try {
      return await Promise.race([answered, this.exited, timedOut]);
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    if (this.ended) return;
    // Set now, because the process takes no event after this, even before it receives the signal.
    this.ended = true;
    this.child.kill('SIGKILL');
    await this.exited;
  }
}

function functionError(errorType: string, errorMessage: string): InvocationResult {
  return { payload: JSON.stringify({ errorType, errorMessage }), functionError: 'Unhandled' };
}

/**
 * The variables that Lambda sets (its developer guide, "Defined runtime environment variables"). The credentials belong to the
 * function's role: a handler must never use them instead of its caller's credentials.
 */
function lambdaVariables({ taskRoot, node }: EnvironmentOptions): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    LAMBDA_TASK_ROOT: taskRoot,
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${node.version.split('.')[0]}.x`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'FUNCTIONROLE',
    AWS_SECRET_ACCESS_KEY: 'function-role-secret',
    AWS_SESSION_TOKEN: 'function-role-token',
    // The Node of the Lambda runtime is new enough for the SDK, but the local Node may cause its warning.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    // Lambda has no home folder with AWS settings.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
}
